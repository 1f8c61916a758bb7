"""The rail at the left: the map of the steps, and what happens to what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.text import text
from app.widgets.banner import Notice
from app.widgets.part import Part
from app.widgets.step_rail import RailGroup, StepRail
from app.widgets.theme import theme

KEPT = text("What you type stays in this computer's memory and is cleared when you finish.")
ELSEWHERE = text("This program does not connect to the official site: you act there yourself, on your phone.")


class Map(Part, QWidget):
    """Groups from above, the note at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rail = StepRail()
        self._note = Notice("shield", KEPT, role="caption")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._rail)
        self._column.addStretch(1)
        self._column.addWidget(self._note)
        self.settle()

    def show_groups(self, groups: Sequence[RailGroup], practice: bool) -> None:
        self._rail.show_groups(groups)
        self._note.set_text(KEPT if practice else ELSEWHERE)

    def restyle(self) -> None:
        worn = theme()
        self.setFixedWidth(worn.px(248))
        self._column.setContentsMargins(worn.px(16), worn.px(22), worn.px(16), worn.px(16))
