"""A link of a whole sentence: it breaks into lines where there is no room for one."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.text import Text
from app.widgets.breaking import Paragraph
from app.widgets.language import say
from app.widgets.painted_button import PaintedButton, painter_on
from app.widgets.theme import theme


class LinkLine(PaintedButton):
    """Underlined words in the colour of a role; the whole width is the target."""

    radius = 6
    natural = 480
    least = (160, 30)

    def __init__(self, message: Text, colour: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message, self._colour = message, colour
        self.settle()

    def retell(self) -> None:
        self.setText(say(self._message))
        self.setAccessibleName(say(self._message))
        self.restyle()

    def restyle(self) -> None:
        worn = theme()
        font = QFont(worn.font("body"))
        font.setUnderline(True)
        self._words = Paragraph(self.text(), font, worn.line("body"))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        worn = theme()
        return max(round(self._words.lay(width).height()) + worn.px(6), worn.px(30), worn.target)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setPen(theme().colour(self._colour))
        tall = self._words.lay(self.width()).height()
        self._words.draw(painter, QRectF(0, (self.height() - tall) / 2, self.width(), tall))
