"""Invented data to practise with, and a button that fills them in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.core.flow.memory import Memory
from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.panels import Panel


class PracticeCard(Panel):
    """`words(memory)` says what to type, None hides the card; the button calls `fill`."""

    def __init__(self, words: Callable[[Memory], Text | None], fill: Callable[[], None]) -> None:
        super().__init__("dashed", margin=(16, 8, 8, 8), spacing=12, across=True)
        self._words = words
        self.label = Label(None, "hint", strong=("name", "number", "phone", "value"), colour="ink2")
        self.button = Button(text("Fill in for me"), "quiet", icon="pencil", height=44)
        self.button.clicked.connect(fill)
        self.box.addWidget(Mark("pencil", "ink2", 18))
        self.box.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_memory(self, memory: Memory) -> None:
        words = self._words(memory) if memory.known.persona is not None else None
        self.setVisible(words is not None)
        if words is not None:
            self.label.set_text(words)
