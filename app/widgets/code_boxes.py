"""The field for a code: one line edit, painted as a row of boxes. A paste fills all of them."""

from __future__ import annotations

import unicodedata
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.core.text import Text, text_n
from app.widgets.focus_ring import FocusRing
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_surface, paint_words
from app.widgets.part import Part
from app.widgets.theme import theme

State = Literal["plain", "error", "done"]


def code_digits(words: str) -> str:
    """The digits in what was typed or pasted: full-width ones made plain, blanks and hyphens dropped.

    Everything that is no digit is dropped, so a whole message can be pasted if it holds one number.
    """
    plain = unicodedata.normalize("NFKC", words)
    return "".join(c for c in plain if c in "0123456789")


class CodeBoxes(Part, QLineEdit):
    """`edited(digits)` after each change by the person, `complete(digits)` when the last box is filled."""

    edited = Signal(str)
    complete = Signal(str)

    def __init__(self, label: Text, length: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self.length = label, length
        self.state: State = "plain"
        self.compact = False
        self._composing = False
        self.setFrame(False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._tidy)
        self.cursorPositionChanged.connect(lambda: FocusRing.refresh(self))
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 12

    def value(self) -> str:
        return self.text()

    def fill(self, words: str) -> None:
        """Put in a code as if the person had pasted it."""
        self.setText(words)
        self._tidy(words)

    def set_state(self, state: State) -> None:
        self.state = state
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Boxes of 52×60 instead of 58×68."""
        self.compact = compact
        self.restyle()

    def boxes(self) -> list[QRectF]:
        worn = theme()
        size = self._box()
        return [
            QRectF(i * (size.width() + worn.px(10)), 0, size.width(), size.height())
            for i in range(self.length)
        ]

    def current(self) -> int:
        """The index of the box the next digit goes to; the last one when all are full."""
        return min(self.cursorPosition(), self.length - 1)

    def focus_area(self) -> QRect:
        return self.boxes()[self.current()].toRect()

    def retell(self) -> None:
        self.setAccessibleName(say(self._label))
        count = text_n("{n} digit", "{n} digits", self.length)
        self.setAccessibleDescription(say(count))

    def restyle(self) -> None:
        self.setFont(theme().font("code"))
        self.setFixedSize(self.sizeHint())
        self.update()

    def _box(self) -> QSize:
        worn = theme()
        return QSize(worn.px(52), worn.px(60)) if self.compact else QSize(worn.px(58), worn.px(68))

    def _tidy(self, typed: str) -> None:
        if self._composing:
            return
        before = len(code_digits(typed[: self.cursorPosition()]))
        digits = code_digits(typed)[: self.length]
        if digits != self.text():
            self.setText(digits)
            self.setCursorPosition(min(before, len(digits)))
        self.state = "plain"
        self.update()
        FocusRing.refresh(self)
        self.edited.emit(digits)
        if len(digits) == self.length:
            self.complete.emit(digits)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def sizeHint(self) -> QSize:
        size = self._box()
        return QSize(self.length * size.width() + (self.length - 1) * theme().px(10), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A filled box is selected, so that the next digit replaces it; an empty one goes to the end."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        hit = next((i for i, b in enumerate(self.boxes()) if event.position().x() <= b.right()), self.length)
        if hit < len(self.text()):
            self.setSelection(hit, 1)
        else:
            self.setCursorPosition(len(self.text()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, chosen = self.text(), self.selectionStart()
        for i, box in enumerate(self.boxes()):
            now = self.hasFocus() and i == (chosen if chosen >= 0 else self.current())
            border, width, ink = "edge", worn.border("control"), "ink"
            if self.state == "error":
                border, width, ink = "bad", worn.border("error"), "bad"
            elif self.state == "done":
                border, width, ink = "ok", 2.0, "ok"
            elif now:
                border, width = "accent", 2.0
            fill = "accentTint" if now and chosen >= 0 else "surface" if self.isEnabled() else "sunken"
            paint_surface(painter, box, fill, border, worn.px(12), width=width)
            if i < len(words):
                paint_words(painter, box, words[i], "code", ink, CENTRE)
            elif now:
                half = box.height() * 0.24
                painter.setPen(QPen(worn.colour("accent"), 2))
                middle = box.center()
                painter.drawLine(
                    QPointF(middle.x(), middle.y() - half), QPointF(middle.x(), middle.y() + half)
                )
