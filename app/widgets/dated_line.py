"""What can be done when: dates at the left, a line with dots, what to do at the right; the deadline last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.labels import Label
from app.widgets.letting_go import empty
from app.widgets.part import Part
from app.widgets.theme import theme


@dataclass(frozen=True)
class DatedEntry:
    """`when` large, `about_when` below it; `what` large, `detail` below; the deadline is ochre."""

    when: Text
    what: Text
    about_when: Text | None = None
    detail: Text | None = None
    deadline: bool = False


class DatedLine(Part, QWidget):
    """Reads row by row: date, then what to do."""

    def __init__(self, entries: Sequence[DatedEntry] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(2, 1)
        self._marks: list[tuple[Label, bool]] = []
        self.show_entries(entries)
        self.settle()

    def show_entries(self, entries: Sequence[DatedEntry]) -> None:
        empty(self._grid)
        self._marks = []
        for row, entry in enumerate(entries):
            when, what = QWidget(), QWidget()
            head = _pair(when, entry.when, entry.about_when, "warn" if entry.deadline else "ink", "ink3")
            _pair(what, entry.what, entry.detail, "ink", "ink2")
            self._grid.addWidget(when, row, 0)
            self._grid.addWidget(what, row, 2)
            self._marks.append((head, entry.deadline))
        self.update()

    def restyle(self) -> None:
        worn = theme()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(worn.px(18))
        self._grid.setColumnMinimumWidth(1, worn.px(54))  # an empty column gets no spacing of its own
        self._grid.setColumnMinimumWidth(0, worn.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = QRectF(self._grid.cellRect(0, 1)) if self._marks else QRectF()
        centres = []
        for head, _ in self._marks:
            top = head.mapTo(self, head.rect().topLeft()).y()
            centres.append(QPointF(column.center().x(), top + worn.line("card") / 2))
        painter.setPen(QPen(worn.colour("line"), 2))
        for above, below in pairwise(centres):
            painter.drawLine(above + QPointF(0, worn.px(9)), below - QPointF(0, worn.px(9)))
        for centre, (_, deadline) in zip(centres, self._marks, strict=True):
            colour = worn.colour("warn" if deadline else "accent")
            painter.setPen(QPen(colour, worn.px(3)))
            painter.setBrush(colour if deadline else worn.colour("surface"))
            painter.drawEllipse(centre, worn.px(5.5), worn.px(5.5))


def _pair(place: QWidget, head: Text, below: Text | None, colour: str, quiet: str) -> Label:
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    label = Label(head, "card", colour=colour)
    column.addWidget(label)
    if below is not None:
        column.addWidget(Label(below, "second", colour=quiet))
    column.addStretch()
    return label
