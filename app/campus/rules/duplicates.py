"""A number that is registered already, and closing the other accounts once it is proven (A080–A091)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.claims import NUMBER, claim, holder, release_all
from app.campus.service.sessions import end_sessions
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, AppRow, ReviewRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.data.codes import Channel
from app.core.backend.data.reviews import ReviewState
from app.core.backend.refusal import RefusalCode, Refused

AFFECTED = ("postgraduate-recommendation", "postgraduate-exam", "independent-admission", "conscription")
"""What closing an account disturbs (A091): 研招推免, 统考, 自主招生, 兵役登记/应征报名."""


CLOSED_REASON = "账号已注销"


def pending_review(work: Work, number: str) -> bool:
    """Whether staff are looking at pictures for this number (A088)."""
    return any(row.state is ReviewState.WAITING for row in work.rows(ReviewRow).all(number=number))


def check_number(work: Work, number: str, field: str) -> None:
    """Case 1 (A088) comes before case 2 (A089): while a review is pending nothing new can be registered."""
    if pending_review(work, number):
        raise Refused(RefusalCode.ID_NUMBER_UNDER_REVIEW, field=field)
    if holder(work, NUMBER, number) is not None:
        raise Refused(RefusalCode.ID_NUMBER_TAKEN, field=field)


def close_account(work: Work, account: AccountRow, *, because: str = "") -> None:
    """End an account: nothing is held by it any more, and nobody is logged in with it."""
    work.rows(AccountRow).put(replace(account, state=AccountState.CLOSED, closed_because=because, apps=()))
    work.rows(AppRow).remove(account=account.id)
    for review in work.rows(ReviewRow).all(account=account.id):
        if review.state is ReviewState.WAITING:
            # Nothing is left to decide, and the number must not stay under review (A088).
            work.rows(ReviewRow).put(replace(review, state=ReviewState.NOT_APPROVED, reason=CLOSED_REASON))
    release_all(work, account.id)
    end_sessions(work, account.id)


def prove_number(work: Work, account: AccountRow) -> AccountRow:
    """The number is proven: every other account with it is closed for ever (A045, A084, A085, A090)."""
    for other in work.rows(AccountRow).all(number=account.number):
        if other.id != account.id and other.state is not AccountState.CLOSED:
            close_account(work, other, because=account.id)
    # A070: the menu of real-name binding appears; a phone profile has bound it by its code already.
    is_bound = account.real_name_bound or (account.named_by is Channel.PHONE and bool(account.phone))
    proven = replace(account, state=AccountState.ACTIVE, proven=True, real_name_bound=is_bound)
    work.rows(AccountRow).put(proven)
    claim(work, NUMBER, account.number, account.id)
    return proven
