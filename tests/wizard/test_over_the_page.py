"""What lies over a page hides its button: no key meant for the one presses the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.core.flow.step import Step
from app.core.scenarios.catalogue import scenarios
from harness.window import Window

SUNNY = scenarios()["sunny-path"]


@pytest.fixture
def window(qapp: object) -> Iterator[Window]:
    """Before registering: one press more, and the account exists."""
    made = Window(SUNNY.id)
    made.play_to(Step.CHECK, SUNNY)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_a_search_in_the_troubleshooter_registers_nobody(
    key: Qt.Key, modifier: Qt.KeyboardModifier, window: Window
) -> None:
    window.troubleshoot()
    search = next(box for box in window.shell.findChildren(QLineEdit) if box.isVisible())
    search.setFocus()
    QTest.keyClicks(search, "zzzz")
    QTest.keyClick(QApplication.focusWidget() or search, key, modifier)
    window.settle()
    assert window.step is Step.CHECK
    assert window.flow.memory.known.registered is None


def test_the_keys_work_again_when_the_page_is_back(window: Window) -> None:
    window.troubleshoot()
    window.shell.back()
    QTest.keyClick(window.shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    window.settle()
    assert window.flow.memory.known.registered is not None
