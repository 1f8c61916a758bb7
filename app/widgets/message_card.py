"""A practice message on the virtual phone or in the virtual mailbox; a tap fills in its code."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Folder, Message
from app.core.text import text, text_in
from app.widgets.breaking import Paragraph
from app.widgets.icons import paint_icon
from app.widgets.labels import harmless
from app.widgets.language import say
from app.widgets.painted_button import PaintedButton, painter_on
from app.widgets.painting import RIGHT, paint_surface, paint_words
from app.widgets.theme import theme

_KINDS = {
    Channel.PHONE: ("message", text_in("kind of message", "SMS")),
    Channel.EMAIL: ("mail", text_in("kind of message", "E-mail")),
}


NOW = text_in("time of a message", "now")
_FOLDERS = {
    Folder.JUNK: text_in("folder of a mailbox", "Junk"),
    Folder.SUBSCRIPTIONS: text_in("folder of a mailbox", "Subscriptions"),
}


class MessageCard(PaintedButton):
    """The code is bold and in the accent.

    `tap` is what a tap hands on: the code, or else the link of the message; it may be empty.
    """

    natural = 210
    least = (150, 72)

    def __init__(self, message: Message, *, fresh: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message, self._fresh = message, fresh
        self.tap = message.code or message.link
        self.settle()

    def retell(self) -> None:
        words = harmless(" ".join(part for part in (self.message.subject, self.message.body) if part))
        self.setAccessibleName(f"{say(_KINDS[self.message.channel][1])}: {words}")
        hint = say(text("Tap to fill in the code")) if self.tap else ""
        self.setAccessibleDescription(hint)
        self.restyle()

    def restyle(self) -> None:
        worn, body = theme(), harmless(self.message.body)
        at = body.find(self.tap) if self.tap else -1
        strong = [(at, at + len(self.tap))] if at >= 0 else []
        self._set = Paragraph(body, worn.font("hint"), worn.line("hint"), strong, worn.colour("accent"))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        worn = theme()
        height = self._set.lay(width - 2 * worn.px(15), clauses=False).height()
        subject = worn.line("hint") if self.message.subject else 0
        return round(height) + subject + worn.line("hint") + worn.px(28)

    def _when(self) -> str:
        return say(NOW) if self._fresh else f"{self.message.at:%H:%M}"

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), painter_on(self)
        down = self.isDown() or self.underMouse()
        border = "accentLine" if down else "line" if worn.palette != "dark" else ""
        paint_surface(painter, QRectF(self.rect()), "phoneCard", border, worn.px(14))
        icon, kind = _KINDS[self.message.channel]
        margin, line = worn.px(15), worn.line("hint")
        inner, top = self.width() - 2 * margin, float(worn.px(11))
        side = worn.px(16)
        paint_icon(painter, icon, QRectF(margin, top + (line - side) / 2, side, side), worn.colour("ink3"))
        head = QRectF(margin + side + worn.px(8), top, inner - side - worn.px(8), line)
        words = (
            f"{say(kind)} · {say(_FOLDERS[self.message.folder])}"
            if self.message.folder in _FOLDERS
            else say(kind)
        )
        paint_words(painter, head, words, "hint", "ink2")
        paint_words(painter, head, self._when(), "hint", "ink3" if worn.palette == "light" else "ink2", RIGHT)
        top += line + worn.px(4)
        if self.message.subject:
            paint_words(
                painter, QRectF(margin, top, inner, line), harmless(self.message.subject), "hintStrong"
            )
            top += line
        self._set.lay(inner, clauses=False)
        painter.setPen(worn.colour("ink"))
        self._set.draw(painter, QRectF(margin, top, inner, 0))
