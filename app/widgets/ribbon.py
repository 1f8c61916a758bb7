"""What this is not, over the whole width, on every page: 演示数据 in practice. No button closes it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import Text, text
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painting import RIGHT, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme
from app.widgets.watermark import DEMO_DATA


class Ribbon(Part, QWidget):
    """Icon, mark, 72 px of hatching, one sentence; `aside` stands at the right (the presenter).

    The hatching and the pencil belong to practice alone.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, sentence: Text | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = sentence or text("Practice: no network, nothing is registered with CHSI")
        self._icon, self._mark = "pencil", DEMO_DATA
        self._aside: Text | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.settle()

    def set_aside(self, aside: Text | None) -> None:
        self._aside = aside
        self.retell()

    def show_mark(self, icon: str, mark: Text, sentence: Text) -> None:
        """Say what else this is."""
        self._icon, self._mark, self._sentence = icon, mark, sentence
        self.retell()

    def set_sentence(self, sentence: Text) -> None:
        self._sentence = sentence
        self.retell()

    def retell(self) -> None:
        self.setAccessibleName(f"{say(self._mark)}. {say(self._sentence)}")
        self.update()

    def restyle(self) -> None:
        worn = theme()
        self.setFixedHeight(
            60 if worn.size == "projector" else worn.px(32 if worn.size == "standard" else 30)
        )

    def sizeHint(self) -> QSize:
        return QSize(theme().px(600), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, worn.colour("ribbon"))
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), worn.colour("ribbonHatch"))
        side, x = worn.px(16), float(worn.px(24))
        ink = worn.colour("ribbonInk")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._icon, QRectF(x, (area.height() - side) / 2, side, side), ink, 2.0)
        x += side + worn.px(8)
        words = say(self._mark)
        across = width_of(words, "hintStrong")
        paint_words(painter, QRectF(x, 0, across + 2, area.height()), words, "hintStrong", "ribbonInk")
        x += across + worn.px(16)
        if self._mark is DEMO_DATA:
            self._hatch(painter, QRectF(x, 0, worn.px(72), area.height() - 1))
            x += worn.px(72 + 16)
        aside = say(self._aside) if self._aside else ""
        right = area.right() - worn.px(24)
        if aside:
            paint_words(painter, QRectF(x, 0, right - x, area.height()), aside, "hint", "ribbonInk", RIGHT)
            right -= width_of(aside, "hint") + worn.px(24)
        paint_words(
            painter,
            QRectF(x, 0, max(0.0, right - x), area.height()),
            say(self._sentence),
            "hint",
            "ribbonInk",
        )

    def _hatch(self, painter: QPainter, area: QRectF) -> None:
        worn = theme()
        painter.save()
        painter.setClipRect(area)
        thick = worn.px(7)
        painter.setPen(QPen(worn.colour("ribbonHatch"), thick))
        step, x = thick * 2, area.left() - area.height()
        while x < area.right() + area.height():
            painter.drawLine(
                QPointF(x, area.bottom() + thick), QPointF(x + area.height() + 2 * thick, area.top() - thick)
            )
            x += step * 1.4
        painter.restore()
