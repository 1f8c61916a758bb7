"""Proving that a number is one's own: the warning first, then any one way, then the other account closes."""

from __future__ import annotations

from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.case import NotHere, cases_of, expect, expect_refusal
from app.core.backend.conformance.person import Person
from app.core.backend.data.accounts import AccountState, Nothing, Session
from app.core.backend.data.reviews import ReviewPhotos, ReviewState, WarningAccepted
from app.core.backend.data.sandbox import StagedDecision, Subject
from app.core.backend.refusal import RefusalCode

_WARNED = WarningAccepted(asked=True, saved=True, understood=True)
_PORTRAIT = b"\xff\xd8\xff\xe0 portrait side"
_EMBLEM = b"\xff\xd8\xff\xe0 emblem side"


def a_proven_account_has_nothing_to_check(bench: Bench) -> None:
    _, session = bench.student()
    standing = bench.reviews.standing(Nothing(), bench.read(session))
    expect(
        not any(way.available for way in standing.ways), "an active account is offered ways to prove itself"
    )
    expect_refusal(
        RefusalCode.NOTHING_TO_CHECK, lambda: bench.reviews.accept_warning(_WARNED, bench.write(session))
    )


def nothing_closes_accounts_before_the_warning_is_accepted(bench: Bench) -> None:
    """A091."""
    _, session = bench.second_account()
    standing = bench.reviews.standing(Nothing(), bench.read(session))
    expect(not standing.solved, "a second account needs no proof")
    expect(bool(standing.affects), "nobody is told what closing the other accounts disturbs")
    if standing.warning_accepted:
        raise NotHere
    for way in (
        lambda: bench.reviews.check_in_app(Nothing(), bench.write(session)),
        lambda: bench.reviews.submit_photos(ReviewPhotos(_PORTRAIT, _EMBLEM), bench.write(session)),
    ):
        expect_refusal(RefusalCode.WARNING_NOT_ACCEPTED, way)


def the_warning_counts_only_as_a_whole(bench: Bench) -> None:
    _, session = bench.second_account()
    for half in (
        WarningAccepted(asked=False, saved=True, understood=True),
        WarningAccepted(asked=True, saved=False, understood=True),
        WarningAccepted(asked=True, saved=True, understood=False),
    ):
        expect_refusal(
            RefusalCode.WARNING_NOT_ACCEPTED,
            lambda half=half: bench.reviews.accept_warning(half, bench.write(session)),  # type: ignore[misc]
        )


def a_passed_face_check_solves_it_and_closes_the_other_account(bench: Bench) -> None:
    """A084."""
    person, session = _warned(bench)
    bench.sandbox.stage(StagedDecision(Subject.APP_CHECK, accept=True), bench.write())
    result = bench.reviews.check_in_app(Nothing(), bench.write(session))
    expect(result.passed, "a face check that was to pass failed")
    account = bench.accounts.account(Nothing(), bench.read(bench.log_in(person)))
    expect(account.state is AccountState.ACTIVE, f"proven, the account is {account.state}")
    expect(len(account.closed_accounts) == 1, "the other account is not named as closed")


def a_photo_review_waits_and_uses_up_an_upload(bench: Bench) -> None:
    """A085, A110–A114."""
    _, session = _warned(bench)
    before = bench.reviews.standing(Nothing(), bench.read(session)).uploads
    call = bench.write(session)
    entry = bench.reviews.submit_photos(ReviewPhotos(_PORTRAIT, _EMBLEM), call)
    expect(
        bench.reviews.submit_photos(ReviewPhotos(_PORTRAIT, _EMBLEM), call) == entry,
        "sent twice by one attempt",
    )
    expect(entry.state is ReviewState.WAITING, f"a fresh review is {entry.state}")
    expect("*" in entry.number, "the review log shows the number in full")
    after = bench.reviews.standing(Nothing(), bench.read(session)).uploads
    expect(after.left_total == before.left_total - 1, "one upload did not count as one")
    log = bench.reviews.log(Nothing(), bench.read(session)).entries
    expect([one.reference for one in log] == [entry.reference], "the log does not show exactly this upload")


def photos_must_be_two_different_pictures(bench: Bench) -> None:
    """A105."""
    _, session = _warned(bench)
    expect_refusal(
        RefusalCode.PHOTO_SAME_TWICE,
        lambda: bench.reviews.submit_photos(ReviewPhotos(_PORTRAIT, _PORTRAIT), bench.write(session)),
    )
    expect_refusal(
        RefusalCode.PHOTO_UNUSABLE,
        lambda: bench.reviews.submit_photos(ReviewPhotos(b"", _EMBLEM), bench.write(session)),
    )


def a_review_log_is_its_owners(bench: Bench) -> None:
    _, session = _warned(bench)
    bench.reviews.submit_photos(ReviewPhotos(_PORTRAIT, _EMBLEM), bench.write(session))
    _, other = bench.second_account()
    expect(not bench.reviews.log(Nothing(), bench.read(other)).entries, "somebody sees another's review log")


def _warned(bench: Bench) -> tuple[Person, Session]:
    person, session = bench.second_account()
    if not bench.reviews.standing(Nothing(), bench.read(session)).warning_accepted:
        bench.reviews.accept_warning(_WARNED, bench.write(session))
    return person, session


CASES = cases_of(
    "reviews",
    a_proven_account_has_nothing_to_check,
    nothing_closes_accounts_before_the_warning_is_accepted,
    the_warning_counts_only_as_a_whole,
    a_passed_face_check_solves_it_and_closes_the_other_account,
    a_photo_review_waits_and_uses_up_an_upload,
    photos_must_be_two_different_pictures,
    a_review_log_is_its_owners,
)
