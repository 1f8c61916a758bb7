"""The field for a document number: digits in groups of 6 8 3 1, and a ruler that says what each group is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.core.text import Text, text_in
from app.widgets.field import Field, InputBox, paint_input_frame
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme

GROUPS = (6, 8, 3, 1)
LENGTH = sum(GROUPS)
NAMES = (
    text_in("part of the ID number", "Region"),
    text_in("part of the ID number", "Birth date"),
    text_in("part of the ID number", "Order"),
    text_in("part of the ID number", "Check"),
)
_STARTS = (0, 6, 14, 17)


class IdNumberBox(InputBox):
    """A line edit that paints its characters in the slots of the ruler below it.

    Editing stays that of QLineEdit; only where a character stands is ours. While an input method
    composes, or when `grouped` is off, the line is drawn in the plain way.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.grouped = True
        self.faulty: tuple[int, int] | None = None
        self._composing = False
        super().__init__("number", parent)

    def slots(self) -> list[QRectF]:
        """The place of each group in the box: wide enough for its digits and for its name."""
        worn = theme()
        x, found = float(worn.px(15)), []
        for count, name in zip(GROUPS, NAMES, strict=True):
            width = max(count * self._digit() + worn.px(4), width_of(say(name), "captionStrong"), worn.px(32))
            found.append(QRectF(x, 0, width, self.height()))
            x += width + worn.px(12)
        return found

    def positions(self) -> list[float]:
        """The x of every cursor place, from before the first character to behind the last."""
        slots, words = self.slots(), self.text()
        xs: list[float] = []
        for start, count, slot in zip(_STARTS, GROUPS, slots, strict=True):
            x = slot.center().x() - count * self._digit() / 2
            for i in range(start, start + count):
                xs.append(x)
                x += self._advance(words[i]) if i < len(words) else self._digit()
        x = slots[-1].right() + theme().px(8)
        for i in range(LENGTH, max(len(words), LENGTH)):
            xs.append(x)
            x += self._advance(words[i])
        xs.append(x if len(words) > LENGTH else xs[-1] + self._digit())
        return xs[: len(words) + 1]

    def cursor_at(self, x: float) -> int:
        """The cursor place nearest to `x`."""
        xs = self.positions()
        return min(range(len(xs)), key=lambda i: abs(xs[i] - x))

    def _digit(self) -> float:
        return self._advance("0")

    def _advance(self, character: str) -> float:
        return self._metrics.horizontalAdvance(character)

    def restyle(self) -> None:
        super().restyle()
        self._metrics = QFontMetricsF(self.font())

    def _plain(self) -> bool:
        return self._composing or not self.grouped

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery):  # type: ignore[no-untyped-def, override]
        if query == Qt.InputMethodQuery.ImCursorRectangle and not self._plain():
            return QRect(int(self.positions()[self.cursorPosition()]), 0, 1, self.height())
        return super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._plain() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setCursorPosition(self.cursor_at(event.position().x()))
        self._pressed = self.cursorPosition()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._plain() or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        here = self.cursor_at(event.position().x())
        self.setSelection(self._pressed, here - self._pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the group under the pointer: one part of the number is what people correct."""
        if self._plain():
            super().mouseDoubleClickEvent(event)
            return
        here = self.cursor_at(event.position().x())
        group = max(i for i, start in enumerate(_STARTS) if start <= here)
        self.setSelection(_STARTS[group], min(GROUPS[group], len(self.text()) - _STARTS[group]))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plain():
            super().paintEvent(event)
            return
        paint_input_frame(self, self.state)
        worn, painter = theme(), QPainter(self)
        painter.setFont(self.font())
        words, xs = self.text(), self.positions()
        first = self.selectionStart()
        last = first + len(self.selectedText()) if first >= 0 else first
        area = QRectF(0, 0, 0, self.height())
        for i, character in enumerate(words):
            chosen = first <= i < last
            area.setLeft(xs[i])
            area.setWidth(self._advance(character))
            if chosen:
                painter.fillRect(area.adjusted(0, worn.px(8), 0, -worn.px(8)), worn.colour("accent"))
            wrong = i >= LENGTH or (self.faulty is not None and self.faulty[0] <= i < self.faulty[1])
            painter.setPen(worn.colour("onAccent" if chosen else "bad" if wrong else "ink"))
            painter.drawText(area.adjusted(0, 0, 4, 0), int(Qt.AlignmentFlag.AlignVCenter), character)
        if self.hasFocus() and first < 0 and not self.isReadOnly():
            x = xs[self.cursorPosition()] - 1
            half = self._metrics.height() / 2
            painter.setPen(QPen(worn.colour("ink"), 1.5))
            painter.drawLine(QPointF(x, self.height() / 2 - half), QPointF(x, self.height() / 2 + half))


class NumberRuler(Part, QWidget):
    """A bar and a word under each group; a faulty group is bold and in the colour of errors."""

    def __init__(self, box: IdNumberBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.settle()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(10) + theme().line("caption"))

    def retell(self) -> None:
        self.setAccessibleName(" ".join(say(name) for name in NAMES))
        self.update()

    def faulty_groups(self) -> list[int]:
        """The indices of the groups that hold a faulty character."""
        if self._box.faulty is None:
            return []
        first, last = self._box.faulty
        return [i for i, s in enumerate(_STARTS) if first < s + GROUPS[i] and last > s]

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        faulty = self.faulty_groups()
        for i, (slot, name) in enumerate(zip(self._box.slots(), NAMES, strict=True)):
            wrong = i in faulty
            thick = 2.0 if wrong or worn.palette == "contrast" else 1.5
            bar = QRectF(slot.left(), worn.px(8), slot.width(), thick)
            painter.fillRect(bar, worn.colour("bad" if wrong else "line"))
            word = QRectF(
                slot.left() - worn.px(6), worn.px(11), slot.width() + worn.px(12), worn.line("caption")
            )
            role, colour = ("captionStrong", "bad") if wrong else ("caption", "ink3")
            paint_words(painter, word, say(name), role, colour, CENTRE)


class IdNumberField(Field):
    """A document number. `set_grouped(False)` for documents without the 18-character shape."""

    input: IdNumberBox

    def __init__(self, label: Text, hint: Text | None = None, parent: QWidget | None = None) -> None:
        box = IdNumberBox()
        self.ruler = NumberRuler(box)
        super().__init__(label, hint, box=box, parent=parent)
        box.textChanged.connect(self.ruler.update)

    def add_below(self, column: QVBoxLayout) -> None:
        column.addWidget(self.ruler)

    def set_grouped(self, grouped: bool) -> None:
        """Whether the number is shown in groups with the ruler."""
        self.input.grouped = grouped
        self.ruler.setVisible(grouped)
        self.input.update()

    def set_error(self, error: Text | None, at: Sequence[int] | None = None) -> None:
        """As `Field.set_error`; `at` is the range (start, end) of the faulty characters, from 0."""
        self.input.faulty = (at[0], at[1]) if error is not None and at else None
        self.ruler.update()
        super().set_error(error)
