"""Picture codes and one-time codes, as every registering service must keep them."""

from __future__ import annotations

from app.core.backend.conformance.bench import Bench, expect_masked
from app.core.backend.conformance.case import cases_of, expect, expect_refusal
from app.core.backend.data.codes import (
    Channel,
    CodeCheck,
    CodeRequest,
    PictureAnswer,
    PictureCodeRequest,
    Purpose,
)
from app.core.backend.refusal import RefusalCode

_PNG = b"\x89PNG\r\n\x1a\n"


def a_picture_code_is_a_picture(bench: Bench) -> None:
    picture = bench.accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), bench.write())
    expect(picture.image.startswith(_PNG), "the picture code is not a PNG")
    expect(picture.valid_until > bench.facts().now, "the picture code was never valid")


def a_wrong_picture_answer_sends_nothing(bench: Bench) -> None:
    person = bench.person()
    picture = bench.picture(Purpose.REGISTER)
    wrong = CodeRequest(
        Purpose.REGISTER, Channel.PHONE, person.phone, PictureAnswer(picture.challenge, "not this")
    )
    expect_refusal(RefusalCode.PICTURE_CODE_WRONG, lambda: bench.accounts.send_code(wrong, bench.write()))
    again = CodeRequest(Purpose.REGISTER, Channel.PHONE, person.phone, picture)
    expect_refusal(RefusalCode.PICTURE_CODE_WRONG, lambda: bench.accounts.send_code(again, bench.write()))


def a_code_arrives_and_is_accepted_more_than_once(bench: Bench) -> None:
    person = bench.person()
    sent = bench.ask_for_code(Purpose.REGISTER, person.phone)
    expect_masked(sent.target, person.phone, "the phone a code went to")
    code = bench.newest_code(person.phone)
    expect(len(code) == sent.digits and code.isdigit(), "the code has not the promised digits")
    check = CodeCheck(Purpose.REGISTER, Channel.PHONE, person.phone, code)
    for _ in range(2):
        accepted = bench.accounts.check_code(check, bench.write())
        expect(accepted.valid_until == sent.valid_until, "a code ends at another time than was said")


def a_code_counts_for_its_purpose_only(bench: Bench) -> None:
    person = bench.person()
    code = bench.code(Purpose.REGISTER, person.phone)
    check = CodeCheck(Purpose.RESET_PASSWORD, Channel.PHONE, person.phone, code)
    expect_refusal(
        (RefusalCode.CODE_NOT_SENT, RefusalCode.CODE_WRONG),
        lambda: bench.accounts.check_code(check, bench.write()),
    )


def a_second_code_must_wait_and_says_until_when(bench: Bench) -> None:
    person = bench.person()
    bench.ask_for_code(Purpose.REGISTER, person.phone)
    refused = expect_refusal(
        RefusalCode.CODE_COOLDOWN, lambda: bench.ask_for_code(Purpose.REGISTER, person.phone)
    )
    expect(refused.retry_at is not None, "the refusal does not say when to try again")


def an_older_code_that_still_lives_is_accepted(bench: Bench) -> None:
    """A075."""
    person = bench.person()
    first = bench.ask_for_code(Purpose.REGISTER, person.phone)
    code = bench.newest_code(person.phone)
    wait = max(0, int((first.again_at - bench.facts().now).total_seconds())) + 1
    expect(first.sent_at <= first.again_at, "another code may be asked for before the first was sent")
    expect(first.again_at < first.valid_until, "a code dies before another may be asked for")
    bench.advance(seconds=wait)
    bench.ask_for_code(Purpose.REGISTER, person.phone)
    check = CodeCheck(Purpose.REGISTER, Channel.PHONE, person.phone, code)
    bench.accounts.check_code(check, bench.write())


def an_expired_code_is_told_from_a_wrong_one(bench: Bench) -> None:
    person = bench.person()
    sent = bench.ask_for_code(Purpose.REGISTER, person.phone)
    code = bench.newest_code(person.phone)
    wrong = CodeCheck(Purpose.REGISTER, Channel.PHONE, person.phone, _other(code))
    right = CodeCheck(Purpose.REGISTER, Channel.PHONE, person.phone, code)
    expect_refusal(RefusalCode.CODE_WRONG, lambda: bench.accounts.check_code(wrong, bench.write()))
    bench.advance(seconds=int((sent.valid_until - bench.facts().now).total_seconds()) + 1)
    expect_refusal(RefusalCode.CODE_EXPIRED, lambda: bench.accounts.check_code(right, bench.write()))


def guessing_a_code_ends(bench: Bench) -> None:
    person = bench.person()
    code = bench.code(Purpose.REGISTER, person.phone)
    wrong = CodeCheck(Purpose.REGISTER, Channel.PHONE, person.phone, _other(code))
    right = CodeCheck(Purpose.REGISTER, Channel.PHONE, person.phone, code)
    for _ in range(5):
        expect_refusal(
            (RefusalCode.CODE_WRONG, RefusalCode.CODE_TRIES_USED),
            lambda: bench.accounts.check_code(wrong, bench.write()),
        )
    expect_refusal(RefusalCode.CODE_TRIES_USED, lambda: bench.accounts.check_code(right, bench.write()))


def a_code_that_was_never_sent_is_told_so(bench: Bench) -> None:
    check = CodeCheck(Purpose.REGISTER, Channel.PHONE, bench.person().phone, "123456")
    expect_refusal(RefusalCode.CODE_NOT_SENT, lambda: bench.accounts.check_code(check, bench.write()))


def _other(code: str) -> str:
    return "".join(str((int(digit) + 1) % 10) for digit in code)


CASES = cases_of(
    "accounts",
    a_picture_code_is_a_picture,
    a_wrong_picture_answer_sends_nothing,
    a_code_arrives_and_is_accepted_more_than_once,
    a_code_counts_for_its_purpose_only,
    a_second_code_must_wait_and_says_until_when,
    an_older_code_that_still_lives_is_accepted,
    an_expired_code_is_told_from_a_wrong_one,
    guessing_a_code_ends,
    a_code_that_was_never_sent_is_told_so,
)
