"""A statement to tick: box, words, a second line; the whole row is the target."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.text import Text
from app.widgets.breaking import Paragraph
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painted_button import height_by_width
from app.widgets.painting import paint_surface
from app.widgets.part import Part
from app.widgets.theme import theme


class TickRow(Part, QCheckBox):
    """`toggled(bool)` as usual. With `steps`, the words are bold until done, then quiet but readable."""

    def __init__(
        self, words: Text, detail: Text | None = None, *, steps: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._detail, self._steps = words, detail, steps
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        height_by_width(self)
        self.toggled.connect(self.restyle)
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 7

    def focus_area(self) -> QRect:
        return self._box_area().toRect()

    def set_text(self, words: Text, detail: Text | None = None) -> None:
        self._words, self._detail = words, detail
        self.retell()

    def retell(self) -> None:
        words = say(self._words)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(say(self._detail) if self._detail else "")
        self.restyle()

    def restyle(self) -> None:
        worn = theme()
        role = "label" if self._steps and not self.isChecked() else "body"
        self._main = Paragraph(say(self._words), worn.font(role), worn.line(role))
        self._second = (
            Paragraph(say(self._detail), worn.font("hint"), worn.line("hint")) if self._detail else None
        )
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        worn = theme()
        room = self._room(width)
        height = self._main.lay(room).height()
        if self._second:
            height += self._second.lay(room).height()
        return max(worn.target, round(height) + worn.px(16))

    def sizeHint(self) -> QSize:
        widest = max(p.natural_width() for p in (self._main, self._second) if p)
        width = min(round(widest) + theme().px(40), theme().px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().target)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _room(self, width: int) -> float:
        return max(theme().px(40), width - theme().px(38))

    def _box_area(self) -> QRectF:
        worn = theme()
        side = worn.px(24)
        single = self._second is None and self._main.line_count() <= 1
        top = (self.height() - side) / 2 if single else worn.px(8) + (worn.line("body") - side) / 2
        return QRectF(0, top, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        done, room = self.isChecked(), self._room(self.width())
        height = self._main.lay(room).height() + (self._second.lay(room).height() if self._second else 0)
        box = self._box_area()
        edge = "accent" if done or (self.underMouse() and self.isEnabled()) else "edge"
        width = worn.border("control")
        fill = "accent" if done else "surface" if self.isEnabled() else "sunken"
        paint_surface(painter, box, fill, edge, worn.px(7), width=width)
        if done:
            inner = worn.px(4)
            tick = box.adjusted(inner, inner, -inner, -inner)
            paint_icon(painter, "check", tick, worn.colour("onAccent"), 2.5)
        single = self._second is None and self._main.line_count() <= 1
        top = (self.height() - height) / 2 if single else float(worn.px(8))
        left = worn.px(38)
        painter.setPen(worn.colour("ink3" if (done and self._steps) or not self.isEnabled() else "ink"))
        self._main.draw(painter, QRectF(left, top, room, 0))
        if self._second:
            painter.setPen(worn.colour("ink3" if done else "ink2"))
            self._second.draw(
                painter, QRectF(left, top + self._main.line_count() * worn.line("body"), room, 0)
            )
