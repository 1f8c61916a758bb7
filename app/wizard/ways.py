"""Ways on beside the main button: one row each, the best first, only those that are offered now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.flow.step import Exit
from app.core.text import Text, text
from app.widgets.part import Part
from app.widgets.theme import theme
from app.widgets.way_row import WayRow
from app.wizard.page import Page


@dataclass(frozen=True)
class WayOn:
    """An exit as the page offers it: what it is called, what happens, and how long it takes."""

    exit: Exit
    icon: str
    title: Text
    what: Text
    time: Text | None = None


ENOUGH = WayOn(Exit.STOP, "leave", text("That is all for today"), text("You can log in later at any time."))
TO_OWN_RECORD = WayOn(
    Exit.RECORD, "list", text("To my own record"), text("What you have decided there is kept.")
)


class WayList(Part, QWidget):
    """Each row leaves the page by its exit; rows the flow does not offer are not there.

    The first one is marked as the best where the page has no main button, unless `best` is false.
    """

    def __init__(self, page: Page, ways: Sequence[WayOn], *, best: bool = True) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self.rows: dict[Exit, WayRow] = {}
        flow = page.scene.journey.flow
        for way in ways:
            if not flow.offers(way.exit):
                continue
            is_best = best and page.primary is None and not self.rows
            row = WayRow(way.icon, way.title, way.what, way.time, best=is_best)
            page.offer(way.exit, row)
            self._box.addWidget(row)
            self.rows[way.exit] = row
        self.settle()

    def restyle(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().px(12))
