"""Where there is no room for the footer, language, size and colours are a menu above its button."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.core.flow.step import Exit
from app.widgets.language import speaker
from harness.window import Window


@pytest.fixture
def small(qapp: QApplication) -> Iterator[Window]:
    window = Window(size=(960, 560))
    window.press(Exit.PRACTISE)
    yield window
    window.shell.choose_language("zh_CN")
    window.close()


def opened_above(button: QWidget) -> QMenu:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.geometry().bottom() <= button.mapToGlobal(button.rect().topLeft()).y()
    return menu


def test_a_choice_of_the_menu_counts_and_the_menu_goes(small: Window) -> None:
    menu = opened_above(small.shell.bar.look)
    next(entry for entry in menu.actions() if entry.text() == "English").trigger()
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert speaker().language == "en"
    assert not small.shell.findChildren(QMenu)


def test_in_the_troubleshooter_it_stands_above_the_button_that_is_seen(small: Window) -> None:
    opened_above(small.troubleshoot().bar.look).close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
