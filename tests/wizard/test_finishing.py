"""Finishing clears by ending the process; in the middle of something it is asked first."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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


def test_the_watch_starts_with_the_first_answer_and_any_key_puts_it_off(qapp: object) -> None:
    window = Window()
    try:
        assert not window.shell.is_built("idle")
        window.press(Exit.PRACTISE)
        watch = window.shell.idle
        assert isinstance(watch, IdleWatch)
        watch._timer.stop()
        QTest.keyClick(window.shell, Qt.Key.Key_Shift)
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
