"""Decisions of invented staff that wait for something to decide; only practice has them."""

from __future__ import annotations

from app.campus.service.work import Work
from app.campus.store.rows import StagedRow
from app.core.backend.data.sandbox import Subject
from app.core.backend.descriptor import Realm


def staged_for(work: Work, subject: Subject) -> StagedRow | None:
    """The oldest decision that waits for this, used up; None where people decide in their own time."""
    if work.realm is not Realm.DEMO:
        return None
    row = work.rows(StagedRow).first(subject=subject)
    if row is not None:
        work.rows(StagedRow).remove(id=row.id)
    return row


def stage(work: Work, subject: Subject, *, accept: bool, reason: str) -> None:
    """Keep a decision for the next thing of its kind."""
    work.rows(StagedRow).add(StagedRow(work.entropy.token(), accept, reason, subject))
