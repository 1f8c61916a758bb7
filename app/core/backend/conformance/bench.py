"""What the cases work with: an opened backend, invented people, and the errands many cases begin with."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from app.core.backend.backend import Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.conformance.case import Broken, NotHere, expect
from app.core.backend.conformance.person import Person, invent
from app.core.backend.data.accounts import Credentials, Nothing, Registration, Session
from app.core.backend.data.codes import (
    Channel,
    CodeRequest,
    CodeSent,
    PictureAnswer,
    PictureCodeRequest,
    Purpose,
)
from app.core.backend.data.records import Record
from app.core.backend.data.sandbox import Advance, Challenge, MessageQuery, ScenarioQuery
from app.core.backend.data.service import ServiceFacts
from app.core.backend.descriptor import Profile
from app.core.backend.refusal import Refused
from app.core.backend.roles.accounts import Accounts
from app.core.backend.roles.corrections import Corrections
from app.core.backend.roles.records import Records
from app.core.backend.roles.recovery import Recovery
from app.core.backend.roles.reviews import Reviews
from app.core.backend.roles.roster import Roster
from app.core.backend.roles.sandbox import Sandbox
from app.core.scenarios.catalogue import DEFAULT

T = TypeVar("T")
COOLED_DOWN = 25 * 3600
"""Seconds after which any service sends another code."""


class Bench:
    """Roles are given as present: asking for a missing one ends the case as not applicable."""

    def __init__(self, backend: Backend, chance: random.Random) -> None:
        self.backend = backend
        self.chance = chance

    @property
    def accounts(self) -> Accounts:
        return _there(self.backend.accounts)

    @property
    def recovery(self) -> Recovery:
        return _there(self.backend.recovery)

    @property
    def reviews(self) -> Reviews:
        return _there(self.backend.reviews)

    @property
    def records(self) -> Records:
        return _there(self.backend.records)

    @property
    def corrections(self) -> Corrections:
        return _there(self.backend.corrections)

    @property
    def roster(self) -> Roster:
        return _there(self.backend.roster)

    @property
    def sandbox(self) -> Sandbox:
        return _there(self.backend.sandbox)

    def facts(self) -> ServiceFacts:
        return self.backend.service.facts(Nothing(), Call())

    def only_phone_profile(self) -> None:
        if self.facts().profile is not Profile.PHONE:
            raise NotHere

    def person(self) -> Person:
        return invent(self.chance)

    def write(self, session: Session | None = None) -> Call:
        """The circumstances of a new attempt."""
        return Call(session=session.token if session else "", attempt=new_attempt())

    def read(self, session: Session | None = None) -> Call:
        return Call(session=session.token if session else "")

    def advance(self, seconds: int = 0, working_days: int = 0) -> None:
        self.sandbox.advance(Advance(seconds, working_days), self.write())

    def picture(self, purpose: Purpose) -> PictureAnswer:
        """A picture code with its right answer, which only the practice stage tells."""
        picture = self.accounts.picture_code(PictureCodeRequest(purpose), self.write())
        solution = self.sandbox.picture_solution(Challenge(picture.challenge), self.read())
        return PictureAnswer(picture.challenge, solution.answer)

    def ask_for_code(self, purpose: Purpose, phone: str, session: Session | None = None) -> CodeSent:
        request = CodeRequest(purpose, Channel.PHONE, phone, self.picture(purpose))
        return self.accounts.send_code(request, self.write(session))

    def newest_code(self, phone: str) -> str:
        """The last code on the virtual phone."""
        messages = self.sandbox.messages(MessageQuery(Channel.PHONE, phone), self.read()).messages
        coded = [message for message in messages if message.code]
        if not coded:
            raise Broken("a code was sent, but the virtual phone shows none")
        return max(coded, key=lambda message: message.at).code

    def code(self, purpose: Purpose, phone: str, session: Session | None = None) -> str:
        self.ask_for_code(purpose, phone, session)
        return self.newest_code(phone)

    def form(self, person: Person, **changes: Any) -> Registration:
        """The filled-in form of somebody who just got a code."""
        values: dict[str, Any] = {
            "password": person.password,
            "phone": person.phone,
            "code": self.code(Purpose.REGISTER, person.phone),
            "identity": person.identity,
        }
        return Registration(**{**values, **changes})

    def registered(self) -> Person:
        """Somebody with an active account of the phone profile."""
        self.only_phone_profile()
        person = self.person()
        self.accounts.register(self.form(person), self.write())
        return person

    def log_in(self, person: Person, password: str = "") -> Session:
        credentials = Credentials(person.phone, password or person.password)
        return self.accounts.log_in(credentials, self.write())

    def student(self) -> tuple[Person, Session]:
        person = self.registered()
        return person, self.log_in(person)

    def second_account(self) -> tuple[Person, Session]:
        """Somebody who registered again with a number that has an account, and must now prove it."""
        first = self.registered()
        person = first.with_phone(self.person().phone)
        form = self.form(person, register_again=True, warning_accepted=True)
        self.accounts.register(form, self.write())
        return person, self.log_in(person)

    def student_with_record(self) -> tuple[Session, Record]:
        """The person of the first scenario, registered, with the record that the school published."""
        self.only_phone_profile()
        try:
            persona = self.sandbox.load(ScenarioQuery(DEFAULT), self.write()).persona
        except Refused as refused:
            raise NotHere from refused
        person = Person(persona.name, persona.number, persona.phone, persona.email, persona.password)
        self.accounts.register(self.form(person), self.write())
        session = self.log_in(person)
        page = self.records.look_up(Nothing(), self.read(session))
        if not page.records:
            raise Broken("the person of the first scenario has no record")
        return session, page.records[0]


def at_once(*works: Callable[[], T]) -> list[T | BaseException]:
    """Run all works at the same time; gives each one's result or exception, in their order."""

    def outcome(work: Callable[[], T]) -> T | BaseException:
        try:
            return work()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(outcome, works))


def expect_masked(shown: str, secret: str, what: str) -> None:
    """Of a number or address that is shown back, enough must be hidden."""
    expect("*" in shown and secret not in shown, f"{what} is shown in full")


def _there(role: T | None) -> T:
    if role is None:
        raise NotHere
    return role
