"""A class list as counsellors see it, and slips that let a student in without a password."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Progress(StrEnum):
    """Where a student stands (D4)."""

    NOT_REGISTERED = "not-registered"
    NOT_CHECKED = "not-checked"
    NO_RECORD = "no-record"
    MISMATCH = "mismatch"
    DONE = "done"


@dataclass(frozen=True)
class ClassFilter:
    college: str = ""
    class_name: str = ""


@dataclass(frozen=True)
class RosterEntry:
    """One student; the number is masked."""

    student_id: str
    name: str
    number: str
    college: str
    class_name: str
    entry_deferred: bool
    progress: Progress
    last_seen: datetime | None


@dataclass(frozen=True)
class RosterPage:
    entries: tuple[RosterEntry, ...]


@dataclass(frozen=True)
class SlipRequest:
    student_id: str


@dataclass(frozen=True)
class Slip:
    """A secret on paper that lets its student in once."""

    secret: str = field(repr=False)
    valid_until: datetime


@dataclass(frozen=True)
class StaffLogin:
    user_name: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class StaffSession:
    token: str = field(repr=False)
    role: str
    valid_until: datetime
