"""Refusals and failures as `application/problem+json` (RFC 9457), there and back.

A refusal travels by its code and its details; the words in the document are for people who read it
without this program, which says its own catalogue in its own language.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum, auto

import msgspec

from app.core.backend.catalogue import CATALOGUE, what_happened, what_now, where
from app.core.backend.failure import (
    BrokenAnswer,
    Busy,
    Defect,
    Failure,
    StoreTrouble,
    TooSlow,
    WrongVersion,
)
from app.core.backend.refusal import RefusalCode, Refused
from app.core.text import Speaker, Text, Value, text


class Trouble(StrEnum):
    """Answers that are not the service's decision: the way there, the load, the store."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return name

    MALFORMED = auto()
    TOO_LARGE = auto()
    BODY_TOO_SLOW = auto()
    MEDIA_TYPE = auto()
    METHOD = auto()
    NO_SUCH_PATH = auto()
    WRONG_VERSION = auto()
    BUSY = auto()
    STORE = auto()
    TOOK_TOO_LONG = auto()
    DEFECT = auto()


STATUS: dict[Trouble, int] = {
    Trouble.MALFORMED: 400,
    Trouble.TOO_LARGE: 413,
    Trouble.BODY_TOO_SLOW: 408,
    Trouble.MEDIA_TYPE: 415,
    Trouble.METHOD: 405,
    Trouble.NO_SUCH_PATH: 404,
    Trouble.WRONG_VERSION: 404,
    Trouble.BUSY: 503,
    Trouble.STORE: 503,
    Trouble.TOOK_TOO_LONG: 504,
    Trouble.DEFECT: 500,
}

_TITLES: dict[Trouble, Text] = {
    Trouble.MALFORMED: text("The request is not what this path expects."),
    Trouble.TOO_LARGE: text("The request is too large."),
    Trouble.BODY_TOO_SLOW: text("The request did not arrive in time."),
    Trouble.MEDIA_TYPE: text("Requests must be JSON."),
    Trouble.METHOD: text("This path takes POST only."),
    Trouble.NO_SUCH_PATH: text("There is nothing at this address."),
    Trouble.WRONG_VERSION: WrongVersion.words,
    Trouble.BUSY: Busy.words,
    Trouble.STORE: StoreTrouble.words,
    Trouble.TOOK_TOO_LONG: TooSlow.words,
    Trouble.DEFECT: BrokenAnswer.words,
}

_RETRY = text("Please try again.")


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """The document. `field` is dotted; `retry_at` and `retry_after` say when trying again can help."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    field: str = ""
    symptom: str = ""
    retry_at: datetime | None = None
    retry_after: float = 0.0
    details: dict[str, str | int | float | dict[str, str]] = {}


def of_refusal(refused: Refused, speaker: Speaker) -> Problem:
    """The problem document of a refusal, its words said by `speaker`."""
    entry = CATALOGUE[refused.code]
    return Problem(
        type=f"urn:xueji:refusal:{refused.code}",
        title=speaker.say(what_happened(refused)),
        status=entry.status,
        code=refused.code.value,
        detail=speaker.say(what_now(refused)),
        field=where(refused),
        symptom=entry.symptom,
        retry_at=refused.retry_at,
        details={key: _packed(value, speaker) for key, value in refused.details.items()},
    )


def of_trouble(trouble: Trouble, speaker: Speaker, *, retry_after: float = 0.0, field: str = "") -> Problem:
    return Problem(
        type=f"urn:xueji:trouble:{trouble}",
        title=speaker.say(_TITLES[trouble]),
        status=STATUS[trouble],
        code=trouble.value,
        detail=speaker.say(_RETRY) if retry_after else "",
        field=field,
        retry_after=retry_after,
    )


def trouble_of(failure: Failure) -> Trouble:
    """How a failure of the service itself is told to its client."""
    if isinstance(failure, Busy):
        return Trouble.BUSY
    if isinstance(failure, StoreTrouble):
        return Trouble.STORE
    if isinstance(failure, TooSlow):
        return Trouble.TOOK_TOO_LONG
    if isinstance(failure, WrongVersion):
        return Trouble.WRONG_VERSION
    return Trouble.DEFECT


def raised(problem: Problem) -> Refused | Failure:
    """What a client raises for this document."""
    if problem.code in RefusalCode.__members__:
        refused = Refused(RefusalCode[problem.code], field=problem.field, retry_at=problem.retry_at)
        refused.details = {key: _unpacked(value) for key, value in problem.details.items()}
        return refused
    if problem.code == Trouble.BUSY:
        return Busy(problem.retry_after or 1.0)
    kinds: dict[str, type[Failure]] = {
        Trouble.STORE: StoreTrouble,
        Trouble.TOOK_TOO_LONG: TooSlow,
        Trouble.BODY_TOO_SLOW: TooSlow,
        Trouble.WRONG_VERSION: WrongVersion,
        Trouble.DEFECT: Defect,
    }
    return kinds.get(problem.code, BrokenAnswer)()


def _packed(value: Value, speaker: Speaker) -> str | int | float | dict[str, str]:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Text):
        return speaker.say(value)
    return value


def _unpacked(value: str | int | float | dict[str, str]) -> Value:
    if not isinstance(value, dict):
        return value
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    return date.fromisoformat(value.get("day", ""))
