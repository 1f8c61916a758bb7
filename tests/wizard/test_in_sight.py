"""What has the focus is seen, in the smallest window too; what is let go of is not seen again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios
from app.widgets.letting_go import let_go
from app.widgets.theme import apply_theme, theme_of
from harness.stray_windows import only_window
from harness.window import Window


@pytest.fixture
def small(qapp: QApplication) -> Iterator[Window]:
    window = Window(size=(960, 560), language="en")  # the longer words
    yield window
    window.close()


def test_arrows_among_answers_bring_the_answer_into_view(small: Window) -> None:
    small.press(Exit.PRACTISE)
    assert small.step is Step.BEFORE
    rows = small.page.used._rows  # type: ignore[attr-defined]
    first, last = next(iter(rows.values())), list(rows.values())[-1]
    first.setFocus()
    for _ in rows.values():
        QTest.keyClick(small.shell.focusWidget(), Qt.Key.Key_Down)
    QCoreApplication.processEvents()
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()


def test_what_grows_above_does_not_push_the_focus_out_of_sight(small: Window) -> None:
    small.press(Exit.PRACTISE)
    small.page.used.row("used").click()  # type: ignore[attr-defined]
    small.press(Exit.HAVE_ACCOUNT)
    small.press(Exit.FIND_USER)
    small.type_into("name", "林1")
    small.type_into("number", "990000200703150029")
    picture = small.page.picture.field.input  # type: ignore[attr-defined]
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.processEvents()
    assert small.page.papers.number.error is not None  # type: ignore[attr-defined]
    assert not picture.visibleRegion().isEmpty()


def test_what_is_refused_by_the_page_itself_leads_to_the_troubleshooter(small: Window) -> None:
    """A153: the card may really say so, and only the tree knows what to do then."""
    small.press(Exit.PRACTISE)
    small.page.used.row("never").click()  # type: ignore[attr-defined]
    small.press_main()
    small.settle()
    small.type_into("name", "林知夏")
    small.type_into("number", "990000200703150029")
    small.press_main()
    asked = []
    small.page.help_wanted.connect(asked.append)
    assert small.page.help.isVisibleTo(small.page)
    small.page.help.click()
    assert asked == ["id-number-format"]


def test_what_is_let_go_of_before_it_was_shown_is_no_window(qapp: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    window.show()
    with only_window(window, qapp):
        part = QWidget()
        column.addWidget(part)  # the layout will show it, when Qt has time
        let_go(part)
        QCoreApplication.processEvents()
    window.close()


def test_a_double_click_on_the_main_button_is_one(small: Window) -> None:
    """Otherwise the page of all answers would be passed unseen, and the account registered."""
    scenario = scenarios()["sunny-path"]
    for move in scenario.script[:5]:
        small.move(move, scenario)
    assert small.step is Step.PASSWORD
    small.fill(scenario.script[5])
    button = small.shell.bar.forward_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert small.step is Step.CHECK
    spot = QPointF(button.rect().center())
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        where = button.mapToGlobal(spot)
        QCoreApplication.sendEvent(button, QMouseEvent(kind, spot, where, left, left, none))
    small.settle()
    assert small.step is Step.CHECK
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    small.settle()
    assert small.step is Step.REGISTERED


def test_enter_held_down_goes_one_page_on(small: Window) -> None:
    scenario = scenarios()["sunny-path"]
    for move in scenario.script[:5]:
        small.move(move, scenario)
    small.fill(scenario.script[5])
    for held in (False, True, True):
        plain = Qt.KeyboardModifier.NoModifier
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, plain, "\r", held)
        QCoreApplication.sendEvent(small.shell.focusWidget(), key)
        small.shell.bar.forward_button.setFocus()
    small.settle()
    assert small.step is Step.CHECK


def test_who_looks_once_more_stays_where_they_were(qapp: QApplication) -> None:
    scenario = scenarios()["record-not-published"]
    window = Window(scenario.id, size=(960, 560), language="en")
    apply_theme(qapp, theme_of("light", "large", True))
    try:
        window.play_to(Step.NOT_PUBLISHED, scenario)
        bar = window.shell.area._scroll.verticalScrollBar()
        again = window.page.exits[Exit.LOOK_AGAIN]
        again.setFocus(Qt.FocusReason.TabFocusReason)
        window.settle()
        bar.setValue(bar.maximum())
        place, page = bar.value(), window.page
        assert place > 0
        QTest.keyClick(again, Qt.Key.Key_Return)
        window.settle()
        assert window.page is not page
        assert window.page.exits[Exit.LOOK_AGAIN].hasFocus()
        assert bar.value() > 0
        assert not window.page.exits[Exit.LOOK_AGAIN].visibleRegion().isEmpty()
    finally:
        window.close()
        apply_theme(qapp, theme_of())


def test_the_warning_is_seen_before_the_way_back_where_both_do_not_fit(qapp: QApplication) -> None:
    scenario = scenarios()["number-taken-app-check"]
    window = Window(scenario.id, size=(960, 560), language="en")
    apply_theme(qapp, theme_of("light", "large", True))
    try:
        window.play_to(Step.WARNING_GATE, scenario)
        title = window.page.head.title
        assert not title.visibleRegion().isEmpty()
        assert title.hasFocus()
    finally:
        window.close()
        apply_theme(qapp, theme_of())
