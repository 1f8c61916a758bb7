"""A long text to read: paragraphs and small heads, scrolled, at a comfortable line height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.core.text import Text
from app.widgets.labels import harmless
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.theme import theme

Block = tuple[str, Text | str]
"""A role (`head`, `body`, `quote`, `item`) and its words; words from outside as str stay plain."""


class LongText(Part, QTextBrowser):
    """Built block by block, so that nothing is ever parsed as mark-up. Opens no link by itself."""

    def __init__(
        self, blocks: Sequence[Block] = (), name: Text | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._blocks, self._name = list(blocks), name
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursorWidth(0)
        self.settle()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        self._blocks = list(blocks)
        self.retell()

    def retell(self) -> None:
        self.setAccessibleName(say(self._name) if self._name else "")
        self._write()

    def restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.document().setDocumentMargin(theme().px(20))
        self._write()

    def _write(self) -> None:
        worn, document = theme(), self.document()
        place = self.verticalScrollBar().value()
        document.clear()
        cursor = QTextCursor(document)
        for i, (role, message) in enumerate(self._blocks):
            words = say(message) if isinstance(message, Text) else harmless(message)
            shape, letters = QTextBlockFormat(), QTextCharFormat()
            fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
            kind = "section" if role == "head" else "body"
            shape.setLineHeight(worn.line(kind), fixed)
            shape.setTopMargin(worn.px(16) if role == "head" and i else worn.px(6))
            shape.setLeftMargin(worn.px(20) if role in ("quote", "item") else 0)
            letters.setFont(worn.font(kind))
            letters.setForeground(worn.colour("ink2" if role == "quote" else "ink"))
            if role == "quote":
                letters.setFontWeight(QFont.Weight.Normal)
                shape.setBackground(worn.colour("sunken"))
            if i:
                cursor.insertBlock(shape, letters)
            else:
                cursor.setBlockFormat(shape)
            cursor.insertText(("• " if role == "item" else "") + words, letters)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)
