"""Proving a number by oneself: face check, photo review, record data (A083–A094, A103–A115)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.due import after_working_days
from app.campus.rules.duplicates import prove_number
from app.campus.rules.images import check_two_sides
from app.campus.rules.staged import staged_for
from app.campus.rules.ways_out import check_may_upload, check_no_review, check_record_way, standing_of, warned
from app.campus.rules.ways_out import manual_review_offered as review_offered
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, RecordRow, ReviewRow
from app.core.backend.data.accounts import AccountState, Nothing
from app.core.backend.data.reviews import (
    AppCheckResult,
    CheckStanding,
    RecordProof,
    ReviewEntry,
    ReviewLog,
    ReviewPhotos,
    ReviewState,
)
from app.core.backend.data.sandbox import Subject
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.characters import half_width, trimmed
from app.core.mask import mask_id_number


def check_in_app(work: Work, request: Nothing) -> AppCheckResult:
    """A084: passed means solved at once; A086: after several failures the review is offered."""
    me = warned(work)
    check_no_review(work, me)
    decision = staged_for(work, Subject.APP_CHECK)
    if decision is None or decision.accept:
        prove_number(work, me)
        return AppCheckResult(True, me.app_failures, review_offered(work, me))
    me = work.rows(AccountRow).put(replace(me, app_failures=me.app_failures + 1))
    return AppCheckResult(False, me.app_failures, me.app_failures >= work.rules.app_failures_before_review)


def submit_photos(work: Work, request: ReviewPhotos) -> ReviewEntry:
    """A085, A110, A111: two pictures, reviewed within three working days. A refused file costs no upload."""
    me = warned(work)
    check_may_upload(work, me)
    check_two_sides(work, request.portrait, request.emblem)
    row = ReviewRow(
        id=f"B-{work.now:%Y%m%d}-{work.entropy.digits(8)}",
        state=ReviewState.WAITING,
        created_at=work.now,
        due=after_working_days(work.now, work.rules.review_working_days),
        account=me.id,
        number=me.number,
        reason="",
    )
    work.rows(ReviewRow).add(row)
    return _entry(row)


def decide_review(work: Work, row: ReviewRow, *, accept: bool, reason: str) -> ReviewRow:
    """A112, A113: approved closes the other accounts, not approved says why and counts towards the five."""
    state = ReviewState.APPROVED if accept else ReviewState.NOT_APPROVED
    row = work.rows(ReviewRow).put(replace(row, state=state, reason="" if accept else reason))
    account = work.rows(AccountRow).get(row.account)
    if accept and account is not None and account.state is AccountState.NEEDS_ID_CHECK:
        prove_number(work, account)
    return row


def log(work: Work, request: Nothing) -> ReviewLog:
    """A114: number, date, state and reason of every upload."""
    return ReviewLog(tuple(_entry(row) for row in work.rows(ReviewRow).all(account=work.me().id)))


def _entry(row: ReviewRow) -> ReviewEntry:
    return ReviewEntry(row.id, mask_id_number(row.number), row.created_at, row.state, row.due, row.reason)


def submit_record_data(work: Work, request: RecordProof) -> CheckStanding:
    """A093: institution, student number and major of a published record, all equal."""
    me = warned(work)
    check_no_review(work, me)
    check_record_way(work, me)
    given = tuple(
        trimmed(half_width(part)) for part in (request.institution, request.student_number, request.major)
    )
    today = work.now.date()
    for row in work.rows(RecordRow).all(number=me.number):
        is_published = row.published_since is not None and row.published_since <= today
        if is_published and row.name == me.name and _proof_of(row) == given:
            return standing_of(work, prove_number(work, me))
    raise Refused(RefusalCode.RECORD_DATA_MISMATCH)


def _proof_of(row: RecordRow) -> tuple[str, ...]:
    parts = (row.institution, row.fields.get("xh", ""), row.fields.get("zymc", ""))
    return tuple(trimmed(half_width(part)) for part in parts)
