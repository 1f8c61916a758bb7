"""A campus service of a test's own, with the few moves that every test of it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from app.campus.api.tables import ensure_tables
from app.campus.demo.descriptor import DEMO
from app.campus.demo.opening import sandbox_handlers, setting_for
from app.campus.demo.stage import Stage
from app.campus.service.desk import Desk
from app.campus.service.entropy import SeededEntropy, SystemEntropy
from app.campus.service.hasher import QuickHasher
from app.campus.service.roles import backend
from app.campus.store.rows import StaffRow
from app.campus.store.store import MEMORY, Store
from app.campus.store.vault import Keys, new_keys
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.accounts import Account, Credentials, Identity, Nothing, Registered, Registration
from app.core.backend.data.codes import Channel, CodeRequest, PictureAnswer, PictureCodeRequest, Purpose
from app.core.backend.data.records import FieldVerdict, Record, SelfCheck, Verdict
from app.core.backend.data.reviews import WarningAccepted
from app.core.backend.data.roster import StaffLogin
from app.core.backend.data.sandbox import (
    Advance,
    Challenge,
    Message,
    MessageQuery,
    Persona,
    ScenarioQuery,
    StagedDecision,
    Subject,
)
from app.core.backend.descriptor import Capability, Options, Profile, Realm
from app.core.backend.refusal import RefusalCode, Refused

PNG = b"\x89PNG\r\n\x1a\n"
PORTRAIT, EMBLEM = PNG + b"portrait", PNG + b"emblem"


def writing(session: str = "", attempt: str = "") -> Call:
    return Call(session=session, attempt=attempt or new_attempt())


def reading(session: str = "") -> Call:
    return Call(session=session)


@contextmanager
def refuses(code: RefusalCode | str, field: str | None = None) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """The body must be refused with this code, at this field when one is given."""
    with pytest.raises(Refused) as caught:
        yield caught
    assert caught.value.code == code, f"refused with {caught.value.code} instead of {code}"
    if field is not None:
        assert caught.value.field == field


class Campus:
    """`rules` are values over the shipped ones. In memory unless a `url` is given."""

    def __init__(
        self,
        profile: Profile = Profile.PHONE,
        *,
        rules: Mapping[str, Any] | None = None,
        url: str = MEMORY,
        keys: Keys | None = None,
        realm: Realm = Realm.DEMO,
        passwords: bool = True,
        seed: int = 2026,
        has_tables: bool = False,
    ) -> None:
        setting, book = setting_for(Options(profile=profile))
        if rules:
            book = book.with_values(**rules)
        capabilities = setting.capabilities | {Capability.ROSTER}
        setting = replace(
            setting, rules=book.rules, realm=realm, passwords=passwords, capabilities=capabilities
        )
        self.stage = Stage(setting, book, seed)
        self.keys = keys or new_keys()
        self.store = Store(url, self.keys)
        if url != MEMORY and not has_tables:
            ensure_tables(self.store)
        entropy = SeededEntropy(seed) if url == MEMORY else SystemEntropy()
        self.desk = Desk(self.store, lambda: self.stage.setting, self.stage.clock, entropy, QuickHasher())
        self.backend: Any = backend(self.desk, DEMO, sandbox_handlers(self.stage))
        self.accounts = self.backend.accounts
        self.recovery = self.backend.recovery
        self.reviews = self.backend.reviews
        self.records = self.backend.records
        self.corrections = self.backend.corrections
        self.roster = self.backend.roster
        self.sandbox = self.backend.sandbox

    def close(self) -> None:
        self.store.close()

    # -- the stage

    def load(self, scenario: str = "sunny-path") -> Persona:
        """People and world of a scenario; the rules of the test stay in force."""
        setting = self.stage.setting
        persona: Persona = self.sandbox.load(ScenarioQuery(scenario), writing()).persona
        self.stage.setting = replace(
            self.stage.setting, rules=setting.rules, profile=setting.profile, published=setting.published
        )
        return persona

    def advance(self, seconds: int = 0, working_days: int = 0) -> None:
        self.sandbox.advance(Advance(seconds, working_days), writing())

    def decide(self, subject: Subject, accept: bool, reason: str = "") -> None:
        self.sandbox.stage(StagedDecision(subject, accept, reason), writing())

    def messages(self, target: str = "", channel: Channel = Channel.PHONE) -> tuple[Message, ...]:
        found: tuple[Message, ...] = self.sandbox.messages(MessageQuery(channel, target), reading()).messages
        return found

    # -- the moves of a person

    def picture(self, purpose: Purpose = Purpose.REGISTER) -> PictureAnswer:
        drawn = self.accounts.picture_code(PictureCodeRequest(purpose), writing())
        solved = self.sandbox.picture_solution(Challenge(drawn.challenge), reading())
        return PictureAnswer(drawn.challenge, solved.answer)

    def send(
        self,
        target: str,
        purpose: Purpose = Purpose.REGISTER,
        channel: Channel = Channel.PHONE,
        session: str = "",
    ) -> Any:
        request = CodeRequest(purpose, channel, target, self.picture(purpose))
        return self.accounts.send_code(request, writing(session))

    def code(
        self,
        target: str,
        purpose: Purpose = Purpose.REGISTER,
        channel: Channel = Channel.PHONE,
        session: str = "",
    ) -> str:
        """Have a code sent and read it from the virtual phone or mailbox."""
        self.send(target, purpose, channel, session)
        return self.messages(target, channel)[-1].code

    def register(self, person: Persona, **changes: Any) -> Registered:
        """Register by phone, the code included; `changes` go into the form."""
        form = self.form(person, **changes)
        done: Registered = self.accounts.register(form, writing())
        return done

    def form(self, person: Persona, **changes: Any) -> Registration:
        phone = changes.get("phone", person.phone)
        code = changes.pop("code", None) or self.code(phone)
        form = Registration(person.password, phone, code, identity=identity_of(person))
        return replace(form, **changes)

    def log_in(self, identifier: str, password: str) -> str:
        token: str = self.accounts.log_in(Credentials(identifier, password), writing()).token
        return token

    def entered(self, person: Persona) -> str:
        """Registered and logged in."""
        self.register(person)
        return self.log_in(person.phone, person.password)

    def needing_check(self, scenario: str = "number-taken-app-check") -> tuple[Persona, str]:
        """Registered again with a number that is taken, logged in, warned: ready for the ways out."""
        person = self.load(scenario)
        self.register(person, register_again=True, warning_accepted=True)
        session = self.log_in(person.phone, person.password)
        self.reviews.accept_warning(WarningAccepted(True, True, True), writing(session))
        return person, session

    def account(self, session: str) -> Account:
        found: Account = self.accounts.account(Nothing(), reading(session))
        return found

    def record(self, session: str) -> Record:
        page = self.records.look_up(Nothing(), reading(session))
        found: Record = page.records[0]
        return found

    def staff(self, role: str, college: str = "", classes: tuple[str, ...] = ()) -> str:
        """The session of a new member of staff."""
        name = f"{role}-{new_attempt()[:6]}"
        row = StaffRow(new_attempt(), role, QuickHasher().hash("staff-1"), college, classes, name)
        self.store.run(lambda transaction: transaction.rows(StaffRow).add(row), writes=True)
        token: str = self.roster.log_in(StaffLogin(name, "staff-1"), writing()).token
        return token


def identity_of(person: Persona, **changes: Any) -> Identity:
    return replace(Identity(person.name, person.document_type, person.number), **changes)


def all_same(record: Record, **different: str) -> SelfCheck:
    """A self-check in which everything agrees but what is named: key -> what it should be."""
    keys = [*(field.key for field in record.fields), "photo"]
    verdicts = [
        FieldVerdict(key, Verdict.DIFFERENT, different[key])
        if key in different
        else FieldVerdict(key, Verdict.SAME)
        for key in keys
    ]
    return SelfCheck(record.id, tuple(verdicts))
