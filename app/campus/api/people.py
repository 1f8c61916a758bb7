"""Who is at the school: staff, students and their records, read from a file when the server starts.

The file is JSON, `{"staff": […], "students": […], "records": […]}` with the members of the types below. What
is in the database already (staff by user name, students and records by id) stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from app.campus.service.entropy import Entropy
from app.campus.service.hasher import Hasher
from app.campus.store.rows import RecordRow, StaffRow, StudentRow
from app.campus.store.store import Store, Transaction
from app.core.backend.data.records import Photo, RecordKind, StatusClass
from app.core.launch import UsageProblem
from app.core.text import text

_ROLES = ("counsellor", "office", "operator")


@dataclass(frozen=True)
class Staff:
    """`role` is ``counsellor``, ``office`` or ``operator``; no `classes` means all of the college."""

    user_name: str
    role: str
    password: str = field(repr=False)
    college: str = ""
    classes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.role not in _ROLES:
            raise ValueError("role")


@dataclass(frozen=True)
class Student:
    id: str
    name: str
    number: str = field(repr=False)
    college: str
    class_name: str
    phone: str = field(default="", repr=False)
    entry_deferred: bool = False


@dataclass(frozen=True)
class SchoolRecord:
    """`fields` are what the record shows, by key; `compare` what ID card and admission data say."""

    id: str
    name: str
    number: str = field(repr=False)
    institution: str
    college: str
    class_name: str
    status: str
    fields: dict[str, str] = field(repr=False)
    compare: dict[str, str] = field(default_factory=dict, repr=False)
    status_class: StatusClass = StatusClass.OK
    published_since: date | None = None


@dataclass(frozen=True)
class People:
    staff: tuple[Staff, ...] = ()
    students: tuple[Student, ...] = ()
    records: tuple[SchoolRecord, ...] = ()


def load_people(store: Store, path: Path, entropy: Entropy, hasher: Hasher) -> None:
    """Add everybody in the file at `path` who is not there yet; all or, with `UsageProblem`, nobody."""
    try:
        people = msgspec.json.decode(path.read_bytes(), type=People)
    except (OSError, ValueError) as error:
        raise UsageProblem(text("the file of people {file} cannot be used", file=str(path))) from error
    store.run(lambda work: add_people(work, people, entropy, hasher), writes=True)


def add_people(work: Transaction, people: People, entropy: Entropy, hasher: Hasher) -> None:
    """Add who is not there yet; passwords are hashed."""
    for staff in people.staff:
        if work.rows(StaffRow).first(user_name=staff.user_name) is None:
            hashed = hasher.hash(staff.password)
            work.rows(StaffRow).add(
                StaffRow(entropy.token(), staff.role, hashed, staff.college, staff.classes, staff.user_name)
            )
    for one in people.students:
        if work.rows(StudentRow).get(one.id) is None:
            work.rows(StudentRow).add(
                StudentRow(
                    id=one.id,
                    college=one.college,
                    class_name=one.class_name,
                    entry_deferred=one.entry_deferred,
                    name=one.name,
                    number=one.number,
                    phone=one.phone,
                )
            )
    for record in people.records:
        if work.rows(RecordRow).get(record.id) is None:
            work.rows(RecordRow).add(_record_row(record))


def _record_row(record: SchoolRecord) -> RecordRow:
    return RecordRow(
        id=record.id,
        kind=RecordKind.STUDENT,
        institution=record.institution,
        college=record.college,
        class_name=record.class_name,
        status=record.status,
        status_class=record.status_class,
        admission_photo=Photo.OWN,
        qualification_photo=Photo.MISSING,
        flags=(),
        published_since=record.published_since,
        self_checked_at=None,
        photo_cause=None,
        name=record.name,
        number=record.number,
        fields=record.fields,
        compare=record.compare,
        photo_seed="",
    )
