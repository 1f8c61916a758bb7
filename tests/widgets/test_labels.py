from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.core.text import ENGLISH, text, verbatim
from app.widgets.labels import Label, PlainLabel, harmless, say_with_ranges

MARKUP = '<b onclick="x">林</b> <img src="http://example.invalid/a.png"> &amp;'


def test_words_from_outside_are_never_markup(qtbot) -> None:
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP
    label.resize(1200, 30)
    assert "".join(label.lines()) == MARKUP


def test_parameters_of_texts_are_plain_too(qtbot) -> None:
    label = Label(text("Name: {name}", name="<i>x</i>"))
    qtbot.addWidget(label)
    assert label.text() == "Name: <i>x</i>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_writing_direction_cannot_be_turned() -> None:
    assert harmless("学号\u202e0028\u2066\u200f\x07") == "学号0028"
    assert harmless("艾力·阿不都\n二") == "艾力·阿不都\n二"


@given(st.text())
def test_harmless_keeps_every_letter(words: str) -> None:
    kept = harmless(words)
    assert [c for c in words if c.isalnum()] == [c for c in kept if c.isalnum()]


def test_strong_parameters_are_found_where_they_are_said() -> None:
    words, ranges = say_with_ranges(text("By {day}, {n} left", day="Friday", n=3), ("day", "n"), ENGLISH)
    assert words == "By Friday, 3 left"
    assert [words[a:b] for a, b in ranges] == ["Friday", "3"]


def test_marks_in_a_value_cannot_break_the_ranges() -> None:
    words, ranges = say_with_ranges(text("{name}!", name="a\ue001b\ue000"), ("name",), ENGLISH)
    assert words == "ab!"
    assert all(0 <= a <= b <= len(words) for a, b in ranges)


def test_a_label_is_at_most_forty_characters_wide(qtbot) -> None:
    label = Label(verbatim("字" * 100))
    qtbot.addWidget(label)
    label.resize(2000, 200)
    assert max(len(line) for line in label.lines()) <= 40


def test_a_label_grows_with_its_words(qtbot) -> None:
    label = Label(verbatim("短"))
    qtbot.addWidget(label)
    low = label.heightForWidth(200)
    label.set_text(verbatim("这句话很长，" * 10))
    assert label.heightForWidth(200) > 2 * low


@pytest.mark.parametrize("wrap", [True, False])
def test_a_reader_hears_all_of_it(qtbot, wrap: bool) -> None:
    label = Label(verbatim("一段很长很长的话，比这里的地方长得多"), wrap=wrap)
    qtbot.addWidget(label)
    label.resize(60, 28)
    heard = QAccessible.queryAccessibleInterface(label)
    assert heard.text(QAccessible.Text.Name) == label.text()
    assert heard.role() == QAccessible.Role.StaticText


def test_saying_nothing_is_allowed(qtbot) -> None:
    label = Label()
    qtbot.addWidget(label)
    assert label.text() == ""
    assert label.sizeHint().height() > 0
