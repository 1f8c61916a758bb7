"""Typing and pressing as people do: an input method for Chinese, keys or the mouse for the rest."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QScrollArea,
    QWidget,
)

MOST_STOPS = 300
"""Nobody presses Tab more often; the longest page has about a hundred stops."""


class OutOfReach(Exception):
    """What can be seen cannot be reached: not by keys, or not with the mouse, for something lies over it."""


class Hands:
    """`keyboard_only` never touches the mouse, and goes nowhere but by Tab, Shift+Tab and arrows."""

    def __init__(self, window: QWidget, *, keyboard_only: bool) -> None:
        self._window, self._keyboard_only = window, keyboard_only

    def press(self, target: QWidget) -> None:
        """Click it, or reach it and press Space."""
        if self._keyboard_only:
            self._go_to(target)
            QTest.keyClick(target, Qt.Key.Key_Space)
        else:
            self._click(target)
        QApplication.processEvents()

    def press_again(self, target: QWidget) -> None:
        """The second press of somebody impatient: by keys another one, by mouse it makes a double click."""
        if self._keyboard_only:
            QTest.keyClick(target, Qt.Key.Key_Space)
            QApplication.processEvents()
            return
        spot, left = QPointF(_middle(target)), Qt.MouseButton.LeftButton
        for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
            plain, where = Qt.KeyboardModifier.NoModifier, target.mapToGlobal(spot)
            QApplication.sendEvent(target, QMouseEvent(kind, spot, where, left, left, plain))
        QApplication.processEvents()

    def type(self, target: QWidget, words: str) -> None:
        """Replace what is there by `words`."""
        if self._keyboard_only:
            self._go_to(target)
        else:
            self._click(target)
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_Backspace)
        if words.isascii():
            QTest.keyClicks(target, words)
        else:
            commit = QInputMethodEvent()
            commit.setCommitString(words)
            QApplication.sendEvent(target, commit)
        QApplication.processEvents()

    def pick(self, target: QWidget, pattern: str) -> None:
        """Open the list behind `target` and take the entry that reads so; shut it again where none does."""
        self.press(target)
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise OutOfReach(f"no list opens behind {target.accessibleName()}")
        wanted = next((a for a in menu.actions() if re.search(pattern, a.text())), None)
        if wanted is None:
            QTest.keyClick(menu, Qt.Key.Key_Escape)
        elif self._keyboard_only:
            for _ in menu.actions():
                QTest.keyClick(menu, Qt.Key.Key_Down)
                if menu.activeAction() is wanted:
                    break
            QTest.keyClick(menu, Qt.Key.Key_Return)
        else:
            spot = menu.actionGeometry(wanted).center()
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
        QApplication.processEvents()

    # by mouse

    def _click(self, target: QWidget) -> None:
        for _ in range(2):  # what comes into view may lay itself out anew
            QApplication.processEvents()
            parent = target.parentWidget()
            while parent is not None:
                if isinstance(parent, QScrollArea):
                    parent.ensureWidgetVisible(target)
                parent = parent.parentWidget()
        spot = _middle(target)
        hit = self._window.childAt(target.mapTo(self._window, spot))
        if hit is not target and (hit is None or not target.isAncestorOf(hit)):
            raise OutOfReach(f"{target.accessibleName()} lies under {hit}")
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=spot)

    # by keys

    def _go_to(self, target: QWidget) -> None:
        """Tab, or Shift+Tab when it lies above, until the focus is there; arrows inside a group."""
        here = self._window.focusWidget() or self._window
        above = target.mapTo(self._window, QPoint()).y() < here.mapTo(self._window, QPoint()).y()
        key = Qt.Key.Key_Backtab if above else Qt.Key.Key_Tab
        for _ in range(MOST_STOPS):
            here = self._window.focusWidget() or self._window
            if here is target:
                break
            arrow = _together(here, target)
            QTest.keyClick(here, key if arrow is None else arrow)
        else:
            raise OutOfReach(f"the keyboard does not come to {target.accessibleName()}")
        for _ in range(2):  # the page grows, then follows
            QApplication.processEvents()
        if target.visibleRegion().isEmpty():
            raise OutOfReach(f"{target.accessibleName()} has the focus out of sight")


def _together(here: QWidget, target: QWidget) -> Qt.Key | None:
    """The arrow from one answer of a group towards another one; None where they are no group."""
    if not isinstance(here, QAbstractButton) or not isinstance(target, QAbstractButton):
        return None
    group = here.group()
    if group is None or group is not target.group() or not group.exclusive():
        return None
    way = target.mapToGlobal(QPoint()) - here.mapToGlobal(QPoint())
    if abs(way.y()) > abs(way.x()):
        return Qt.Key.Key_Down if way.y() > 0 else Qt.Key.Key_Up
    return Qt.Key.Key_Right if way.x() > 0 else Qt.Key.Key_Left


def _middle(target: QWidget) -> QPoint:
    if isinstance(target, QAbstractScrollArea):
        target = target.viewport()
    return QPoint(min(24, target.width() // 2), target.height() // 2)
