from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.troubleshooting.ask.numbers import Typing, strip_numbers

PERSONAL = [
    "99000020070315001X",
    "99000020070315001x",
    "990000 20070315 001X",
    "990000-20070315-001X",
    "９９００００２００７０３１５００１Ｘ",
    "13800138000",
    "138 0013 8000",
    "138-0013-8000",
    "+86 138 0013 8000",
    "0086-13800138000",
    "138****8000",
    "**************001X",
    "13800138000@example.cn",
    "a.student@mail.example.com",
    "A123456(3)",
    "E12345678",
    "123456",
    "ABCD1234EFGH5678",
    "010-67410388",
    "一三八零零一三八零零零",
    "2024010203",
]


@pytest.mark.parametrize("number", PERSONAL)
def test_personal_numbers_leave_no_trace(number: str) -> None:
    assert strip_numbers(f"前面{number}后面").replace(" ", "") == "前面后面"
    assert strip_numbers(number) == ""


@pytest.mark.parametrize("before", ["", "收不到短信"])
@pytest.mark.parametrize(
    "number", ["330106200801011234", "1101 9920 0703 150013", "138-0013-8000", "１３８００１３８０００"]
)
def test_a_number_that_is_typed_goes_to_its_last_digit(before: str, number: str) -> None:
    typing, seen = Typing(), before
    for digit in number:
        seen = typing.clean(seen + digit)
    assert seen == before
    assert typing.took_a_number
    assert typing.clean(seen + "没有") == before + "没有"
    assert not typing.took_a_number


def test_small_numbers_and_blanks_stay_while_one_types() -> None:
    typing, seen = Typing(), ""
    for letter in "等 24 小时，300K ":
        seen = typing.clean(seen + letter)
    assert seen == "等 24 小时，300K "
    assert not typing.took_a_number


@pytest.mark.parametrize(
    "words", ["不超过300K", "等24小时", "18位身份证", "每天3次累计5次", "504错误", "11月20号", "2024年"]
)
def test_small_numbers_that_mean_something_stay(words: str) -> None:
    assert strip_numbers(words) == words


@given(st.text(max_size=40), st.integers(min_value=10**10, max_value=10**18 - 1), st.text(max_size=40))
def test_no_long_run_of_digits_ever_remains(before: str, number: int, after: str) -> None:
    assert not re.search(r"\d{5}", strip_numbers(f"{before} {number} {after}"), re.ASCII)


def test_a_page_of_digits_takes_no_time() -> None:
    assert strip_numbers("9" * 1_000_000) == ""
