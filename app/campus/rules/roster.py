"""Staff: logging in, the class list with everybody's progress, slips of paper (D4, A185, A186b)."""

from __future__ import annotations

from datetime import datetime

from app.campus.rules.corrections import OPEN
from app.campus.service.sessions import open_session
from app.campus.service.work import CountedRefusal, Work
from app.campus.store.rows import AccountRow, CaseRow, RecordRow, SlipRow, StaffRow, StudentRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.data.roster import (
    ClassFilter,
    Progress,
    RosterEntry,
    RosterPage,
    Slip,
    SlipRequest,
    StaffLogin,
    StaffSession,
)
from app.core.backend.refusal import RefusalCode, Refused
from app.core.mask import mask_id_number

_SLIP_LIFE = 14 * 24 * 60 * 60
_COUNSELLOR = "counsellor"


def log_in(work: Work, request: StaffLogin) -> StaffSession:
    """Staff have passwords of this service; students of the real realm never do."""
    row = work.rows(StaffRow).first(user_name=request.user_name)
    hashed = row.password_hash if row else work.hasher.hash("")
    if not work.hasher.matches(hashed, request.password) or row is None:
        raise CountedRefusal(RefusalCode.LOGIN_REFUSED, field="user_name")
    opened = open_session(work, staff=row.id)
    return StaffSession(opened.token, row.role, opened.valid_until)


def students(work: Work, request: ClassFilter) -> RosterPage:
    """A counsellor sees the own classes only; numbers are masked."""
    return RosterPage(
        tuple(
            _entry(work, row)
            for row in work.rows(StudentRow).all()
            if _may_see(work, row)
            and (not request.college or row.college == request.college)
            and (not request.class_name or row.class_name == request.class_name)
        )
    )


def _entry(work: Work, row: StudentRow) -> RosterEntry:
    progress, seen = _progress(work, row)
    return RosterEntry(
        student_id=row.id,
        name=row.name,
        number=mask_id_number(row.number),
        college=row.college,
        class_name=row.class_name,
        entry_deferred=row.entry_deferred,
        progress=progress,
        last_seen=seen,
    )


def _progress(work: Work, row: StudentRow) -> tuple[Progress, datetime | None]:
    accounts = [
        account
        for account in work.rows(AccountRow).all(number=row.number)
        if account.state is AccountState.ACTIVE
    ]
    if not accounts:
        return Progress.NOT_REGISTERED, None
    account = accounts[-1]
    today = work.now.date()
    records = [
        record
        for record in work.rows(RecordRow).all(number=row.number)
        if record.name == account.name and record.published_since and record.published_since <= today
    ]
    if any(case.state in OPEN for case in work.rows(CaseRow).all(account=account.id)):
        return Progress.MISMATCH, account.created_at
    if not records:
        return Progress.NO_RECORD, account.created_at
    checked = max((record.self_checked_at for record in records if record.self_checked_at), default=None)
    return (Progress.DONE, checked) if checked else (Progress.NOT_CHECKED, account.created_at)


def issue_slip(work: Work, request: SlipRequest) -> Slip:
    """A secret for one student of one's own; a new one ends the older ones."""
    row = work.rows(StudentRow).get(request.student_id)
    if row is None or not _may_see(work, row):
        raise Refused(RefusalCode.NOT_ALLOWED, field="student_id")
    work.rows(SlipRow).remove(student=row.id)
    secret = work.entropy.letters(16, "23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    valid_until = work.after(_SLIP_LIFE)
    work.rows(SlipRow).add(SlipRow(work.index(secret, "slip"), valid_until, row.id))
    return Slip(secret, valid_until)


def _may_see(work: Work, row: StudentRow) -> bool:
    staff = work.staff
    if staff is None:
        return False
    if staff.role != _COUNSELLOR:
        return True
    return row.college == staff.college and (not staff.classes or row.class_name in staff.classes)
