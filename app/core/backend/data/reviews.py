"""Proving that a number which is registered already is one's own: the four ways out (A082–A095,
A100–A124).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class WayOut(StrEnum):
    """In the order in which the newest notices recommend them."""

    APP_CHECK = "app-check"
    CLASSMATE = "classmate"
    RECORD_DATA = "record-data"
    PHOTO_REVIEW = "photo-review"


@dataclass(frozen=True)
class WayStanding:
    """Whether a way can work now; `code` is the refusal code that says why not."""

    way: WayOut
    available: bool
    code: str = ""
    again_at: datetime | None = None


@dataclass(frozen=True)
class UploadQuota:
    """Uploads left today and in all (A110), before one is spent."""

    left_today: int
    left_total: int
    again_at: datetime | None


@dataclass(frozen=True)
class CheckStanding:
    """Everything a person must know before choosing a way; `affects` are services that closing accounts
    disturbs.
    """

    solved: bool
    warning_accepted: bool
    affects: tuple[str, ...]
    ways: tuple[WayStanding, ...]
    uploads: UploadQuota
    help_requests_left: int
    app_failures: int
    manual_review_offered: bool


@dataclass(frozen=True)
class WarningAccepted:
    """The deliberate confirmation of A091: whom one has asked, and that the forms are saved."""

    asked: bool
    saved: bool
    understood: bool


@dataclass(frozen=True)
class AppCheckResult:
    passed: bool
    failures: int
    manual_review_offered: bool


@dataclass(frozen=True)
class ReviewPhotos:
    """The two pictures: portrait side, emblem side (A105, A106), as file bytes."""

    portrait: bytes = field(repr=False)
    emblem: bytes = field(repr=False)


class ReviewState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    NOT_APPROVED = "not-approved"


@dataclass(frozen=True)
class ReviewEntry:
    """A line of the review log (A114); `number` masked."""

    reference: str
    number: str
    created_at: datetime
    state: ReviewState
    due: datetime
    reason: str = ""


@dataclass(frozen=True)
class ReviewLog:
    entries: tuple[ReviewEntry, ...]


@dataclass(frozen=True)
class RecordProof:
    """Data of a record that exists already (A093); which fields the site asks for is not in any source."""

    institution: str
    student_number: str
    major: str


class HelpPurpose(StrEnum):
    SOLVE_DUPLICATE = "solve-duplicate"
    BIND_REAL_NAME = "bind-real-name"


class HelpState(StrEnum):
    SENT = "sent"
    HELPED = "helped"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True)
class HelpRequest:
    """A request to a classmate (A121); one's own phone is shown to them (A122)."""

    purpose: HelpPurpose
    classmate_name: str
    classmate_phone: str = field(repr=False)
    own_phone: str = field(repr=False)


@dataclass(frozen=True)
class HelpEntry:
    """As the requester (`other` is the classmate) or the helper (`other` is the requester) sees it.

    It can be answered until `until`; None where a service sets no end.
    """

    reference: str
    purpose: HelpPurpose
    other: str
    phone: str
    state: HelpState
    sent_at: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class HelpEntries:
    entries: tuple[HelpEntry, ...]
    left_today: int


@dataclass(frozen=True)
class HelpAnswer:
    """`met_in_person` confirms 当面确认本人; without it help is refused."""

    reference: str
    accept: bool
    met_in_person: bool
