"""An entry beside the search: icon, name, arrow, a fine line above."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.text import Text
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painted_button import PaintedButton, painter_on
from app.widgets.painting import paint_surface, paint_words
from app.widgets.theme import theme


class EntryRow(PaintedButton):
    """One line high."""

    radius = 10
    natural = 260
    least = (160, 60)

    def __init__(self, icon: str, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._name = icon, name
        self.settle()

    def retell(self) -> None:
        self.setText(say(self._name))
        self.setAccessibleName(say(self._name))

    def restyle(self) -> None:
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return max(theme().px(60), theme().target)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), painter_on(self)
        if self.underMouse() or self.isDown():
            paint_surface(painter, QRectF(self.rect()), "accentTint", "", worn.px(10))
        painter.fillRect(QRectF(0, 0, self.width(), 1), worn.colour("line"))
        side, middle = worn.px(24), self.height() / 2
        paint_icon(painter, self._icon, QRectF(0, middle - side / 2, side, side), worn.colour("accent"))
        small = worn.px(20)
        arrow = QRectF(self.width() - small, middle - small / 2, small, small)
        paint_icon(painter, "chevron-right", arrow, worn.colour("ink2"))
        left = side + worn.px(14)
        room = QRectF(left, 0, self.width() - left - small - worn.px(8), self.height())
        paint_words(painter, room, say(self._name), "body", "ink")
