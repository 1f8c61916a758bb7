"""The student record as its owner sees it, and the self-check (D1, D2, A160–A164)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Publication(StrEnum):
    PUBLISHED = "published"
    NOT_YET = "not-yet"


class RecordKind(StrEnum):
    """学籍 (of a student) or 学历 (of a graduate)."""

    STUDENT = "student"
    QUALIFICATION = "qualification"


class StatusClass(StrEnum):
    OK = "ok"
    SUSPENDED = "suspended"
    LEFT = "left"
    UNKNOWN = "unknown"


class Photo(StrEnum):
    """MISSING is an error of the admission photo, and normal for a freshman's qualification photo."""

    OWN = "own"
    SOMEBODY_ELSE = "somebody-else"
    MISSING = "missing"


class Flag(StrEnum):
    PRIOR_DIPLOMA_PENDING = "prior-diploma-pending"
    ENTRY_DEFERRED = "entry-deferred"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class RecordField:
    """One line: `key` of D1, what the record shows, and what ID card and admission data say.

    `compare` is empty where nothing is known to compare with. The ID number is masked in both.
    """

    key: str
    shown: str
    compare: str


@dataclass(frozen=True)
class Record:
    """`photo_seed` lets practice draw the same invented face again; empty for a real record."""

    id: str
    kind: RecordKind
    institution: str
    fields: tuple[RecordField, ...]
    status: str
    status_class: StatusClass
    admission_photo: Photo
    qualification_photo: Photo
    flags: tuple[Flag, ...]
    self_checked_at: datetime | None
    photo_seed: str = ""


@dataclass(frozen=True)
class RecordPage:
    """What the archive shows: no record is a state, not an error (A021, A162)."""

    publication: Publication
    published_since: date | None
    records: tuple[Record, ...]


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WAITING = "waiting"


@dataclass(frozen=True)
class FieldVerdict:
    """`should_be` is what the person says is right; plain text, may be empty."""

    key: str
    verdict: Verdict
    should_be: str = ""


@dataclass(frozen=True)
class SelfCheck:
    """A finished check: every field and the photo (key ``photo``) decided."""

    record_id: str
    verdicts: tuple[FieldVerdict, ...]


@dataclass(frozen=True)
class SelfCheckReceipt:
    """`cases` are references of mismatches that were reported along with it."""

    reference: str
    at: datetime
    cases: tuple[str, ...]


class Owner(StrEnum):
    """Who mends a thing (D3)."""

    STUDENT = "student"
    SITE = "site"
    SCHOOL = "school"
    PROVINCE = "province"
    ISSUER = "issuer"
    CAPTURE = "capture"
