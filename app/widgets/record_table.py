"""The record, item by item: a head, the rows, and how their columns share the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.backend.data.records import Verdict
from app.core.text import Text, text, text_in
from app.widgets.labels import Label
from app.widgets.letting_go import empty
from app.widgets.panels import Hairline, Panel
from app.widgets.part import Part
from app.widgets.record_row import Item, RecordRow
from app.widgets.theme import theme


class _Head(Part, QWidget):
    def __init__(self, names: Sequence[Text]) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        labels = [Label(name, "hint", colour="ink2") for name in names]
        self.first = labels[0]
        for column, label in enumerate(labels):
            self.grid.addWidget(label, 0, column)
            self.grid.setColumnStretch(column, 1 if column in (1, 2) else 0)
        self.settle()

    def restyle(self) -> None:
        worn = theme()
        self.grid.setContentsMargins(worn.px(20), worn.px(8), worn.px(16), worn.px(8))
        self.grid.setHorizontalSpacing(worn.px(16))


class _Ground(Panel):
    """The head is sunken: painted here, so that it is round where the card is."""

    def __init__(self) -> None:
        self.head: QWidget | None = None
        super().__init__("table", margin=1, spacing=0)

    def restyle(self) -> None:
        self.box.setContentsMargins(1, 1, 1, 1)
        self.box.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.head is None or theme().palette == "contrast":
            return
        area, radius = QRectF(self.rect()).adjusted(1, 1, -1, -1), theme().px(13)
        round_, rows = QPainterPath(), QPainterPath()
        round_.addRoundedRect(area, radius, radius)
        rows.addRect(QRectF(0, self.head.geometry().bottom() + 1, self.width(), self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(round_.subtracted(rows), theme().colour("sunken"))


class RecordTable(Part, QWidget):
    """A card of record rows under a head. `answered(key, Verdict)`; the page scrolls it, not itself."""

    answered = Signal(str, object)

    def __init__(
        self, shown: Text | None = None, compare: Text | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows: dict[str, RecordRow] = {}
        self._ground = _Ground()
        names = (
            text_in("column of the record", "Item"),
            shown or text_in("column of the record", "On the record"),
            compare or text_in("column of the record", "Admission data and ID card"),
            text("Are both the same?"),
        )
        self._head = _Head(names)
        self._ground.head = self._head
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._ground)
        outer.addStretch()
        self.settle()

    @property
    def rows(self) -> list[RecordRow]:
        return list(self._rows.values())

    def row(self, key: str) -> RecordRow:
        return self._rows[key]

    def show_items(self, items: Sequence[Item]) -> None:
        """Replace the rows; all are open but those that wait."""
        box = self._ground.box
        empty(box, self._head)
        self._rows = {}
        box.addWidget(self._head)
        for item in items:
            row = RecordRow(item)
            row.answered.connect(self.answered)
            self._rows[item.key] = row
            box.addWidget(Hairline())
            box.addWidget(row)
        if items:
            self._rows[items[-1].key].last = True
        self._align()

    def verdicts(self) -> dict[str, Verdict | None]:
        """The answer to each item; None where there is none yet."""
        return {key: row.verdict for key, row in self._rows.items()}

    def first_open(self) -> RecordRow | None:
        """The first row without an answer."""
        return next((row for row in self._rows.values() if row.verdict is None), None)

    def retell(self) -> None:
        self._align()

    def restyle(self) -> None:
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        """Give head and rows the same columns; names go above the values where all four do not fit."""
        worn, rows = theme(), self._rows.values()
        if not rows:
            return
        widths = [row.widths() for row in rows]
        most = (worn.px(150), worn.px(190), worn.px(190), worn.px(600))
        name, shown, compare, right = (
            min(limit, max(column)) for limit, column in zip(most, zip(*widths, strict=True), strict=True)
        )
        name = max(name, worn.px(68))
        beside = worn.px(20 + 16 + 3 * 16) + 2
        narrow = name + shown + compare + right + beside > self.width()
        self._head.first.setVisible(not narrow)
        for row in rows:
            row.set_narrow(narrow)
        for grid in (self._head.grid, *(row.grid for row in rows)):
            grid.setColumnMinimumWidth(0, 0 if narrow else name)
            grid.setColumnMinimumWidth(3, right)
            grid.update()
            grid.activate()  # now, not when events come round: nothing is to jump


class EmptyIsNormal(Panel):
    """A dashed card that says why something is empty and that this is right."""

    def __init__(self, title: Text, reason: Text, parent: QWidget | None = None) -> None:
        super().__init__("dashed", margin=14, spacing=2, parent=parent)
        self.box.addWidget(Label(title, "secondStrong"))
        self.box.addWidget(Label(reason, "caption", colour="ink2"))
        self.box.addStretch()
