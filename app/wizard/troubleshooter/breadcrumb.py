"""How a person came here: each page but the last leads back to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.theme import theme


class Breadcrumb(Part, QWidget):
    """`chosen(position)` for one of the pages before; at most the last three are shown."""

    chosen = Signal(int)
    SHOWN = 3

    def __init__(self, names: Sequence[Text], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons: list[Button] = []
        first = max(0, len(names) - self.SHOWN)
        for position in range(first, len(names)):
            if position > first:
                self._row.addWidget(Mark("chevron-right", "ink3", 16))
            if position < len(names) - 1:
                button = Button(names[position], "link", height=44)
                # Long names are cut rather than make the page wider than the window.
                button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
                button.clicked.connect(lambda _=False, at=position: self.chosen.emit(at))
                self.buttons.append(button)
                self._row.addWidget(button)
            else:
                self._row.addWidget(Label(names[position], "hint", colour="ink2", wrap=False))
        self._row.addStretch(1)
        self.settle()

    def retell(self) -> None:
        self.setAccessibleName(say(text("The way here")))

    def restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(8))
        for button in self.buttons:
            button.setMinimumWidth(theme().px(88))
