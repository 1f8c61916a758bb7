"""One-time codes and picture codes."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from app.campus.store.rows import CodeRow
from app.campus.store.vault import Vault, new_keys
from app.core.backend.data.codes import (
    Channel,
    CodeCheck,
    CodeRequest,
    PictureAnswer,
    PictureCodeRequest,
    Purpose,
)
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, refuses, writing

PHONE = "13900139000"


@pytest.fixture
def campus() -> Campus:
    return Campus()


def check(campus: Campus, code: str, purpose: Purpose = Purpose.REGISTER, target: str = PHONE) -> None:
    campus.accounts.check_code(CodeCheck(purpose, Channel.PHONE, target, code), writing())


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}d}"


def test_a_code_counts_until_its_last_second(campus: Campus) -> None:
    """A075, A076: 24 hours, and not a second more."""
    code = campus.code(PHONE)
    campus.advance(86_399)
    check(campus, code)
    campus.advance(1)
    with refuses(RefusalCode.CODE_EXPIRED, "code"):
        check(campus, code)


def test_a_code_may_be_used_more_than_once(campus: Campus) -> None:
    """A075: a code that was received counts again while it lives."""
    code = campus.code(PHONE)
    for _ in range(3):
        check(campus, code)


def test_an_older_code_counts_as_long_as_it_lives(campus: Campus) -> None:
    """A075: a newer code does not end an older one."""
    first = campus.code(PHONE)
    campus.advance(60)
    second = campus.code(PHONE)
    assert first != second
    check(campus, first)
    check(campus, second)


def test_where_only_the_newest_counts_the_older_has_expired() -> None:
    campus = Campus(rules={"older_code_accepted": False})
    first = campus.code(PHONE)
    campus.advance(60)
    second = campus.code(PHONE)
    with refuses(RefusalCode.CODE_EXPIRED):
        check(campus, first)
    check(campus, second)


def test_a_code_is_for_one_purpose_and_one_target(campus: Campus) -> None:
    code = campus.code(PHONE)
    with refuses(RefusalCode.CODE_NOT_SENT, "code"):
        check(campus, code, Purpose.RESET_PASSWORD)
    with refuses(RefusalCode.CODE_NOT_SENT):
        check(campus, code, target="13900139001")


def test_wrong_codes_end_the_guessing(campus: Campus) -> None:
    code = campus.code(PHONE)
    for _ in range(5):
        with refuses(RefusalCode.CODE_WRONG, "code"):
            check(campus, wrong(code))
    with refuses(RefusalCode.CODE_TRIES_USED):
        check(campus, code)
    campus.advance(60)
    check(campus, campus.code(PHONE))


def test_four_wrong_codes_leave_the_fifth_try(campus: Campus) -> None:
    code = campus.code(PHONE)
    for _ in range(4):
        with refuses(RefusalCode.CODE_WRONG):
            check(campus, wrong(code))
    check(campus, code)


def test_a_code_may_be_typed_with_blanks_and_full_width_digits(campus: Campus) -> None:
    code = campus.code(PHONE)
    check(campus, f" {code[:3]} {code[3:]} ")
    check(campus, code.translate({48 + n: 0xFF10 + n for n in range(10)}))
    with refuses(RefusalCode.FIELD_REQUIRED, "code"):
        check(campus, "  ")


def test_the_message_names_code_purpose_and_life(campus: Campus) -> None:
    campus.send(PHONE)
    message = campus.messages(PHONE)[-1]
    assert message.code in message.body
    assert "24 小时" in message.body
    assert "短信验证码" in message.body
    assert len(message.code) == 6


def test_the_answer_says_until_when_and_how_many_are_left(campus: Campus) -> None:
    sent = campus.send(PHONE)
    now = campus.stage.clock.now()
    assert sent.valid_until == now + timedelta(days=1)
    assert sent.again_at == now + timedelta(seconds=60)
    assert sent.sends_left == 4
    assert sent.digits == 6
    assert sent.target == "139****9000"


def test_within_the_minute_no_other_code_comes(campus: Campus) -> None:
    """A076: asking too often is refused."""
    campus.send(PHONE)
    campus.advance(59)
    with refuses(RefusalCode.CODE_COOLDOWN, "target") as caught:
        campus.send(PHONE)
    assert caught.value.retry_at == campus.stage.clock.now() + timedelta(seconds=1)
    assert len(campus.messages(PHONE)) == 1
    campus.advance(1)
    campus.send(PHONE)


def test_the_cool_down_is_of_the_phone_whatever_the_purpose(campus: Campus) -> None:
    person = campus.load()
    campus.register(person)
    with refuses(RefusalCode.CODE_COOLDOWN):
        campus.send(person.phone, Purpose.RESET_PASSWORD)


def used_up(campus: Campus) -> None:
    for _ in range(5):
        campus.send(PHONE)
        campus.advance(60)


def test_after_the_daily_limit_the_number_is_stopped_for_a_day(campus: Campus) -> None:
    """A076, A079: the number is stopped for 24 hours from the refusal on."""
    used_up(campus)
    with refuses(RefusalCode.CODE_LIMITED, "target") as caught:
        campus.send(PHONE)
    assert caught.value.retry_at == campus.stage.clock.now() + timedelta(days=1)
    campus.advance(86_399)
    with refuses(RefusalCode.CODE_LIMITED):
        campus.send(PHONE)
    campus.advance(1)
    assert campus.send(PHONE).sends_left == 4


def test_a_stopped_number_keeps_the_codes_it_has(campus: Campus) -> None:
    """A075, A079: a code already received stays usable."""
    used_up(campus)
    with refuses(RefusalCode.CODE_LIMITED):
        campus.send(PHONE)
    check(campus, campus.messages(PHONE)[-1].code)
    check(campus, campus.messages(PHONE)[0].code)


def test_the_limit_counts_the_last_day_only(campus: Campus) -> None:
    for _ in range(5):
        campus.send(PHONE)
        campus.advance(6 * 3600)
    campus.send(PHONE)


def test_a_stop_is_of_one_number(campus: Campus) -> None:
    used_up(campus)
    with refuses(RefusalCode.CODE_LIMITED):
        campus.send(PHONE)
    campus.send("13900139001")


def test_an_email_code_has_a_life_of_its_own() -> None:
    """A076: the life of a mailed code is its own rule."""
    campus = Campus(rules={"email_code_life": 600})
    campus.load("forgot-password-by-email")
    session_free = "s@example.cn"
    sent = campus.send(session_free, Purpose.RESET_PASSWORD, Channel.EMAIL)
    assert sent.valid_until == campus.stage.clock.now() + timedelta(seconds=600)


def test_nobody_learns_by_a_code_whose_phone_it_is(campus: Campus) -> None:
    sent = campus.send("13900139777", Purpose.RESET_PASSWORD)
    assert sent.target == "139****9777"
    assert campus.messages("13900139777") == ()


def test_a_picture_code_is_good_for_one_answer(campus: Campus) -> None:
    answer = campus.picture()
    request = CodeRequest(Purpose.REGISTER, Channel.PHONE, PHONE, answer)
    campus.accounts.send_code(request, writing())
    with refuses(RefusalCode.PICTURE_CODE_WRONG):
        campus.accounts.send_code(request, writing())


def test_a_wrong_answer_uses_the_picture_up(campus: Campus) -> None:
    answer = campus.picture()
    bad = PictureAnswer(answer.challenge, "ZZZZ")
    for given in (bad, answer):
        with refuses(RefusalCode.PICTURE_CODE_WRONG, "picture"):
            campus.accounts.send_code(CodeRequest(Purpose.REGISTER, Channel.PHONE, PHONE, given), writing())
    assert campus.messages(PHONE) == ()


def test_capitals_of_a_picture_code_do_not_matter(campus: Campus) -> None:
    answer = campus.picture()
    small = PictureAnswer(answer.challenge, f" {answer.answer.lower()} ")
    campus.accounts.send_code(CodeRequest(Purpose.REGISTER, Channel.PHONE, PHONE, small), writing())


def test_a_picture_code_ends_after_its_time(campus: Campus) -> None:
    answer = campus.picture()
    campus.advance(300)
    with refuses(RefusalCode.PICTURE_CODE_WRONG):
        campus.accounts.send_code(CodeRequest(Purpose.REGISTER, Channel.PHONE, PHONE, answer), writing())
    answer = campus.picture()
    campus.advance(299)
    campus.accounts.send_code(CodeRequest(Purpose.REGISTER, Channel.PHONE, PHONE, answer), writing())


def test_a_picture_shows_as_many_characters_as_the_rule_says(campus: Campus) -> None:
    assert len(campus.picture().answer) == 4
    assert len(Campus(rules={"picture_code_length": 6}).picture().answer) == 6
    drawn = campus.accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), writing())
    assert drawn.image.startswith(b"\x89PNG")
    assert drawn.valid_until == campus.stage.clock.now() + timedelta(seconds=300)


def test_codes_may_be_used_once_where_a_school_wants_it() -> None:
    campus = Campus(rules={"code_reusable": False})
    person = campus.load()
    code = campus.code(person.phone)
    check(campus, code, target=person.phone)
    campus.register(person, code=code)
    with refuses(RefusalCode.CODE_EXPIRED):
        check(campus, code, target=person.phone)


def test_a_code_for_the_own_account_needs_a_log_in(campus: Campus) -> None:
    with refuses(RefusalCode.SESSION_ENDED):
        campus.send(PHONE, Purpose.BIND)
    with refuses(RefusalCode.FIELD_REQUIRED, "target"):
        campus.send("", Purpose.CLOSE_ACCOUNT)


def test_an_empty_target_is_the_accounts_own(campus: Campus) -> None:
    person = campus.load()
    session = campus.entered(person)
    campus.advance(60)
    campus.send("", Purpose.CLOSE_ACCOUNT, session=session)
    assert "注销账号" in campus.messages(person.phone)[-1].body


def test_a_taken_phone_gets_no_code_to_register_with(campus: Campus) -> None:
    """A030: told at once where the rule says so."""
    person = campus.load()
    campus.register(person)
    campus.advance(60)
    with refuses(RefusalCode.PHONE_TAKEN, "target"):
        campus.send(person.phone)


def kept(campus: Campus) -> list[CodeRow]:
    return campus.store.run(lambda t: t.rows(CodeRow).all(), writes=False)


def test_of_a_code_only_a_keyed_hash_is_kept(campus: Campus) -> None:
    """Neither what a row holds nor the hash of a code under another key or in another row tells it."""
    code = campus.code(PHONE)
    (row,) = kept(campus)
    everything = repr([getattr(row, part.name) for part in fields(row)])
    assert code not in everything
    hashed = campus.store.vault.index(f"{row.id}/{code}", "code").hex()
    assert row.code_hash == hashed
    assert Vault(new_keys()).index(f"{row.id}/{code}", "code").hex() != hashed
    assert campus.store.vault.index(f"other/{code}", "code").hex() != hashed


def test_a_hash_moved_to_another_row_opens_nothing(campus: Campus) -> None:
    """Whoever can write to the database, but has no key, cannot plant a code they know."""
    code = campus.code(PHONE)
    campus.send("13900139001")
    mine, victims = kept(campus)
    campus.store.run(lambda t: t.rows(CodeRow).put(replace(victims, code_hash=mine.code_hash)), writes=True)
    with refuses(RefusalCode.CODE_WRONG):
        check(campus, code, target="13900139001")


def test_dead_codes_are_forgotten_after_a_week(campus: Campus) -> None:
    code = campus.code(PHONE)
    campus.advance(8 * 86_400 - 1)
    campus.send("13900139001")
    with refuses(RefusalCode.CODE_EXPIRED):
        check(campus, code)
    campus.advance(3_601)
    campus.send("13900139002")
    assert [row.target for row in kept(campus)] == ["13900139001", "13900139002"]
