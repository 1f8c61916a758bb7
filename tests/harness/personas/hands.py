"""Typing and pressing as people do: an input method for Chinese, keys or the mouse for the rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget


class Hands:
    """`keyboard_only` never touches the mouse."""

    def __init__(self, window: QWidget, *, keyboard_only: bool) -> None:
        self._window, self._keyboard_only = window, keyboard_only

    def press(self, target: QWidget) -> None:
        """Click it, or reach it and press Space."""
        self._bring_into_view(target)
        if self._keyboard_only:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(target, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_middle(target))
        QApplication.processEvents()

    def type(self, target: QWidget, words: str) -> None:
        """Replace what is there by `words`."""
        self._bring_into_view(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        field = QApplication.focusWidget() or target
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        if words.isascii():
            QTest.keyClicks(field, words)
        else:
            commit = QInputMethodEvent()
            commit.setCommitString(words)
            QApplication.sendEvent(field, commit)
        QApplication.processEvents()

    def _bring_into_view(self, target: QWidget) -> None:
        parent = target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target)
            parent = parent.parentWidget()
        QApplication.processEvents()


def _middle(target: QWidget) -> QPoint:
    if isinstance(target, QAbstractScrollArea):
        target = target.viewport()
    return QPoint(min(24, target.width() // 2), target.height() // 2)
