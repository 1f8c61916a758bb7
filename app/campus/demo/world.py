"""Building the world of a scenario in the store: people, records, accounts that exist already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.campus.demo.accounts import build_account
from app.campus.demo.people import UNIVERSITY, Person
from app.campus.demo.records import record_row
from app.campus.demo.requests import build_request
from app.campus.demo.roll import enlist
from app.campus.rules.staged import stage
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, RecordRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.data.sandbox import Persona
from app.core.identity.document_type import DocumentType
from app.core.scenarios.scenario import AccountSpec, ClassmateSpec, RecordSpec, Scenario, Whose

PASSWORD = "Qinghe2026"  # noqa: S105 - the password of invented people, shown on the page
OTHER_PASSWORD = "Forgotten-7"  # noqa: S105


@dataclass(frozen=True)
class Cast:
    """The people of a scenario: the student, a classmate, whose phone and e-mail are used otherwise, and
    the classmates who ask the student for help.
    """

    student: Person
    classmate: Person
    other: Person
    document_type: DocumentType = DocumentType.RESIDENT_ID
    askers: tuple[Person, ...] = ()


def persona_of(cast: Cast) -> Persona:
    student = cast.student
    return Persona(
        name=student.name,
        document_type=cast.document_type,
        number=student.number,
        phone=student.phone,
        email=student.email,
        password=PASSWORD,
        other_phone=cast.other.phone,
        classmate_name=cast.classmate.name,
        classmate_phone=cast.classmate.phone,
        institution=UNIVERSITY,
        student_number=student.student_number,
        major=student.major,
    )


def build(work: Work, scenario: Scenario, cast: Cast, published_since: date) -> None:
    """Put everything of a scenario into the store."""
    world = scenario.world
    since = published_since if world.published else None
    enlist(work, cast.student, deferred=world.entry_deferred)
    for spec in (*((world.record,) if world.record else ()), *world.more_records):
        work.rows(RecordRow).add(record_row(work, cast.student, spec, since))
    if world.classmate is not None:
        _build_classmate(work, cast, world.classmate, since)
    own: list[AccountRow] = []
    for account in world.accounts:
        password = PASSWORD if account.remembers_password else OTHER_PASSWORD
        row = build_account(work, account, cast.student, cast.other, password, cast.document_type)
        own += [row] if account.number is Whose.OWN and account.state is AccountState.ACTIVE else []
    for request, asker in zip(world.requests, cast.askers, strict=True):
        build_request(work, request, asker, own[0], PASSWORD, since)
    for decision in scenario.staged:
        stage(work, decision.subject, accept=decision.accept, reason=decision.reason)


def _build_classmate(work: Work, cast: Cast, spec: ClassmateSpec, since: date | None) -> None:
    enlist(work, cast.classmate, deferred=False)
    work.rows(RecordRow).add(record_row(work, cast.classmate, RecordSpec(), since))
    if spec.registered:
        account = AccountSpec(AccountState.ACTIVE, Whose.OWN, Whose.OWN, phone_bound=spec.phone_bound)
        build_account(work, account, cast.classmate, cast.other, PASSWORD)
