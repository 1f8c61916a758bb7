from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.identity.code import CodeKind, check_code
from app.core.identity.result import Progress


@pytest.mark.parametrize("kind", [CodeKind.SMS, CodeKind.EMAIL])
@pytest.mark.parametrize(
    ("written", "normalized", "progress"),
    [
        ("123456", "123456", Progress.OK),
        ("１２３４５６", "123456", Progress.OK),
        (" 123 456 ", "123456", Progress.OK),
        ("123-456", "123456", Progress.OK),
        ("", "", Progress.EMPTY),
        ("12345", "12345", Progress.INCOMPLETE),
        ("12345a", "12345a", Progress.WRONG),
        ("1234567", "1234567", Progress.WRONG),
        ("12345①", "12345①", Progress.WRONG),
    ],
)
def test_a_code_of_six_digits(kind: CodeKind, written: str, normalized: str, progress: Progress) -> None:
    result = check_code(written, kind)
    assert (result.normalized, result.progress) == (normalized, progress)
    assert result.valid == (progress is Progress.OK)


def test_the_length_of_a_code_is_a_rule_of_the_service() -> None:
    assert check_code("1234", CodeKind.SMS, digits=4).valid
    assert not check_code("123456", CodeKind.SMS, digits=4).valid


@pytest.mark.parametrize(
    ("written", "progress"),
    [
        ("aB3d", Progress.OK),
        ("aB3dE6", Progress.OK),
        ("aB3", Progress.INCOMPLETE),
        ("aB3dE67", Progress.WRONG),
        ("aB?d", Progress.WRONG),
    ],
)
def test_a_picture_code_keeps_its_case(written: str, progress: Progress) -> None:
    result = check_code(written, CodeKind.PICTURE)
    assert (result.normalized, result.progress) == (written, progress)


@pytest.mark.parametrize(
    ("written", "progress"),
    [
        ("abcd efgh 1234 5678", Progress.OK),
        ("ABCD12345678", Progress.OK),
        ("ABCD1234567", Progress.INCOMPLETE),
        ("ABCD123456789", Progress.INCOMPLETE),
        ("ABCD123456781234X", Progress.WRONG),
        ("ABCD_2345678", Progress.WRONG),
    ],
)
def test_a_report_code_has_16_or_12_capitals(written: str, progress: Progress) -> None:
    result = check_code(written, CodeKind.REPORT)
    assert result.progress is progress
    assert result.normalized == result.normalized.upper()


def test_a_code_never_shows_in_repr() -> None:
    assert "123456" not in repr(check_code("123456", CodeKind.SMS))


@given(st.text(max_size=30), st.sampled_from(CodeKind))
def test_any_text_has_a_result(value: str, kind: CodeKind) -> None:
    assert check_code(value, kind).kind == kind
