"""Buttons, cards, rows to choose and to tick, three-way answers, switches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.backend.data.records import Verdict
from app.core.text import verbatim
from app.widgets.buttons import Button
from app.widgets.choice_card import ChoiceCard
from app.widgets.radio_row import RadioGroup
from app.widgets.switch_row import SwitchRow
from app.widgets.three_way import ThreeWay
from app.widgets.tick_row import TickRow

A, B, C = verbatim("看到注册页面"), verbatim("证件号码已被注册"), verbatim("页面打不开")


def shown(qtbot, part, width: int = 0):
    qtbot.addWidget(part)
    if width:
        part.resize(
            width, part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
        )
    part.show()
    QApplication.processEvents()
    return part


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [lambda: Button(A), lambda: ChoiceCard("globe", A, B, C)])
def test_enter_and_space_press(qtbot, make, key) -> None:
    part = shown(qtbot, make())
    with qtbot.waitSignal(part.clicked):
        QTest.keyClick(part, key)


@pytest.mark.parametrize("make", [lambda: Button(A), lambda: ChoiceCard("globe", A, B, C)])
def test_a_key_that_is_held_presses_once(qtbot, make) -> None:
    part = shown(qtbot, make())
    heard: list[bool] = []
    part.clicked.connect(lambda: heard.append(True))
    for repeated in (False, True, True):
        pressed = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated
        )
        QApplication.sendEvent(part, pressed)
    assert heard == [True]


def test_a_busy_button_is_shut_but_keeps_its_place(qtbot) -> None:
    button = shown(qtbot, Button(A, "primary", icon_after="arrow-right"))
    size = button.sizeHint()
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(True))
    button.set_busy(True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert heard == []
    assert button.sizeHint() == size
    button.set_busy(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [True]


def test_an_off_button_says_why(qtbot) -> None:
    button = shown(qtbot, Button(A))
    button.set_reason(verbatim("还有 1 项没有确认"))
    assert not button.isEnabled()
    assert button.accessibleDescription() == "还有 1 项没有确认"
    button.set_reason(None)
    assert button.isEnabled()
    assert button.accessibleDescription() == ""


def test_a_card_tells_all_it_shows(qtbot) -> None:
    card = shown(qtbot, ChoiceCard("globe", A, B, C))
    assert card.accessibleName() == "看到注册页面"
    assert card.accessibleDescription() == "证件号码已被注册 页面打不开"


def test_a_card_grows_with_its_words(qtbot) -> None:
    short = ChoiceCard("globe", A, B, C)
    long = ChoiceCard("globe", A, verbatim("这一句很长，" * 12), C)
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert long.heightForWidth(300) > short.heightForWidth(300)
    assert short.heightForWidth(300) > 0


def test_the_whole_row_is_the_target(qtbot) -> None:
    tick = shown(qtbot, TickRow(A), 400)
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(390, tick.height() - 2))
    assert tick.isChecked()


def test_one_of_several(qtbot) -> None:
    group = shown(
        qtbot, RadioGroup(verbatim("官网怎么说？"), [("a", A), ("b", B, verbatim("官网提示")), ("c", C)])
    )
    heard: list[str] = []
    group.chosen.connect(heard.append)
    assert group.value() == ""
    group.set_value("b")
    assert heard == []
    QTest.mouseClick(group.row("c"), Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert (group.value(), heard) == ("c", ["c"])
    group.set_value("nothing")
    assert group.value() == ""
    assert group.row("b").accessibleDescription() == "官网提示"


def test_arrows_move_among_radio_rows(qtbot) -> None:
    group = shown(qtbot, RadioGroup(verbatim("官网怎么说？"), [("a", A), ("b", B)]))
    heard: list[str] = []
    group.chosen.connect(heard.append)
    group.set_value("a")
    group.row("a").setFocus()
    QTest.keyClick(group.row("a"), Qt.Key.Key_Down)
    assert group.value() == "b"
    assert group.row("b").hasFocus()
    assert heard == ["b"], "a reader's choice counts as one"


def test_a_choice_can_be_replaced(qtbot) -> None:
    group = shown(qtbot, RadioGroup(verbatim("官网怎么说？"), [("a", A)]))
    group.set_choices([("x", B), ("y", C)])
    group.set_value("y")
    assert group.value() == "y"


def test_three_answers(qtbot) -> None:
    answers = shown(qtbot, ThreeWay(verbatim("专业")))
    heard: list[Verdict] = []
    answers.answered.connect(heard.append)
    same, different, unsure = answers._segments
    assert same.accessibleName() == "专业: 一致"
    QTest.mouseClick(different, Qt.MouseButton.LeftButton)
    assert answers.value() is Verdict.DIFFERENT
    different.setFocus()
    QTest.keyClick(different, Qt.Key.Key_Right)
    assert answers.value() is Verdict.UNSURE
    assert heard == [Verdict.DIFFERENT, Verdict.UNSURE]
    answers.set_value(None)
    assert answers.value() is None
    assert not any(s.isChecked() for s in (same, different, unsure))


def test_a_switch_does_not_move_when_it_changes(qtbot) -> None:
    switch = shown(qtbot, SwitchRow("contrast", verbatim("颜色"), [("light", A), ("dark", B)]))
    widths = [choice.width() for choice in switch._choices]
    heard: list[str] = []
    switch.chosen.connect(heard.append)
    switch.set_value("light")
    QTest.mouseClick(switch._choices[1], Qt.MouseButton.LeftButton)
    assert (switch.value(), heard) == ("dark", ["dark"])
    assert [choice.width() for choice in switch._choices] == widths
