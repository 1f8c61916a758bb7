from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.breaking import Paragraph
from app.widgets.theme import theme


def lines(words: str, width: float, **options) -> list[str]:
    paragraph = Paragraph(words, theme().font("body"), 28)
    paragraph.lay(width, **options)
    return paragraph.lines()


def test_two_lines_part_at_the_clause() -> None:
    words = "先在这里查好要填的内容，再用自己的手机到学信网办理。"
    assert lines(words, 340) == ["先在这里查好要填的内容，", "再用自己的手机到学信网办理。"]


def test_no_character_is_left_alone() -> None:
    words = "学校没有账号权限所以请按官网帮助中心的办法办理吧"
    for width in range(200, 420, 7):
        laid = lines(words, width)
        assert len(laid) == 1 or len(laid[-1]) >= 3


def test_given_line_ends_stay() -> None:
    assert lines("一\n二", 300) == ["一", "二"]


def test_the_height_is_lines_times_line_height() -> None:
    paragraph = Paragraph("一二三四五六七八九十" * 5, theme().font("body"), 28)
    height = paragraph.lay(200).height()
    assert height == paragraph.line_count() * 28 > 28


def test_an_empty_text_has_one_line() -> None:
    assert Paragraph("", theme().font("body"), 28).lay(100).height() == 28


def test_strong_words_are_wider() -> None:
    plain = Paragraph("Finish by Friday", theme().font("body"), 28).natural_width()
    strong = Paragraph("Finish by Friday", theme().font("body"), 28, [(10, 16)]).natural_width()
    assert strong > plain


@given(
    words=st.text(st.sampled_from("学信网档案，。、（）Ab 1"), min_size=1, max_size=80),
    width=st.integers(120, 500),
    clauses=st.booleans(),
)
def test_nothing_is_lost_and_nothing_sticks_out(words: str, width: int, clauses: bool) -> None:
    paragraph = Paragraph(words, theme().font("body"), 28)
    used = paragraph.lay(width, clauses=clauses)
    assert "".join(paragraph.lines()) == words
    # A blank or closing mark at the end of a line may hang over, as Qt sets it.
    assert used.width() <= width + 1


@pytest.mark.parametrize("width", [0, 1, 5])
def test_too_little_room_is_no_error(width: int) -> None:
    assert "".join(lines("学信网 CHSI", width)) == "学信网 CHSI"


def test_no_word_is_left_alone() -> None:
    words = "When the time is up, this session ends and what you typed is cleared."
    for width in range(300, 520, 9):
        laid = lines(words, width)
        assert len(laid) == 1 or len(laid[-1].split()) > 1


@pytest.mark.parametrize("width", range(120, 420, 11))
def test_english_breaks_between_words_also_where_letters_are_joined(width: int) -> None:
    words = "Recruitment office of your county or district, an official difficulty"
    assert [word for line in lines(words, width) for word in line.split()] == words.split()


def test_a_masked_number_is_narrower_than_its_digits() -> None:
    font = theme().font("label")
    masked = Paragraph("**************0028", font, 28).natural_width()
    assert masked < Paragraph("990000200703150028", font, 28).natural_width()


@pytest.mark.parametrize("width", range(150, 500, 13))
def test_dates_and_phone_numbers_stay_in_one_piece(width: int) -> None:
    words = "一直不行，请联系教务处，电话 000-0000 0001，请在 11 月 13 日 周五前办完，还有 25 天"
    laid = lines(words, width)
    for piece in ("000-0000 0001", "11 月 13 日", "25 天"):
        assert any(piece in line for line in laid)
