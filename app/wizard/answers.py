"""Answers in rows, each with a way to change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout

from app.core.flow.step import Exit
from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.letting_go import empty
from app.widgets.panels import Hairline, Panel
from app.widgets.theme import theme

CENTRED = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Answer:
    """`change` is the way to the page where it was given; None when it cannot be changed."""

    name: Text
    value: Text
    change: Exit | None = None


class AnswerCard(Panel):
    """`change(exit)` when an answer is to be changed."""

    change = Signal(object)

    def __init__(self) -> None:
        self._grid = QGridLayout()
        self.buttons: dict[Exit, QAbstractButton] = {}
        super().__init__("card", margin=(22, 10, 14, 10), spacing=0)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 5)
        self.box.addLayout(self._grid)

    def show_answers(self, answers: Sequence[Answer]) -> None:
        self.buttons = {}
        empty(self._grid)
        for i, answer in enumerate(answers):
            row = 2 * i
            if i:
                self._grid.addWidget(Hairline(), row - 1, 0, 1, 3)
            self._grid.addWidget(Label(answer.name, "second", colour="ink2"), row, 0, CENTRED)
            self._grid.addWidget(Label(answer.value, "label"), row, 1, CENTRED)
            self._grid.setRowMinimumHeight(row, theme().px(44))
            if answer.change is not None:
                button = Button(
                    text("Change"),
                    "link",
                    icon="pencil",
                    height=44,
                    description=text("Change: {name}", name=answer.name),
                )
                button.clicked.connect(lambda _=False, way=answer.change: self.change.emit(way))
                self.buttons.setdefault(answer.change, button)
                self._grid.addWidget(button, row, 2)

    def restyle(self) -> None:
        super().restyle()
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(2))
