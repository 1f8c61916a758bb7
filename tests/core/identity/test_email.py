from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.identity.email import check_email
from app.core.identity.result import Progress


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("a@b.cn", ()),
        (" a@b.cn ", ()),
        ("first.last+tag@mail.example.com", ()),
        ("", ("EMPTY",)),
        ("a@b", ("FORMAT",)),
        ("a b@c.cn", ("FORMAT",)),
        ("a@@b.cn", ("FORMAT",)),
        ("a@b.c", ("FORMAT",)),
        ("a@b..cn", ("FORMAT",)),
        ("a@.cn", ("FORMAT",)),
        ("@b.cn", ("FORMAT",)),
        ("a\u200b@b.cn", ("FORMAT",)),
        ("a\x00@b.cn", ("FORMAT",)),
        ("Ａ@b.cn", ("NORMALISED",)),
        ("a＠b.cn", ("NORMALISED",)),
    ],
)
def test_each_address_gets_its_codes(written: str, codes: tuple[str, ...]) -> None:
    result = check_email(written)
    assert result.codes == codes
    assert result.valid == (set(codes) <= {"NORMALISED"})


def test_the_domain_is_in_small_letters_and_the_local_part_as_written() -> None:
    assert check_email("San@EXAMPLE.CN").normalized == "San@example.cn"


def test_the_longest_address() -> None:
    tail = "@example.cn"
    assert check_email("a" * (254 - len(tail)) + tail).valid
    assert check_email("a" * (255 - len(tail)) + tail).progress is Progress.WRONG
    assert check_email("a" * 254).progress is Progress.INCOMPLETE


def test_typing_a_right_address_is_never_called_wrong() -> None:
    whole = "a.b@mail.example.cn"
    assert Progress.WRONG not in [check_email(whole[:n]).progress for n in range(len(whole) + 1)]
    assert check_email("a@b@").progress is Progress.WRONG


@given(st.text(max_size=60) | st.text(alphabet="ab@. ＠Ａ", max_size=20))
def test_any_text_has_a_result_and_normalising_settles(value: str) -> None:
    result = check_email(value)
    again = check_email(result.normalized)
    assert again.normalized == result.normalized
    assert again.valid == result.valid
