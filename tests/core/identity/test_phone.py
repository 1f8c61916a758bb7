from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.identity.phone import check_phone
from app.core.identity.result import Progress


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("13800138000", ()),
        ("+86 138 0013 8000", ()),
        ("0086-13800138000", ()),
        ("86 138-0013-8000", ()),
        ("(+86)138–0013–8000", ()),
        ("１３８００１３８０００", ()),
        ("＋86１３８００１３８０００", ()),
        ("\u202d138 0013 8000\u202c", ()),
        ("19200001111", ()),
        ("", ("EMPTY",)),
        (" - ", ("EMPTY",)),
        ("12345678901", ("PREFIX",)),
        ("01066666666", ("PREFIX",)),
        ("+85291234567", ("PREFIX",)),
        ("008529123456", ("PREFIX",)),
        ("1380013800", ("LEN",)),
        ("138001380005", ("LEN",)),
        ("12345", ("LEN", "PREFIX")),
        ("1380013800012", ("LEN",)),
        ("+86+8613800138000", ("PREFIX",)),
        ("0086" * 2 + "13800138000", ("PREFIX",)),
        ("1380013800a", ("CHAR",)),
        ("1380013800②", ("CHAR",)),
        ("15410501234", ("UNUSUAL",)),
        ("16000000000", ("UNUSUAL",)),
    ],
)
def test_each_number_gets_its_codes(written: str, codes: tuple[str, ...]) -> None:
    result = check_phone(written)
    assert result.codes == codes
    assert result.valid == (set(codes) <= {"UNUSUAL"})
    if not codes:
        assert len(result.normalized) == 11


def test_every_way_of_writing_is_stored_the_same() -> None:
    for written in ("13800138000", "+86 138 0013 8000", "0086-13800138000", "１３８ ００１３ ８０００"):
        assert check_phone(written).normalized == "13800138000"


@pytest.mark.parametrize("whole", ["13800138000", "+8613800138000", "008613800138000"])
def test_typing_a_right_number_is_never_called_wrong(whole: str) -> None:
    states = [check_phone(whole[:n]).progress for n in range(len(whole) + 1)]
    assert Progress.WRONG not in states
    assert states[0] is Progress.EMPTY
    assert states[-1] is Progress.OK


@pytest.mark.parametrize("beginning", ["2", "12", "010", "+85", "138a"])
def test_a_beginning_that_cannot_become_right_is_wrong_at_once(beginning: str) -> None:
    assert check_phone(beginning).progress is Progress.WRONG


@given(st.text(max_size=40) | st.text(alphabet="0123456789+- ()８６a", max_size=20))
def test_any_text_has_a_result(value: str) -> None:
    result = check_phone(value)
    if result.valid:
        assert check_phone(result.normalized).normalized == result.normalized
        assert len(result.normalized) == 11
        assert result.normalized.isascii()


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_no_mobile_number_is_ever_blocked(number: str) -> None:
    assert check_phone(number).valid
