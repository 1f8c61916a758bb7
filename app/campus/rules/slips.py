"""Slips of paper from the school, and the students of its class list, for a service without passwords."""

from __future__ import annotations

from app.campus.rules.claims import NUMBER, PHONE, claim
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, SlipRow, StudentRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.data.codes import Channel
from app.core.identity.document_type import DocumentType


def student_of_slip(work: Work, secret: str) -> StudentRow | None:
    """Who a slip lets in, while it counts."""
    row = work.rows(SlipRow).get(work.index(secret, "slip"))
    if row is None or row.valid_until <= work.now:
        return None
    return work.rows(StudentRow).get(row.student)


def use_slip(work: Work, secret: str) -> None:
    """A slip lets its student in once."""
    work.rows(SlipRow).remove(id=work.index(secret, "slip"))


def enrol(work: Work, student: StudentRow) -> AccountRow:
    """The account of a student on the class list, made at the first log-in; it has no password."""
    account = AccountRow(
        id=work.entropy.token(),
        state=AccountState.ACTIVE,
        created_at=work.now,
        named_by=Channel.PHONE,
        password_hash="",
        document_type=DocumentType.RESIDENT_ID,
        real_name_bound=True,
        login_failures=0,
        apps=(),
        warning_accepted=False,
        app_failures=0,
        proven=False,
        closed_because="",
        name=student.name,
        number=student.number,
        phone=student.phone,
        email="",
        questions=(),
    )
    work.rows(AccountRow).add(account)
    claim(work, NUMBER, student.number, account.id)
    if student.phone:
        claim(work, PHONE, student.phone, account.id)
    return account
