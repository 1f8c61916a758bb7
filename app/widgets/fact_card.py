"""What to bring, where to go, by when: three cards in this order; the deadline alone is ochre."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.text import Text, text_in
from app.widgets.field import Mark
from app.widgets.labels import Label, PlainLabel
from app.widgets.panels import Panel
from app.widgets.theme import theme

Kind = Literal["bring", "where", "when"]

_HEADS: dict[str, tuple[str, Text, str]] = {
    "bring": ("bag", text_in("head of a card", "What to bring"), "accent"),
    "where": ("pin", text_in("head of a card", "Where to go"), "accent"),
    "when": ("calendar", text_in("head of a card", "By when"), "warn"),
}

Line = Text | str | tuple[str, Text]
"""A text, words from outside, or a text with an icon before it."""


class FactCard(Panel):
    """`main` is the large line (a place, a date); `lines` stand below it."""

    def __init__(
        self,
        kind: Kind,
        main: Text | str | None = None,
        lines: Sequence[Line] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._rows: list[QHBoxLayout] = []
        super().__init__("warn" if kind == "when" else "card", margin=22, spacing=2, parent=parent)
        icon, head, colour = _HEADS[kind]
        self._add(icon, Label(head, "secondStrong", colour="warn" if kind == "when" else "ink2"), colour, 20)
        self.box.addSpacing(4)
        if main is not None:
            self.box.addWidget(_words(main, "section", "ink"))
        for line in lines:
            if isinstance(line, tuple):
                self._add(line[0], Label(line[1], "second"), "ink2", 18)
            else:
                self.box.addWidget(_words(line, "hint", "ink2"))
        self.box.addStretch()
        self.restyle()

    def _add(self, icon: str, words: QWidget, colour: str, side: int) -> None:
        row = QHBoxLayout()
        row.addWidget(Mark(icon, colour, side), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._rows.append(row)
        self.box.addLayout(row)

    def restyle(self) -> None:
        super().restyle()
        for row in self._rows:
            row.setSpacing(theme().px(11))


def _words(words: Text | str, role: str, colour: str) -> Label | PlainLabel:
    if isinstance(words, str):
        return PlainLabel(words, role, colour=colour)
    return Label(words, role, colour=colour)
