"""The steps in little: one segment a step, for narrow windows and large text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import text
from app.widgets.language import say
from app.widgets.painting import paint_surface, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme


class Segments(Part, QWidget):
    """Done in the colour of done, now wider and in the accent; then the words."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._all = 1, 1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.settle()

    def show_step(self, now: int, of: int) -> None:
        """Step `now` of `of`, both from 1."""
        self._now, self._all = now, max(1, of)
        self.retell()

    def retell(self) -> None:
        self.setAccessibleName(self._words())
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    def _words(self) -> str:
        return say(text("Step {now} of {all}", now=self._now, all=self._all))

    def _bar(self) -> int:
        worn = theme()
        return self._all * worn.px(20) + (self._all - 1) * worn.px(5) + worn.px(12)

    def sizeHint(self) -> QSize:
        worn = theme()
        return QSize(
            round(self._bar() + worn.px(16) + width_of(self._words(), "hint")) + 2, worn.line("hint")
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(round(width_of(self._words(), "hint")) + 2, theme().line("hint"))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        words = self._words()
        x = 0.0
        if self.width() >= self.sizeHint().width() - 1:
            thick = worn.px(6)
            top = (self.height() - thick) / 2
            for i in range(1, self._all + 1):
                width = worn.px(32 if i == self._now else 20)
                token = "ok" if i < self._now else "accent" if i == self._now else "line"
                later = worn.palette == "contrast" and i > self._now
                paint_surface(
                    painter,
                    QRectF(x, top, width, thick),
                    "" if later else token,
                    token if later else "",
                    thick / 2,
                )
                x += width + worn.px(5)
            x += worn.px(11)
        paint_words(painter, QRectF(x, 0, self.width() - x, self.height()), words, "hint", "ink2")
