"""An entry beside the search: icon, name, arrow, a fine line above."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.core.text import Text
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painting import paint_surface, paint_words
from app.widgets.part import Part
from app.widgets.theme import theme


class EntryRow(Part, QAbstractButton):
    """`clicked` by mouse, touch, Space or Enter; the whole row is the target."""

    def __init__(self, icon: str, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._name = icon, name
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 10

    def retell(self) -> None:
        self.setText(say(self._name))
        self.setAccessibleName(say(self._name))

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(260), max(theme().px(60), theme().target))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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
