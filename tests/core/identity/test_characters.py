from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.identity.characters import half_width, is_digits, trimmed, without_blanks


def test_only_the_wide_ascii_forms_become_plain() -> None:
    assert half_width("０９ＡｚＸ＠\u3000") == "09AzX@ "
    assert half_width("①²㍿") == "①²㍿"
    assert half_width("！～｟") == "!~｟"


@given(st.text())
def test_half_width_keeps_the_length_and_settles(value: str) -> None:
    assert len(half_width(value)) == len(value)
    assert half_width(half_width(value)) == half_width(value)


@given(st.text())
def test_blanks_are_gone_and_trimming_leaves_the_middle(value: str) -> None:
    assert not any(c.isspace() for c in without_blanks(value))
    assert trimmed(value) in value
    assert trimmed("\u200b a\u3000b \ufeff") == "a\u3000b"
    assert trimmed("a") == "a"
    assert trimmed(" a") == trimmed("a ") == "a"
    assert without_blanks("\u202d1\u200b 2\u202c") == "12"


def test_digits_are_those_of_the_keyboard_only() -> None:
    assert is_digits("0123456789")
    assert not any(map(is_digits, ["", "٣", "1٣", "²", "1a", "-1", "1 "]))
