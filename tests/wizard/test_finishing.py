"""Finishing clears by ending the process; in the middle of something it is asked first."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.flow.step import Exit, Step
from app.core.launch import Mode, WindowOptions
from app.core.scenarios.catalogue import scenarios
from app.wizard.idle import IdleWatch
from app.wizard.renew import command_line
from harness.window import Window

SUNNY = scenarios()["sunny-path"]


def finished(window: Window) -> list[bool]:
    seen: list[bool] = []
    window.shell.finished.connect(lambda: seen.append(True))
    return seen


def test_on_the_first_page_nothing_is_asked(qapp: object) -> None:
    window = Window()
    try:
        seen = finished(window)
        window.shell.finish()
        assert seen
    finally:
        window.close()


def test_in_the_middle_it_is_asked_and_escape_goes_on(qapp: object) -> None:
    window = Window()
    try:
        seen = finished(window)
        for move in SUNNY.script[:2]:
            window.move(move, SUNNY)
        window.fill(SUNNY.script[2])
        window.shell.finish()
        assert not seen
        assert window.shell.leaving.isVisible()
        QTest.keyClick(window.shell.leaving, Qt.Key.Key_Escape)
        assert not window.shell.leaving.isVisible()
        window.shell.finish()
        QTest.mouseClick(window.shell.leaving.leave_button, Qt.MouseButton.LeftButton)
        assert seen
    finally:
        window.close()


def test_before_anything_was_typed_nothing_is_asked(qapp: object) -> None:
    window = Window()
    try:
        seen = finished(window)
        window.press(Exit.PRACTISE)
        assert window.step is Step.BEFORE
        window.shell.finish()
        assert seen
    finally:
        window.close()


def test_nobody_there_is_asked_and_then_ended(qapp: object) -> None:
    window = Window()
    try:
        window.press(Exit.PRACTISE)
        seen = finished(window)
        window.shell.idle.idle.emit()
        assert window.shell.idle_screen.isVisible()
        window.shell.idle_screen.ended.emit()
        assert seen
    finally:
        window.close()


def press_a_key(window: Window) -> None:
    QTest.keyClick(window.shell.windowHandle(), Qt.Key.Key_Shift)


def click_the_mouse(window: Window) -> None:
    window_itself = window.shell.windowHandle()
    QTest.mouseClick(window_itself, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def touch_the_screen(window: Window) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(window.shell.windowHandle(), finger).press(0, QPoint(5, 5)).commit()
    QTest.touchEvent(window.shell.windowHandle(), finger).release(0, QPoint(5, 5)).commit()


def compose_a_character(window: Window) -> None:
    """As an input method does it, which keeps the keys to itself."""
    row = window.page.used.row("never")  # type: ignore[attr-defined]
    row.setFocus()
    composed = QInputMethodEvent()
    composed.setCommitString("张")
    QApplication.sendEvent(row, composed)


@pytest.mark.parametrize(
    "sign_of_life", [press_a_key, click_the_mouse, touch_the_screen, compose_a_character]
)
def test_the_watch_starts_with_the_first_answer_and_any_sign_of_life_puts_it_off(
    sign_of_life: Callable[[Window], None], qapp: object
) -> None:
    window = Window()
    try:
        assert not window.shell.is_built("idle")
        window.press(Exit.PRACTISE)
        watch = window.shell.idle
        assert isinstance(watch, IdleWatch)
        watch._timer.stop()
        sign_of_life(window)
        QApplication.processEvents()
        assert watch._timer.isActive()
    finally:
        window.close()


@pytest.mark.parametrize("large", [False, True])
def test_the_next_process_knows_how_it_looks_and_nothing_else(large: bool) -> None:
    options = WindowOptions(mode=Mode.STUDENT, school="our.toml", lang="en", theme="dark", large=large)
    line = command_line(options)
    assert line[0] == sys.executable
    said = " ".join(line)
    assert "--lang en" in said
    assert "--theme dark" in said
    assert "--school our.toml" in said
    assert ("--large" in line) is large


def test_the_main_button_of_the_last_page_clears_all(qapp: object) -> None:
    window = Window()
    try:
        seen = finished(window)
        window.play(SUNNY)
        assert window.step is Step.LAST
        window.press_main()
        assert seen
    finally:
        window.close()
