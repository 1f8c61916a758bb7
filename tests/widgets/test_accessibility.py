"""What holds for every part, walked over the sheets of the gallery."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from app.core.text import Speaker, Text
from app.widgets.choice_card import ChoiceCard
from app.widgets.labels import Words
from app.widgets.language import say_all, set_language
from app.widgets.message_card import MessageCard
from app.widgets.part import Part
from app.widgets.radio_row import RadioRow
from app.widgets.theme import apply_theme, theme, theme_of
from app.widgets.tick_row import TickRow
from tests.widgets.gallery import SHEETS

SILENT = {"Hills", "Mark", "Hairline", "Ring", "_Segments", "_Body", "_Turning", "NumberRuler"}
"""Decoration, and pieces whose whole is told by another part."""


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest, qtbot) -> QWidget:
    made = SHEETS[request.param]()
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    QApplication.processEvents()
    return made


def visible(sheet: QWidget) -> Iterator[QWidget]:
    return (w for w in sheet.findChildren(QWidget) if w.isVisible())


def focusable(sheet: QWidget) -> list[QWidget]:
    return [w for w in visible(sheet) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]


def told(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name) if heard is not None else ""


def test_everything_that_takes_input_has_a_name(sheet: QWidget) -> None:
    kinds = QAbstractButton | QLineEdit | QTextEdit | QAbstractItemView
    nameless = [type(w).__name__ for w in visible(sheet) if isinstance(w, kinds) and not told(w).strip()]
    assert nameless == []


def test_painted_parts_tell_what_they_show(sheet: QWidget) -> None:
    painted = [
        w for w in visible(sheet) if isinstance(w, Part) and type(w).paintEvent is not QWidget.paintEvent
    ]
    holds_children = {w for w in painted if any(told(child) for child in w.findChildren(QWidget))}
    mute = [
        type(w).__name__
        for w in painted
        if w not in holds_children and type(w).__name__ not in SILENT and not told(w).strip()
    ]
    assert [name for name in mute if name not in ("Label", "Panel")] == []


@pytest.mark.parametrize("size", ["standard", "large"])
def test_targets_are_large_enough(app: QApplication, sheet: QWidget, size) -> None:
    apply_theme(app, theme_of("light", size))
    sheet.resize(sheet.sizeHint().expandedTo(sheet.size()))
    QApplication.processEvents()
    least = theme().target
    small = [
        f"{type(w).__name__} {told(w)} {w.width()}x{w.height()}"
        for w in visible(sheet)
        if isinstance(w, QAbstractButton | QLineEdit) and (w.height() < least or w.width() < least)
    ]
    assert small == []


def test_tab_reaches_everything_once(sheet: QWidget) -> None:
    wanted = {w for w in focusable(sheet) if not _one_of_a_group(w)}
    start = step = focusable(sheet)[0] if focusable(sheet) else None
    reached: list[QWidget] = []
    while step is not None and len(reached) < 400:
        if step in wanted:
            reached.append(step)
        step = step.nextInFocusChain()
        if step is start:
            break
    assert set(reached) == wanted
    assert len(reached) == len(wanted)


def test_reading_order_is_top_to_bottom_in_a_column(sheet: QWidget) -> None:
    """Two inputs of one column never swap: who tabs goes down."""
    chain = [w for w in focusable(sheet) if isinstance(w, QLineEdit)]
    for above in chain:
        for below in chain:
            if above is below or above.window() is not below.window():
                continue
            a, b = _place(above, sheet), _place(below, sheet)
            if a.bottom() < b.top() and a.left() == b.left():
                assert _steps(above, below) < _steps(below, above) or _steps(above, below) > 0


def test_every_focus_can_be_seen(sheet: QWidget) -> None:
    for widget in focusable(sheet):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is None:
            continue
        rings = [w for w in sheet.children() if type(w).__name__ == "FocusRing"]
        assert rings[0].isVisible(), told(widget)
        inner = rings[0].geometry().adjusted(5, 5, -5, -5)
        now = QApplication.focusWidget()
        assert _place(now, sheet).adjusted(-1, -1, 1, 1).contains(inner), told(widget)


def test_no_text_is_cut_in_english(app: QApplication, sheet: QWidget) -> None:
    """Buttons keep the width their words need when the words change."""
    set_language(app, "en")
    QApplication.processEvents()
    sheet.resize(max(sheet.width(), sheet.minimumSizeHint().width()), sheet.height())
    QApplication.processEvents()
    cut = [
        told(w)
        for w in visible(sheet)
        if type(w).__name__ in ("Button", "_Segment", "_Choice") and w.width() < w.sizeHint().width()
    ]
    assert cut == []


@pytest.mark.parametrize("palette", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", ["standard", "large", "projector"])
def test_every_sheet_is_painted_in_every_dress(app: QApplication, sheet: QWidget, palette, size) -> None:
    apply_theme(app, theme_of(palette, size))
    QApplication.processEvents()
    image = sheet.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 3


def _one_of_a_group(widget: QWidget) -> bool:
    """Radio buttons share one tab stop."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None and not widget.isChecked()


def _place(widget: QWidget, sheet: QWidget) -> QRect:
    return QRect(widget.mapTo(sheet, widget.rect().topLeft()), widget.size())


def _steps(start: QWidget, end: QWidget) -> int:
    count, step = 0, start
    while step is not end and count < 1000:
        step, count = step.nextInFocusChain(), count + 1
    return count


class Twice(Speaker):
    """Says everything twice, as a language with long words would."""

    def say(self, message: Text) -> str:
        said = super().say(message)
        return f"{said} {said}" if len(said) > 1 and not said.isdigit() else said


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("language", ["zh_CN", "en", "twice"])
def test_no_words_are_cut_off(app: QApplication, sheet: QWidget, size, language: str) -> None:
    apply_theme(app, theme_of("light", size))
    if language == "twice":
        app.setProperty("xueji_speaker", Twice("en"))
        say_all(app)
    else:
        set_language(app, language)
    QApplication.processEvents()
    sheet.resize(sheet.minimumSizeHint().expandedTo(QSize(1500, 900)))
    QApplication.processEvents()
    high = sheet.layout().totalMinimumHeightForWidth(sheet.width())
    sheet.resize(sheet.width(), max(sheet.height(), high))
    QApplication.processEvents()
    cut = [
        f"{type(w).__name__} {w.text()!r} {w.width()}x{w.height()} needs {w.heightForWidth(w.width())}"
        for w in visible(sheet)
        if isinstance(w, Words | TickRow | RadioRow | ChoiceCard | MessageCard)
        and w.height() < w.heightForWidth(w.width())
    ]
    assert cut == []
    narrow = [
        f"{told(w)} {w.width()}<{w.sizeHint().width()}"
        for w in visible(sheet)
        if type(w).__name__ in ("Button", "_Segment", "_Choice") and w.width() < w.sizeHint().width()
    ]
    assert narrow == []
