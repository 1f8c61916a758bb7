"""Digits for a screen without a keyboard. Keys send key events to whatever has the focus."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.text import Text, text, text_in, verbatim
from app.widgets.buttons import Button
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_surface, paint_words
from app.widgets.part import Part
from app.widgets.theme import theme

LeftKey = Literal["clear", "x"]
TALL, SHORT = 64, 50
"""Heights of a key in pixels of the standard size: keys must not overlap where the window is low."""


class PadKey(Part, QAbstractButton):
    """One key; takes no focus, so that the field keeps it."""

    def __init__(self, name: Text, key: Qt.Key, *, icon: str = "", quiet: bool = False) -> None:
        super().__init__()
        self._name, self.key, self._icon, self._quiet = name, key, icon, quiet
        self._short = False
        self._lit = QTimer(self, singleShot=True, interval=120)
        self._lit.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def light(self) -> None:
        """Tint the key for a moment, so that a finger that covers it is still answered."""
        self._lit.start(120)
        self.update()

    def retell(self) -> None:
        self.setText(say(self._name))
        self.setAccessibleName(self.text())

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    def set_short(self, short: bool) -> None:
        """Lower, where the window is."""
        if short is not self._short:
            self._short = short
            self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isDown() or self._lit.isActive()
        area, radius = QRectF(self.rect()), worn.px(10)
        border = "accent" if lit else "edge" if worn.palette == "contrast" else "line"
        # The lower edge is thicker, as that of a key: painted as a second surface that looks out below.
        paint_surface(
            painter, area, "accent" if lit else "edge" if worn.palette != "light" else "line", "", radius
        )
        fill = "accentTint" if lit else "sunken" if self._quiet else "surface"
        paint_surface(painter, area.adjusted(0, 0, 0, -1.5), fill, border, radius, width=1.5 if lit else 1.0)
        ink = "accent" if lit else "ink2" if self._quiet else "ink"
        if self._icon:
            side = worn.px(24)
            middle = area.center()
            spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint_icon(painter, self._icon, spot, worn.colour(ink))
        else:
            paint_words(painter, area, self.text(), "second" if len(self.text()) > 1 else "key", ink, CENTRE)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(72), theme().px(SHORT if self._short else TALL))


class NumberPad(Part, QWidget):
    """3×4 keys. The left one of the last row clears, or types X for an ID number.

    `folded` when the person puts the pad away.
    """

    accessible_role = QAccessible.Role.Grouping

    folded = Signal()

    def __init__(
        self, left: LeftKey = "clear", *, foldable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column, self._grid = QVBoxLayout(self), QGridLayout()
        self._column.addLayout(self._grid)
        order = "123456789"
        self._keys: list[PadKey] = []
        for i, digit in enumerate(order):
            self._add(PadKey(verbatim(digit), Qt.Key(ord(digit))), i // 3, i % 3)
        if left == "x":
            self._add(PadKey(verbatim("X"), Qt.Key.Key_X), 3, 0)
        else:
            self._add(PadKey(text_in("key of the number pad", "Clear"), Qt.Key.Key_Clear, quiet=True), 3, 0)
        self._add(PadKey(verbatim("0"), Qt.Key.Key_0), 3, 1)
        erase = PadKey(text("Delete the last digit"), Qt.Key.Key_Backspace, icon="backspace", quiet=True)
        erase.setAutoRepeat(True)
        self._add(erase, 3, 2)
        if foldable:
            fold = Button(text("Put the number pad away"), "quiet", icon="chevron-down", height=44)
            fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            fold.clicked.connect(self.folded)
            self._column.addWidget(fold, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    @property
    def keys(self) -> list[PadKey]:
        return list(self._keys)

    def fit(self, height: int) -> None:
        """Lower keys where those of full height would need more than `height` pixels."""
        for key in self._keys:
            key.set_short(False)
        short = self.sizeHint().height() > height
        for key in self._keys:
            key.set_short(short)

    def retell(self) -> None:
        self.setAccessibleName(say(text("Number pad")))

    def restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(8))
        self._grid.setSpacing(theme().px(8))

    def _add(self, key: PadKey, row: int, column: int) -> None:
        self._keys.append(key)
        self._grid.addWidget(key, row, column)
        key.clicked.connect(lambda: self._press(key))

    def _press(self, key: PadKey) -> None:
        key.light()
        target = QApplication.focusWidget()
        if target is None:
            return
        none = Qt.KeyboardModifier.NoModifier
        if key.key == Qt.Key.Key_Clear:
            self._send(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, "")
            self._send(target, Qt.Key.Key_Delete, none, "")
            return
        words = "" if key.key == Qt.Key.Key_Backspace else chr(key.key.value)
        self._send(target, key.key, none, words)

    @staticmethod
    def _send(target: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier, words: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifier, words))
