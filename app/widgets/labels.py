"""Words on the window. A `Label` says a text of the program; a `PlainLabel` shows words from outside.

Both are plain by type: nothing from a person, a file or a server is ever read as mark-up.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.core.text import Speaker, Text
from app.widgets.breaking import Paragraph
from app.widgets.language import speaker
from app.widgets.part import Part
from app.widgets.theme import theme

_OPEN, _CLOSE = "\ue000", "\ue001"
_LONGEST_LINE = 40
"""In characters: longer lines of Chinese are tiring to follow."""

Left = Qt.AlignmentFlag.AlignLeft
Centre = Qt.AlignmentFlag.AlignHCenter
Right = Qt.AlignmentFlag.AlignRight


class Words(Part, QLabel):
    """A painted label: type role, colour token, fixed line height, wrapping that loses no character.

    `wrap=False` keeps one line and cuts it with an ellipsis where there is no room.
    """

    def __init__(
        self,
        role: str = "body",
        *,
        colour: str = "ink",
        align: Qt.AlignmentFlag = Left,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._role, self._colour, self._align, self._wrap = role, colour, align, wrap
        self._strong: list[tuple[int, int]] = []
        self._paragraph: Paragraph | None = None
        self._laid = -1
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def show_words(self, words: str, strong: Sequence[tuple[int, int]] = ()) -> None:
        """Show plain words; `strong` are ranges in bold."""
        self.setText(words)
        self._strong = list(strong)
        self._forget()

    def set_colour(self, token: str) -> None:
        """Paint in another colour token from now on."""
        self._colour = token
        self.update()

    def set_role(self, role: str) -> None:
        """Use another type role from now on."""
        self._role = role
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font(self._role))
        self._forget()

    def lines(self) -> list[str]:
        """The words as they stand on the window, line by line."""
        self._lay(self.width())
        return self._set_text().lines()

    def _forget(self) -> None:
        self._paragraph = None
        self._laid = -1
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _set_text(self) -> Paragraph:
        if self._paragraph is None:
            worn = theme()
            self._paragraph = Paragraph(
                self.text(), worn.font(self._role), worn.line(self._role), self._strong
            )
        return self._paragraph

    def _lay(self, width: int) -> int:
        """Lay out for a width; gives the height in pixels."""
        if self._wrap:
            width = min(width, self._longest())
        if self._laid != width:
            height = round(self._set_text().lay(width, wrap=self._wrap).height())
            self._heights[width] = height
            self._laid = width
        return self._heights[width]

    def _longest(self) -> int:
        return theme().size_of(self._role) * _LONGEST_LINE

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Asked many times for each page, so answered without laying out where that can be."""
        if not self._wrap:
            return theme().line(self._role)
        width = min(width, self._longest())
        height = self._heights.get(width)
        if height is None:
            paragraph = self._set_text()
            fits = paragraph.natural_width() <= width
            height = paragraph.unwrapped_height() if fits else self._lay(width)
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        natural = int(self._set_text().natural_width()) + 1
        width = min(natural, self._longest()) if self._wrap else natural
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        worn = theme()
        least = min(int(self._set_text().natural_width()) + 1, worn.size_of(self._role) * 4)
        return QSize(least, worn.line(self._role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = theme()
        painter.setPen(worn.colour(self._colour if self.isEnabled() else "ink3"))
        paragraph = self._set_text()
        if not self._wrap and paragraph.natural_width() > self.width() + 1:
            painter.setFont(self.font())
            cut = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), int(self._align | Qt.AlignmentFlag.AlignVCenter), cut)
            return
        height = self._lay(self.width())
        top = max(0, (self.height() - height) // 2) if not self._wrap else 0
        paragraph.draw(painter, QRectF(0, top, self.width(), height), self._align)


class Label(Words):
    """Says a `Text` in the language of the window, and again when the language changes.

    `strong` names parameters of the text whose values are set in bold.
    """

    def __init__(
        self,
        message: Text | None = None,
        role: str = "body",
        *,
        strong: Sequence[str] = (),
        colour: str = "ink",
        align: Qt.AlignmentFlag = Left,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(role, colour=colour, align=align, wrap=wrap, parent=parent)
        self._message = message
        self._names = tuple(strong)
        self.settle()

    @property
    def message(self) -> Text | None:
        return self._message

    def set_text(self, message: Text | None, strong: Sequence[str] = ()) -> None:
        """Say something else from now on; None says nothing."""
        self._message = message
        self._names = tuple(strong)
        self.retell()

    def retell(self) -> None:
        if self._message is None:
            self.show_words("")
            return
        self.show_words(*say_with_ranges(self._message, self._names, speaker()))


class PlainLabel(Words):
    """Shows words that came from a person, a file or a server, exactly as they are.

    Control characters, and marks that turn the writing direction, are dropped: with them a name
    could make neighbouring words of ours read differently.
    """

    def __init__(
        self,
        words: str = "",
        role: str = "body",
        *,
        colour: str = "ink",
        align: Qt.AlignmentFlag = Left,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(role, colour=colour, align=align, wrap=wrap, parent=parent)
        self.settle()
        self.set_words(words)

    def set_words(self, words: str) -> None:
        self.show_words(harmless(words))


def harmless(words: str) -> str:
    """Words without control and direction characters; line ends stay."""
    return "".join(c for c in words if c == "\n" or not (_is_control(c)))


def _is_control(character: str) -> bool:
    code = ord(character)
    return (
        code < 32
        or 127 <= code < 160
        or 0x200E <= code <= 0x200F
        or 0x2028 <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
    )


def say_with_ranges(message: Text, names: Sequence[str], voice: Speaker) -> tuple[str, list[tuple[int, int]]]:
    """The words of a text and the ranges its named parameters take in them."""
    if not names:
        return voice.say(message), []
    marked = tuple(
        (key, Text(_OPEN + "{v}" + _CLOSE, (("v", value),)) if key in names else value)
        for key, value in message.params
    )
    said = voice.say(Text(message.msgid, marked, message.context, message.plural))
    words, ranges, start = "", [], -1
    for character in said:
        if character == _OPEN:
            start = len(words)
        elif character == _CLOSE:
            if start >= 0:
                ranges.append((start, len(words)))
            start = -1
        else:
            words += character
    return words, ranges
