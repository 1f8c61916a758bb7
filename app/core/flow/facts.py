"""Yes-or-no questions by which the table tells ways apart, and how each is answered from what is known."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from app.core.backend.data.accounts import AccountState
from app.core.backend.data.records import Flag, Publication, RecordPage, Verdict
from app.core.backend.data.recovery import TicketState
from app.core.backend.data.reviews import CheckStanding
from app.core.backend.descriptor import Capability, Profile
from app.core.backend.refusal import RefusalCode
from app.core.flow.helping import waiting_requests
from app.core.flow.memory import Memory
from app.core.flow.venue import Venue


class Fact(StrEnum):
    """Names of the questions; what each means is its function below."""

    GUIDED = "guided"
    AT_SCHOOL = "at-school"
    LEGACY = "legacy"
    CAN_REGISTER = "can-register"
    CAN_RECOVER = "can-recover"
    CAN_REVIEW = "can-review"
    HAS_RECORDS = "has-records"
    NAMED = "named"
    WARNED = "warned"
    CHANGING = "changing"
    BOUND = "bound"
    ASKED = "asked"
    CODE_OK = "code-ok"
    NEEDS_BASIC = "needs-basic"
    NEEDS_ID_CHECK = "needs-id-check"
    SOLVED = "solved"
    UNDER_REVIEW = "under-review"
    PUBLISHED = "published"
    RECORD_FOUND = "record-found"
    ALL_SAME = "all-same"
    WAYS_EXIST = "ways-exist"
    PHONE_FREED = "phone-freed"
    SYMPTOM = "symptom"
    TOPIC_DONE = "topic-done"


Answer = Callable[[Venue, Memory], bool]


def _capable(capability: Capability) -> Answer:
    return lambda venue, memory: capability in venue.capabilities


def _state(state: AccountState) -> Answer:
    return lambda venue, memory: memory.known.account is not None and memory.known.account.state is state


def record_missing(page: RecordPage | None) -> bool:
    return page is None or not page.records


def under_review(check: CheckStanding | None) -> bool:
    """Photos were handed in and nobody has decided yet."""
    return check is not None and any(way.code == RefusalCode.REVIEW_PENDING for way in check.ways)


def all_same(memory: Memory) -> bool:
    """Nothing differs; what waits for the school or is unsure is no mismatch, a second record is one."""
    differs = any(v.verdict is Verdict.DIFFERENT for v in memory.typed.verdicts)
    return not differs and not shown_twice(memory.known.page)


def shown_twice(page: RecordPage | None) -> bool:
    """The same student has two records (A180)."""
    return page is not None and any(Flag.DUPLICATE in record.flags for record in page.records)


FACTS: dict[Fact, Answer] = {
    Fact.GUIDED: lambda venue, memory: venue.guided,
    Fact.AT_SCHOOL: lambda venue, memory: venue.at_school,
    Fact.LEGACY: lambda venue, memory: venue.profile is Profile.EMAIL_LEGACY,
    Fact.CAN_REGISTER: _capable(Capability.REGISTER),
    Fact.CAN_RECOVER: _capable(Capability.RECOVER),
    Fact.CAN_REVIEW: _capable(Capability.REVIEW),
    Fact.HAS_RECORDS: _capable(Capability.RECORD),
    Fact.NAMED: lambda venue, memory: bool(memory.typed.name and memory.typed.number),
    Fact.WARNED: lambda venue, memory: memory.chosen.warned,
    Fact.CHANGING: lambda venue, memory: memory.chosen.changing,
    Fact.BOUND: lambda venue, memory: (
        memory.known.account is not None and memory.known.account.real_name_bound
    ),
    Fact.ASKED: lambda venue, memory: bool(waiting_requests(memory)),
    Fact.CODE_OK: lambda venue, memory: memory.known.code_accepted is not None,
    Fact.NEEDS_BASIC: _state(AccountState.NEEDS_BASIC_INFORMATION),
    Fact.NEEDS_ID_CHECK: _state(AccountState.NEEDS_ID_CHECK),
    Fact.SOLVED: lambda venue, memory: memory.known.check is not None and memory.known.check.solved,
    Fact.UNDER_REVIEW: lambda venue, memory: under_review(memory.known.check),
    Fact.PUBLISHED: lambda venue, memory: (
        memory.known.page is None or memory.known.page.publication is Publication.PUBLISHED
    ),
    Fact.RECORD_FOUND: lambda venue, memory: not record_missing(memory.known.page),
    Fact.ALL_SAME: lambda venue, memory: all_same(memory),
    Fact.WAYS_EXIST: lambda venue, memory: memory.known.ways is not None and bool(memory.known.ways.ways),
    Fact.PHONE_FREED: lambda venue, memory: (
        memory.known.ticket is not None and memory.known.ticket.state is TicketState.APPROVED
    ),
    Fact.SYMPTOM: lambda venue, memory: bool(memory.known.what_now and memory.known.what_now.symptom),
    Fact.TOPIC_DONE: lambda venue, memory: bool(
        memory.known.what_now and not memory.known.what_now.symptom and not memory.known.what_now.instruction
    ),
}

FIXED = frozenset(
    {
        Fact.GUIDED,
        Fact.AT_SCHOOL,
        Fact.LEGACY,
        Fact.CAN_REGISTER,
        Fact.CAN_RECOVER,
        Fact.CAN_REVIEW,
        Fact.HAS_RECORDS,
    }
)
"""Facts of the venue; they never change on the way."""

MOMENTARY = frozenset(
    {
        Fact.BOUND,
        Fact.ASKED,
        Fact.UNDER_REVIEW,
        Fact.WAYS_EXIST,
        Fact.PHONE_FREED,
        Fact.SYMPTOM,
        Fact.TOPIC_DONE,
        Fact.ALL_SAME,
    }
)
"""Facts that only the way asks for whose act, or whose page on arrival, has settled them."""
