"""An answer as a card: the words and an arrow. Choosing it goes on at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.text import Text
from app.widgets.breaking import Paragraph
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painted_button import PaintedButton, painter_on
from app.widgets.painting import paint_surface
from app.widgets.theme import theme


class AnswerCard(PaintedButton):
    """`icon` is optional."""

    radius = 12
    natural = 420
    least = (200, 60)

    def __init__(
        self, words: Text, icon: str = "", colour: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._icon, self._colour = words, icon, colour
        self.settle()

    def retell(self) -> None:
        self.setText(say(self._words))
        self.setAccessibleName(say(self._words))
        self.restyle()

    def restyle(self) -> None:
        self._paragraph = Paragraph(self.text(), theme().font("body"), theme().line("body"))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        worn = theme()
        return max(
            worn.px(60), worn.target, round(self._paragraph.lay(self._room(width)).height()) + worn.px(28)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), painter_on(self)
        over = self.is_over
        fill, border = (
            ("accentTint", "accent") if self.isDown() else ("surface", "accentLine" if over else "line")
        )
        paint_surface(painter, QRectF(self.rect()), fill, border, worn.px(12), width=1.5 if over else 1.0)
        left, middle = worn.px(20), self.height() / 2
        if self._icon:
            side = worn.px(22)
            spot = QRectF(left, middle - side / 2, side, side)
            paint_icon(painter, self._icon, spot, worn.colour(self._colour))
            left += side + worn.px(14)
        small = worn.px(20)
        arrow = QRectF(self.width() - worn.px(20) - small, middle - small / 2, small, small)
        paint_icon(painter, "chevron-right", arrow, worn.colour("ink2"))
        room = self._room(self.width())
        painter.setPen(worn.colour("ink" if self.isEnabled() else "ink3"))
        self._paragraph.draw(painter, QRectF(left, middle - self._paragraph.lay(room).height() / 2, room, 0))

    def _room(self, width: int) -> float:
        worn = theme()
        icon = worn.px(36) if self._icon else 0
        return max(worn.px(60), width - worn.px(20 + 12 + 20 + 20) - icon)
