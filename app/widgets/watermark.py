"""演示数据 across a record: whoever photographs the screen photographs this too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.text import Text, text
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.theme import theme

DEMO_DATA = text("Demo data")


class Watermark(Part, QWidget):
    """Lies over `card`, as large as it, above all its children; clicks go through."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, card: QWidget, words: Text = DEMO_DATA) -> None:
        super().__init__(card)
        self._words, self._card = words, card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.installEventFilter(self)
        self.setGeometry(card.rect())
        self.raise_()
        self.settle()

    def retell(self) -> None:
        self.setAccessibleName(say(self._words))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._card:
            self.setGeometry(self._card.rect())
        elif event.type() in (QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = worn.font("code")
        font.setPixelSize(worn.px(56))
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, worn.px(4))
        painter.setFont(font)
        painter.setPen(worn.faint("ink", 0.05 if worn.palette != "contrast" else 0.12))
        words = say(self._words)
        across, down = QFontMetricsF(font).horizontalAdvance(words), worn.px(56)
        step_x, step_y = across + worn.px(64), down + worn.px(116)
        row, y = 0, float(down)
        while y < self.height() + step_y:
            x = worn.px(24) + (row % 2) * step_x / 2
            while x < self.width():
                painter.save()
                painter.translate(x, y)
                painter.rotate(-18)
                painter.drawText(0, down, words)
                painter.restore()
                x += step_x
            y += step_y
            row += 1
