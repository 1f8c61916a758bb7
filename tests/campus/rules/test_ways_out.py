"""Proving a number: the gate, the face check, photos, record data."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.backend.data.accounts import AccountState, Nothing
from app.core.backend.data.reviews import (
    RecordProof,
    ReviewPhotos,
    ReviewState,
    WarningAccepted,
    WayOut,
)
from app.core.backend.data.sandbox import Persona, Subject
from app.core.backend.refusal import RefusalCode
from harness.campus import EMBLEM, PNG, PORTRAIT, Campus, identity_of, reading, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


def standing(campus: Campus, session: str):  # type: ignore[no-untyped-def]
    return campus.reviews.standing(Nothing(), reading(session))


def upload(campus: Campus, session: str, take: int = 0):  # type: ignore[no-untyped-def]
    photos = ReviewPhotos(PORTRAIT + bytes([take]), EMBLEM)
    return campus.reviews.submit_photos(photos, writing(session))


def refused_upload(campus: Campus, session: str) -> None:
    upload(campus, session)
    campus.decide(Subject.REVIEW, accept=False, reason="模糊")


def proof(person: Persona) -> RecordProof:
    return RecordProof(person.institution, person.student_number, person.major)


def test_nothing_works_before_the_warning_is_accepted(campus: Campus) -> None:
    """A090, A091: whom one has asked, that the forms are saved, and that it is understood."""
    person = campus.load("number-taken-app-check")
    campus.register(person, register_again=True, warning_accepted=True)
    session = campus.log_in(person.phone, person.password)
    assert not standing(campus, session).warning_accepted
    for request, method in (
        (Nothing(), campus.reviews.check_in_app),
        (ReviewPhotos(PORTRAIT, EMBLEM), campus.reviews.submit_photos),
        (proof(person), campus.reviews.submit_record_data),
    ):
        with refuses(RefusalCode.WARNING_NOT_ACCEPTED):
            method(request, writing(session))
    for given in ((False, True, True), (True, False, True), (True, True, False)):
        with refuses(RefusalCode.WARNING_NOT_ACCEPTED):
            campus.reviews.accept_warning(WarningAccepted(*given), writing(session))
    assert campus.reviews.accept_warning(WarningAccepted(True, True, True), writing(session)).warning_accepted


def test_what_closing_affects_is_named(campus: Campus) -> None:
    """A091: 研招推免, 统考, 自主招生, 兵役登记."""
    _, session = campus.needing_check()
    assert set(standing(campus, session).affects) == {
        *("postgraduate-recommendation", "postgraduate-exam", "independent-admission", "conscription")
    }


def test_the_face_check_solves_at_once_and_closes_the_other_account(campus: Campus) -> None:
    """A045, A084, A090: passed means solved; the older account is closed for ever."""
    person, session = campus.needing_check()
    result = campus.reviews.check_in_app(Nothing(), writing(session))
    assert result.passed
    account = campus.account(session)
    assert account.state is AccountState.ACTIVE
    assert [closed.user_name for closed in account.closed_accounts] == [
        f"{person.other_phone[:3]}****{person.other_phone[-4:]}"
    ]
    assert account.closed_accounts[0].affects
    assert standing(campus, session).solved
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.log_in(person.other_phone, "whatever-1")
    assert campus.record(session).institution == person.institution, "A028: the record follows"


def test_a_closed_account_frees_its_phone_and_never_logs_in(campus: Campus) -> None:
    """A045: cancelled, with what it held."""
    person = campus.load()
    old = campus.entered(person)
    campus.register(person, phone=person.other_phone, register_again=True, warning_accepted=True)
    session = campus.log_in(person.other_phone, person.password)
    campus.reviews.accept_warning(WarningAccepted(True, True, True), writing(session))
    campus.reviews.check_in_app(Nothing(), writing(session))
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(old)
    with refuses(RefusalCode.ACCOUNT_CLOSED):
        campus.log_in(person.phone, person.password)
    assert campus.log_in(person.number, person.password)
    campus.advance(60)
    campus.send(person.phone)


def test_after_three_failures_the_review_is_offered(campus: Campus) -> None:
    """A086: several failures, then 人工审核."""
    campus = Campus(rules={"review_only_after_app_check": True})
    _, session = campus.needing_check()
    for failures in (1, 2, 3):
        with refuses(RefusalCode.MANUAL_REVIEW_NOT_OFFERED):
            upload(campus, session)
        campus.decide(Subject.APP_CHECK, accept=False)
        result = campus.reviews.check_in_app(Nothing(), writing(session))
        assert (result.passed, result.failures) == (False, failures)
        assert result.manual_review_offered == (failures == 3)
    upload(campus, session)


def test_the_newer_notice_offers_the_review_from_the_start(campus: Campus) -> None:
    """A083, A085: both ways are there at once."""
    _, session = campus.needing_check()
    assert standing(campus, session).manual_review_offered
    assert all(way.available for way in standing(campus, session).ways)


def test_a_review_takes_three_working_days(campus: Campus) -> None:
    """A085, A111, A112: 待审核, due after three working days, then approved and solved."""
    _, session = campus.needing_check()
    entry = upload(campus, session)
    assert entry.state is ReviewState.WAITING
    assert entry.due == campus.stage.clock.now() + timedelta(days=3)
    campus.advance(working_days=2)
    assert not standing(campus, session).solved
    campus.advance(working_days=1)
    assert standing(campus, session).solved
    assert campus.reviews.log(Nothing(), reading(session)).entries[0].state is ReviewState.APPROVED


def test_working_days_leave_out_the_weekend(campus: Campus) -> None:
    """A111: Thursday and three working days is Tuesday."""
    _, session = campus.needing_check()
    campus.advance(working_days=3)
    entry = upload(campus, session)
    assert (entry.created_at.isoweekday(), entry.due.isoweekday()) == (4, 2)


def test_while_one_review_waits_no_other_way_is_open(campus: Campus) -> None:
    person, session = campus.needing_check()
    upload(campus, session)
    for request, method in (
        (Nothing(), campus.reviews.check_in_app),
        (ReviewPhotos(PORTRAIT, EMBLEM), campus.reviews.submit_photos),
        (proof(person), campus.reviews.submit_record_data),
    ):
        with refuses(RefusalCode.REVIEW_PENDING):
            method(request, writing(session))
    with refuses(RefusalCode.ID_NUMBER_UNDER_REVIEW):
        campus.accounts.check_identity(identity_of(person), reading())


def test_a_refused_review_says_why_in_the_log(campus: Campus) -> None:
    """A113, A114: number, date, state and reason."""
    person, session = campus.needing_check()
    refused_upload(campus, session)
    (entry,) = campus.reviews.log(Nothing(), reading(session)).entries
    assert (entry.state, entry.reason) == (ReviewState.NOT_APPROVED, "模糊")
    assert entry.number == "*" * 14 + person.number[-4:]
    assert entry.created_at == campus.stage.clock.now()


def test_three_uploads_a_day(campus: Campus) -> None:
    """A110: three a day, counted anew at midnight."""
    _, session = campus.needing_check()
    for left in (2, 1, 0):
        refused_upload(campus, session)
        assert standing(campus, session).uploads.left_today == left
    with refuses(RefusalCode.UPLOADS_TODAY_USED) as caught:
        upload(campus, session)
    midnight = caught.value.retry_at
    assert midnight is not None
    assert (midnight.hour, midnight.minute) == (0, 0)
    assert standing(campus, session).uploads.again_at == midnight
    campus.advance(working_days=1)
    upload(campus, session)


def test_five_uploads_in_all(campus: Campus) -> None:
    """A110: five in all, then another way."""
    _, session = campus.needing_check()
    for take in range(5):
        refused_upload(campus, session)
        quota = standing(campus, session).uploads
        assert quota.left_total == 4 - take
        if take in (2, 3):
            campus.advance(working_days=1)
    with refuses(RefusalCode.UPLOADS_USED):
        upload(campus, session)
    assert standing(campus, session).uploads.left_today == 0
    assert standing(campus, session).uploads.again_at is None
    by_way = {way.way: way for way in standing(campus, session).ways}
    assert by_way[WayOut.PHOTO_REVIEW].code == "UPLOADS_USED"
    assert by_way[WayOut.APP_CHECK].available


@pytest.mark.parametrize(
    ("portrait", "emblem", "field"),
    [
        (b"", EMBLEM, "portrait"),
        (PORTRAIT, b"", "emblem"),
        (b"BM bitmap", EMBLEM, "portrait"),
        (PORTRAIT, b"RIFF\0\0\0\0WEBP", "emblem"),
        (PNG + bytes(307_200 - 7), EMBLEM, "portrait"),
    ],
)
def test_a_picture_that_does_not_fit_costs_no_upload(
    campus: Campus, portrait: bytes, emblem: bytes, field: str
) -> None:
    """A103, A103b, A104, A105: kind by content, size, and both sides."""
    _, session = campus.needing_check()
    with refuses(RefusalCode.PHOTO_UNUSABLE, field):
        campus.reviews.submit_photos(ReviewPhotos(portrait, emblem), writing(session))
    assert standing(campus, session).uploads.left_total == 5


@pytest.mark.parametrize("start", [b"\xff\xd8\xff\xe0", PNG, b"GIF87a", b"GIF89a"])
def test_jpeg_png_and_gif_are_taken_up_to_the_last_byte(campus: Campus, start: bytes) -> None:
    """A103: jpg, jpeg, png, gif up to 307,200 bytes."""
    _, session = campus.needing_check()
    largest = start + bytes(307_200 - len(start))
    assert campus.reviews.submit_photos(ReviewPhotos(largest, EMBLEM), writing(session))


def test_one_file_is_not_two_pictures(campus: Campus) -> None:
    """A105: two pictures."""
    _, session = campus.needing_check()
    with refuses(RefusalCode.PHOTO_SAME_TWICE):
        campus.reviews.submit_photos(ReviewPhotos(PORTRAIT, PORTRAIT), writing(session))


def test_record_data_prove_the_number_at_once(campus: Campus) -> None:
    """A093: the data of a published record, all of them."""
    person, session = campus.needing_check()
    for wrong in (
        RecordProof("别的大学", person.student_number, person.major),
        RecordProof(person.institution, "1", person.major),
        RecordProof(person.institution, person.student_number, "考古学"),
    ):
        with refuses(RefusalCode.RECORD_DATA_MISMATCH):
            campus.reviews.submit_record_data(wrong, writing(session))
    assert campus.reviews.submit_record_data(proof(person), writing(session)).solved


def test_without_a_published_record_that_way_is_closed(campus: Campus) -> None:
    """A093: only where a record is published."""
    person, session = campus.needing_check("record-data-not-there-yet")
    with refuses(RefusalCode.RECORD_DATA_UNAVAILABLE):
        campus.reviews.submit_record_data(proof(person), writing(session))
    by_way = {way.way: way for way in standing(campus, session).ways}
    assert by_way[WayOut.RECORD_DATA].code == "RECORD_DATA_UNAVAILABLE"
    campus.decide(Subject.PUBLICATION, accept=True)
    assert campus.reviews.submit_record_data(proof(person), writing(session)).solved


def test_ways_can_be_switched_off() -> None:
    campus = Campus(rules={"record_data_way": False, "classmate_way": False})
    person, session = campus.needing_check()
    with refuses(RefusalCode.NOT_OFFERED):
        campus.reviews.submit_record_data(proof(person), writing(session))
    codes = {way.way: way.code for way in standing(campus, session).ways}
    assert codes == {
        WayOut.APP_CHECK: "",
        WayOut.CLASSMATE: "NOT_OFFERED",
        WayOut.RECORD_DATA: "NOT_OFFERED",
        WayOut.PHOTO_REVIEW: "",
    }


def test_who_has_nothing_to_prove_is_told_so(campus: Campus) -> None:
    session = campus.entered(campus.load())
    with refuses(RefusalCode.NOTHING_TO_CHECK):
        campus.reviews.check_in_app(Nothing(), writing(session))
    with refuses(RefusalCode.NOTHING_TO_CHECK):
        campus.reviews.accept_warning(WarningAccepted(True, True, True), writing(session))
    assert {way.code for way in standing(campus, session).ways} == {"NOTHING_TO_CHECK"}
    assert not standing(campus, session).solved


def test_a_review_ends_with_its_account(campus: Campus) -> None:
    """A088: a number that was proven meanwhile is not under review."""
    person, session = campus.needing_check()
    campus.register(person, phone="13900139009", register_again=True, warning_accepted=True)
    other = campus.log_in("13900139009", person.password)
    campus.reviews.accept_warning(WarningAccepted(True, True, True), writing(other))
    upload(campus, session)
    campus.reviews.check_in_app(Nothing(), writing(other))
    with refuses(RefusalCode.ID_NUMBER_TAKEN):
        campus.accounts.check_identity(identity_of(person), reading())
    campus.advance(working_days=3)
    assert campus.account(other).state is AccountState.ACTIVE


def test_of_two_who_registered_again_the_first_proof_wins(campus: Campus) -> None:
    """A045: every other account with the number is closed, one that waits for its proof too."""
    person, session = campus.needing_check()
    campus.register(person, phone="13900139009", register_again=True, warning_accepted=True)
    other = campus.log_in("13900139009", person.password)
    campus.reviews.check_in_app(Nothing(), writing(session))
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(other)
    with refuses(RefusalCode.ACCOUNT_CLOSED):
        campus.log_in("13900139009", person.password)
