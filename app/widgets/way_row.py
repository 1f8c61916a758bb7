"""A way on, as a row: icon, what it is called, what happens, how long it takes, an arrow. The whole row is
the target.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.text import Text
from app.widgets.breaking import Paragraph
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painted_button import PaintedButton, painter_on
from app.widgets.painting import paint_surface, paint_words, width_of
from app.widgets.theme import theme

MARGIN = 18
CIRCLE = 44
GAP = 16
ARROW = 22


class WayRow(PaintedButton):
    """`best` marks the one that is recommended."""

    natural = 480
    least = (240, CIRCLE + 2 * MARGIN)

    def __init__(
        self,
        icon: str,
        title: Text,
        what: Text,
        time: Text | None = None,
        *,
        best: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._title, self._what, self._time, self._best = icon, title, what, time, best
        self.settle()

    @property
    def is_best(self) -> bool:
        return self._best

    def retell(self) -> None:
        self.setText(say(self._title))
        self.setAccessibleName(say(self._title))
        told = [self._what] + ([self._time] if self._time else [])
        self.setAccessibleDescription(" ".join(say(words) for words in told))
        self.restyle()

    def restyle(self) -> None:
        worn = theme()
        self._head = Paragraph(self.text(), worn.font("card"), worn.line("card"))
        self._body = Paragraph(say(self._what), worn.font("second"), worn.line("second"))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        worn = theme()
        room = self._room(width)
        words = self._head.lay(room).height() + self._body.lay(room).height()
        return max(round(words), worn.px(CIRCLE), worn.target) + 2 * worn.px(MARGIN - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), painter_on(self)
        over = self.is_over
        border = "accent" if self._best else "accentLine" if over or self.isDown() else "line"
        fill = "accentTint" if self.isDown() else "surface"
        width = 1.5 if over or self._best else 1.0
        paint_surface(painter, QRectF(self.rect()), fill, border, worn.px(14), width=width)
        margin, circle = worn.px(MARGIN), worn.px(CIRCLE)
        middle = self.height() / 2
        ring = QRectF(margin, middle - circle / 2, circle, circle)
        outline = "accent" if worn.palette == "contrast" else ""
        paint_surface(painter, ring, "accentTint", outline, circle / 2)
        accent, side = worn.colour("accent"), worn.px(24)
        paint_icon(painter, self._icon, _square(ring.center().x(), middle, side), accent)
        arrow = worn.px(ARROW)
        paint_icon(painter, "arrow-right", _square(self.width() - margin - arrow / 2, middle, arrow), accent)
        room = self._room(self.width())
        left, head = margin + circle + worn.px(GAP), self._head.lay(room).height()
        top = middle - (head + self._body.lay(room).height()) / 2
        painter.setPen(worn.colour("ink" if self.isEnabled() else "ink3"))
        self._head.draw(painter, QRectF(left, top, room, 0))
        painter.setPen(worn.colour("ink2"))
        self._body.draw(painter, QRectF(left, top + head, room, 0))
        if self._time:
            words = say(self._time)
            wide = width_of(words, "hint")
            area = QRectF(left + room + worn.px(GAP), 0, wide + 2, self.height())
            paint_words(painter, area, words, "hint", "ink3")

    def _room(self, width: int) -> float:
        worn = theme()
        taken = 2 * worn.px(MARGIN) + worn.px(CIRCLE) + 2 * worn.px(GAP) + worn.px(ARROW)
        time = width_of(say(self._time), "hint") + worn.px(GAP) if self._time else 0
        return max(worn.px(100), width - taken - time)


def _square(x: float, y: float, side: float) -> QRectF:
    return QRectF(x - side / 2, y - side / 2, side, side)
