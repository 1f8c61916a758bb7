"""A mismatch on its way to being mended: student, college, 教务处, and back (A163–A164, A170–A186, D3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.core.backend.data.records import Owner


class CaseState(StrEnum):
    REPORTED = "reported"
    COLLEGE_CONFIRMED = "college-confirmed"
    SENT = "sent"
    MENDED = "mended"
    REFUSED = "refused"


class PhotoCause(StrEnum):
    """School-side causes of a missing or wrong photo (A177–A181)."""

    CAPTURE_DATA_WRONG = "capture-data-wrong"
    DUPLICATE_PHOTO = "duplicate-photo"
    DUPLICATE_RECORD = "duplicate-record"
    NOT_CAPTURED = "not-captured"


@dataclass(frozen=True)
class Mismatch:
    """One wrong thing: a field key of D1, or ``photo``, ``status``, ``record`` (none shown),
    ``duplicate``.
    """

    record_id: str
    key: str
    should_be: str
    wrong_since_admission: bool = False
    changed_in_law: bool = False


@dataclass(frozen=True)
class Case:
    """`due` is the college's deadline; before and after values are kept (A164)."""

    reference: str
    key: str
    shown: str
    should_be: str
    owner: Owner
    state: CaseState
    reported_at: datetime
    due: date
    bring: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class Cases:
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class CaseFilter:
    """For counsellors and the office: empty filters mean all that they may see."""

    state: CaseState | None = None
    college: str = ""


@dataclass(frozen=True)
class CaseDecision:
    """Moves a case on: the college confirms or refuses, then sends; the office mends or refuses."""

    reference: str
    state: CaseState
    reason: str = ""
    photo_cause: PhotoCause | None = None
