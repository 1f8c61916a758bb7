"""A write is done once for its attempt id, however often it is asked for (decision 4)."""

from __future__ import annotations

import hmac
from typing import Any

import msgspec

from app.campus.service.work import Work
from app.campus.store.rows import AttemptRow
from app.core.backend.operation import Operation
from app.core.backend.refusal import RefusalCode, Refused

_LONGEST = 128


def earlier_answer(work: Work, operation: Operation, attempt: str, fingerprint: bytes) -> Any | None:
    """The answer given to this attempt before, or None.

    Raises `ATTEMPT_MISSING` without an id, `ATTEMPT_REUSED` when the id came with something else.
    """
    if (
        type(attempt) is not str
        or not attempt
        or len(attempt) > _LONGEST
        or not attempt.isascii()
        or not attempt.isprintable()
    ):
        raise Refused(RefusalCode.ATTEMPT_MISSING)
    row = work.rows(AttemptRow).get(_id(work, operation, attempt))
    if row is None:
        return None
    if not hmac.compare_digest(row.fingerprint, fingerprint):
        raise Refused(RefusalCode.ATTEMPT_REUSED)
    return msgspec.json.decode(row.answer, type=operation.result)


def remember(work: Work, operation: Operation, attempt: str, fingerprint: bytes, answer: Any) -> None:
    """Keep the answer; refusals are not kept, since time or another choice may lift them."""
    work.rows(AttemptRow).add(
        AttemptRow(
            id=_id(work, operation, attempt),
            at=work.now,
            fingerprint=fingerprint,
            answer=msgspec.json.encode(answer).decode(),
        )
    )


def _id(work: Work, operation: Operation, attempt: str) -> str:
    """One attempt may consist of several operations, each done once."""
    return work.index(f"{operation.path}\0{attempt}", "attempt")


def fingerprint_of(work: Work, operation: Operation, request: Any) -> bytes:
    """What an attempt is for, and whose. Taken before the work is done: logging in changes who is asking."""
    who = work.account.id if work.account else work.staff.id if work.staff else ""
    content = msgspec.json.encode(request).decode()
    return work.transaction.vault.index(f"{operation.path}\0{who}\0{content}", "fingerprint")
