"""Who is asking: sessions are found by the blind index of their token, and end by themselves."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, SessionRow, StaffRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.operation import Audience
from app.core.backend.refusal import RefusalCode, Refused

STAFF_ROLES = {
    Audience.COUNSELLOR: frozenset({"counsellor", "office", "operator"}),
    Audience.OFFICE: frozenset({"office", "operator"}),
    Audience.OPERATOR: frozenset({"operator"}),
}


class Opened(NamedTuple):
    token: str
    valid_until: datetime


def open_session(work: Work, *, account: str = "", staff: str = "") -> Opened:
    token = work.entropy.token()
    valid_until = work.after(work.rules.session_life)
    work.rows(SessionRow).add(
        SessionRow(id=work.index(token, "session"), valid_until=valid_until, account=account, staff=staff)
    )
    return Opened(token, valid_until)


def admit(work: Work, token: str, audience: Audience) -> None:
    """Put into `work` who holds `token`; refuse who may not call operations of this audience."""
    if type(token) is not str or any("\ud800" <= c <= "\udfff" for c in token):
        raise Refused(RefusalCode.SESSION_ENDED)
    row = work.rows(SessionRow).get(work.index(token, "session")) if token else None
    if row is not None and row.valid_until > work.now:
        work.session = row.id
        work.account = work.rows(AccountRow).get(row.account) if row.account else None
        work.staff = work.rows(StaffRow).get(row.staff) if row.staff else None
    if audience is Audience.ANYONE:
        return
    if audience is Audience.SELF:
        if work.account is None:
            raise Refused(RefusalCode.NOT_ALLOWED if work.staff else RefusalCode.SESSION_ENDED)
        if work.account.state is AccountState.CLOSED:
            raise Refused(RefusalCode.ACCOUNT_CLOSED)
        return
    if work.staff is None:
        raise Refused(RefusalCode.NOT_ALLOWED if work.account else RefusalCode.SESSION_ENDED)
    if work.staff.role not in STAFF_ROLES[audience]:
        raise Refused(RefusalCode.NOT_ALLOWED)


def end_sessions(work: Work, account: str) -> None:
    """Log an account out everywhere."""
    work.rows(SessionRow).remove(account=account)
