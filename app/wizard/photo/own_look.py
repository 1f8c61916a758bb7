"""The four points that only a person can see, each with a drawn example (A100, A102)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.text import Text, text
from app.widgets.labels import Centre, Label
from app.widgets.part import Part
from app.widgets.theme import theme
from app.widgets.tick_row import TickRow
from app.wizard.photo.example import Example, Fault

POINTS: tuple[tuple[Text, Fault], ...] = (
    (text("Arm and upper body are in the picture"), "arm"),
    (text("No watermark"), "watermark"),
    (text("No beauty filter"), "smooth"),
    (text("Nothing was edited"), "edited"),
)


class OwnLook(Part, QWidget):
    """`changed` when a tick is set or taken away."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.ticks: list[TickRow] = []
        for row, (words, fault) in enumerate(POINTS):
            tick = TickRow(words)
            tick.toggled.connect(lambda _: self.changed.emit())
            self.ticks.append(tick)
            self._grid.addWidget(tick, row // 2, 2 * (row % 2))
            wrong = QVBoxLayout()
            wrong.setSpacing(0)
            wrong.addWidget(Example(text("So not: {point}", point=words), fault, width=64), 0, Centre)
            # The picture shows the fault, the words beside it the right way: it must say so.
            wrong.addWidget(Label(text("Not like this"), "caption", colour="bad", align=Centre, wrap=False))
            self._grid.addLayout(wrong, row // 2, 2 * (row % 2) + 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)
        self.settle()

    def all_seen(self) -> bool:
        return all(tick.isChecked() for tick in self.ticks)

    def clear_ticks(self) -> None:
        for tick in self.ticks:
            tick.setChecked(False)

    def restyle(self) -> None:
        self._grid.setSpacing(theme().px(8))
