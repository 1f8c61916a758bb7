"""Proving that a number is one's own: which ways can work now, and what is left of them (A082–A095, B3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from app.campus.rules.duplicates import AFFECTED
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, HelpRow, RecordRow, ReviewRow
from app.core.backend.data.accounts import AccountState, Nothing
from app.core.backend.data.reviews import (
    CheckStanding,
    ReviewState,
    UploadQuota,
    WarningAccepted,
    WayOut,
    WayStanding,
)
from app.core.backend.refusal import RefusalCode, Refused


def check_standing(work: Work, request: Nothing) -> CheckStanding:
    """Everything one must know before choosing a way; for a number that was proven, that it is solved."""
    return standing_of(work, work.me())


def standing_of(work: Work, me: AccountRow) -> CheckStanding:
    quota = upload_quota(work, me)
    return CheckStanding(
        solved=me.proven,
        warning_accepted=me.warning_accepted or not work.rules.warning_needed,
        affects=AFFECTED,
        ways=tuple(_way(work, me, way) for way in WayOut),
        uploads=quota,
        help_requests_left=help_requests_left(work, me),
        app_failures=me.app_failures,
        manual_review_offered=manual_review_offered(work, me),
    )


def _way(work: Work, me: AccountRow, way: WayOut) -> WayStanding:
    try:
        if me.state is not AccountState.NEEDS_ID_CHECK:
            raise Refused(RefusalCode.NOTHING_TO_CHECK)
        {
            WayOut.APP_CHECK: check_no_review,
            WayOut.CLASSMATE: check_may_ask,
            WayOut.RECORD_DATA: check_record_way,
            WayOut.PHOTO_REVIEW: check_may_upload,
        }[way](work, me)
    except Refused as refused:
        return WayStanding(way, False, refused.code.value, refused.retry_at)
    return WayStanding(way, True)


def accept_warning(work: Work, request: WarningAccepted) -> CheckStanding:
    """A090, A091: only with all three confirmations; nothing closes other accounts before."""
    me = needing_check(work)
    if not (request.asked and request.saved and request.understood):
        raise Refused(RefusalCode.WARNING_NOT_ACCEPTED)
    me = work.rows(AccountRow).put(replace(me, warning_accepted=True))
    return standing_of(work, me)


def needing_check(work: Work) -> AccountRow:
    """The account, when it still has to prove its number."""
    me = work.me()
    if me.state is not AccountState.NEEDS_ID_CHECK:
        raise Refused(RefusalCode.NOTHING_TO_CHECK)
    return me


def warned(work: Work) -> AccountRow:
    """The account, past the warning gate."""
    me = needing_check(work)
    if work.rules.warning_needed and not me.warning_accepted:
        raise Refused(RefusalCode.WARNING_NOT_ACCEPTED)
    return me


def manual_review_offered(work: Work, me: AccountRow) -> bool:
    """A086: after several failures the app offers the review; A083 (newer): it is offered from the start."""
    if not work.rules.review_only_after_app_check:
        return True
    return me.app_failures >= work.rules.app_failures_before_review


def check_no_review(work: Work, me: AccountRow) -> None:
    if any(row.state is ReviewState.WAITING for row in work.rows(ReviewRow).all(account=me.id)):
        raise Refused(RefusalCode.REVIEW_PENDING)


def check_may_upload(work: Work, me: AccountRow) -> None:
    """A110: at most three uploads a day and five in all; none while one is being reviewed."""
    if not manual_review_offered(work, me):
        raise Refused(RefusalCode.MANUAL_REVIEW_NOT_OFFERED)
    check_no_review(work, me)
    quota = upload_quota(work, me)
    if quota.left_total <= 0:
        raise Refused(RefusalCode.UPLOADS_USED)
    if quota.left_today <= 0:
        raise Refused(RefusalCode.UPLOADS_TODAY_USED, retry_at=quota.again_at)


def upload_quota(work: Work, me: AccountRow) -> UploadQuota:
    """What is left of A110; the day begins anew at local midnight."""
    midnight = start_of_day(work.now)
    uploads = work.rows(ReviewRow).all(account=me.id)
    left = work.rules.uploads_in_all - len(uploads)
    left_today = min(work.rules.uploads_per_day - sum(row.created_at >= midnight for row in uploads), left)
    again_at = midnight + timedelta(days=1) if left > 0 >= left_today else None
    return UploadQuota(max(left_today, 0), max(left, 0), again_at)


def start_of_day(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time(0), moment.tzinfo)


def check_may_ask(work: Work, me: AccountRow) -> None:
    """A120: so many requests a day."""
    if not work.rules.classmate_way:
        raise Refused(RefusalCode.NOT_OFFERED)
    if help_requests_left(work, me) <= 0:
        tomorrow = start_of_day(work.now) + timedelta(days=1)
        raise Refused(RefusalCode.HELP_REQUESTS_USED, retry_at=tomorrow)


def help_requests_left(work: Work, me: AccountRow) -> int:
    midnight = start_of_day(work.now)
    sent = sum(row.sent_at >= midnight for row in work.rows(HelpRow).all(account=me.id))
    return max(work.rules.help_requests_per_day - sent, 0)


def check_record_way(work: Work, me: AccountRow) -> None:
    """A093 and B3: only where a record with this number is published already."""
    if not work.rules.record_data_way:
        raise Refused(RefusalCode.NOT_OFFERED)
    today = work.now.date()
    rows = work.rows(RecordRow).all(number=me.number)
    if not any(row.published_since is not None and row.published_since <= today for row in rows):
        raise Refused(RefusalCode.RECORD_DATA_UNAVAILABLE)
