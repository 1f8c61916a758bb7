"""A campus with every role and everybody in it: two students with records, staff of all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from app.campus.api.people import People, Staff, add_people
from app.campus.demo.descriptor import DEMO
from app.campus.demo.opening import sandbox_handlers, setting_for
from app.campus.demo.stage import Stage
from app.campus.service.desk import Desk
from app.campus.service.entropy import SeededEntropy
from app.campus.service.hasher import QuickHasher
from app.campus.service.roles import backend
from app.campus.store.rows import StudentRow
from app.campus.store.store import MEMORY, Store
from app.campus.store.vault import new_keys
from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.accounts import Credentials, Identity, Nothing, Registration
from app.core.backend.data.codes import Channel, CodeRequest, PictureAnswer, PictureCodeRequest, Purpose
from app.core.backend.data.records import Record
from app.core.backend.data.roster import StaffLogin
from app.core.backend.data.sandbox import Challenge, MessageQuery, Persona, ScenarioQuery
from app.core.backend.descriptor import Capability, Options
from app.core.scenarios.catalogue import DEFAULT

EVERYTHING = frozenset(one for one in Capability if ROLE_OF[one] != "guide")


@dataclass
class Campus:
    """`tokens` by who: nobody, expired, (other-)student, (other-)counsellor, office, operator."""

    backend: Backend
    tokens: dict[str, str]
    records: dict[str, Record]
    personas: dict[str, Persona]
    students: dict[str, StudentRow] = field(default_factory=dict)


def open_campus() -> Campus:
    """The same campus every time, down to its tokens; whoever opens it closes its backend."""
    setting, book = setting_for(Options())
    setting = replace(setting, capabilities=EVERYTHING)
    stage = Stage(setting, book, 7)
    store = Store(MEMORY, new_keys())
    desk = Desk(store, lambda: setting, stage.clock, SeededEntropy(7), QuickHasher())
    roles: Any = backend(desk, replace(DEMO, capabilities=EVERYTHING), sandbox_handlers(stage))
    campus = Campus(roles, {"nobody": "", "expired": "0" * 32}, {}, {})
    for who in ("student", "other-student"):
        _enter(campus, roles, who)
    rows = store.run(lambda work: work.rows(StudentRow).all(), writes=False)
    for who, persona in campus.personas.items():
        campus.students[who] = next(row for row in rows if row.number == persona.number)
    own = campus.students["student"]
    staff = (
        Staff("own", "counsellor", "Own-password-1", own.college, (own.class_name,)),
        Staff("elsewhere", "counsellor", "Other-password-1", "别的学院"),
        Staff("office", "office", "Office-password-1"),
        Staff("operator", "operator", "Operator-password-1"),
    )
    store.run(
        lambda work: add_people(work, People(staff=staff), SeededEntropy(8), QuickHasher()), writes=True
    )
    names = ("counsellor", "other-counsellor", "office", "operator")
    for who, one in zip(names, staff, strict=True):
        login = StaffLogin(one.user_name, one.password)
        campus.tokens[who] = roles.roster.log_in(login, Call(attempt=new_attempt())).token
    return campus


@contextmanager
def whole_campus() -> Iterator[Campus]:
    campus = open_campus()
    yield campus
    campus.backend.close()


def _enter(campus: Campus, roles: Any, who: str) -> None:
    """Register the person of a freshly loaded situation, and log in."""

    def attempt() -> Call:
        return Call(attempt=new_attempt())

    persona = roles.sandbox.load(ScenarioQuery(DEFAULT), attempt()).persona
    picture = roles.accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), attempt())
    answer = roles.sandbox.picture_solution(Challenge(picture.challenge), Call()).answer
    asked = CodeRequest(
        Purpose.REGISTER, Channel.PHONE, persona.phone, PictureAnswer(picture.challenge, answer)
    )
    roles.accounts.send_code(asked, attempt())
    code = roles.sandbox.messages(MessageQuery(Channel.PHONE, persona.phone), Call()).messages[-1].code
    identity = Identity(persona.name, persona.document_type, persona.number)
    roles.accounts.register(Registration(persona.password, persona.phone, code, identity=identity), attempt())
    session = roles.accounts.log_in(Credentials(persona.phone, persona.password), attempt())
    campus.tokens[who] = session.token
    campus.personas[who] = persona
    campus.records[who] = roles.records.look_up(Nothing(), Call(session.token)).records[0]
