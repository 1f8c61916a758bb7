"""What a record says beside its lines: two of them, an older one, a status, a diploma still to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.core.backend.data.records import Flag, Record, RecordKind, RecordPage, StatusClass
from app.core.text import Text, text, verbatim


@dataclass(frozen=True)
class Note:
    """A banner over the table."""

    kind: Literal["accent", "warn"]
    title: Text
    words: Text
    icon: str = ""


def record_to_check(page: RecordPage | None) -> Record | None:
    """The student record of this school; a qualification record is of an earlier school and stands aside."""
    if page is None or not page.records:
        return None
    students = [record for record in page.records if record.kind is RecordKind.STUDENT]
    return (students or list(page.records))[0]


def notes(page: RecordPage) -> tuple[Note, ...]:
    """In the order of how much they matter."""
    record = record_to_check(page)
    if record is None:
        return ()
    found = [note for flag, note in _FLAGS.items() if flag in record.flags]
    if record.status_class in _STATUS:
        found.append(_STATUS[record.status_class])
    found += [_earlier(other) for other in page.records if other.kind is RecordKind.QUALIFICATION]
    return tuple(found)


def _earlier(record: Record) -> Note:
    return Note(
        "accent",
        text("Another record is shown: {school}", school=verbatim(record.institution)),
        text("It is of your earlier studies. That it says 不在籍 is normal; nothing to check there."),
        "info",
    )


_FLAGS = {
    Flag.DUPLICATE: Note(
        "warn",
        text("Your record is shown twice"),
        text(
            "The school confirms which one is valid and cancels "
            "the other. It is reported with your self-check."
        ),
        "copy",
    ),
    Flag.PRIOR_DIPLOMA_PENDING: Note(
        "warn",
        text("专科资格待查: your earlier diploma is still to be checked"),
        text(
            "Bring the diploma of the earlier studies, or its registration form, to your school in time. "
            "The rest of the record can be checked now."
        ),
        "hourglass",
    ),
    Flag.ENTRY_DEFERRED: Note(
        "accent",
        text("保留入学资格: your entry is deferred"),
        text("Until you enter there is no record to check. Come back when you register at the school."),
        "calendar",
    ),
}

_STATUS = {
    StatusClass.SUSPENDED: Note(
        "warn",
        text("The status is not 在籍（注册学籍）"),
        text("Please answer “different” in that line; only the school can say what it means and change it."),
    ),
    StatusClass.LEFT: Note(
        "warn",
        text("The status says that you have left"),
        text("For a student of this school that is wrong: answer “different” in that line."),
    ),
    StatusClass.UNKNOWN: Note(
        "accent",
        text("This status is not known here"),
        text("Right is 在籍（注册学籍）. If it says anything else, answer “different” and ask your school."),
    ),
}
