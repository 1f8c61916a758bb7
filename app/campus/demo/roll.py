"""The list of the school: who is a new student, and in which class."""

from __future__ import annotations

from app.campus.demo.people import Person
from app.campus.service.work import Work
from app.campus.store.rows import StudentRow


def enlist(work: Work, one: Person, *, deferred: bool) -> None:
    """Put somebody on the list; `deferred` keeps the right of entry for a later year."""
    work.rows(StudentRow).add(
        StudentRow(
            id=one.student_number,
            college=one.college,
            class_name=one.class_name,
            entry_deferred=deferred,
            name=one.name,
            number=one.number,
            phone=one.phone,
        )
    )
