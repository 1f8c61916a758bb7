"""The record, item by item: what the site shows, what to compare it with, and an answer to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.backend.data.records import Verdict
from app.core.text import Text, text, text_in
from app.widgets.badges import Badge
from app.widgets.labels import Label, PlainLabel
from app.widgets.language import say
from app.widgets.painting import row_ground, width_of
from app.widgets.panels import Hairline, Panel
from app.widgets.part import Part
from app.widgets.theme import theme
from app.widgets.three_way import ThreeWay

COLUMNS = (0, 1, 1)
"""Shares of the width of item, shown and compare; item and answers take what they need."""


@dataclass(frozen=True)
class Item:
    """One line of the record. `shown` and `compare` come from outside and are plain.

    `waiting` says why an empty value is not wrong; such an item is not answered. `advice` is the
    sentence below a difference.
    """

    key: str
    name: Text
    shown: str
    compare: str | Text = ""
    waiting: Text | None = None
    advice: Text | None = None


EMPTY = text_in("value of a record item", "(empty)")


class RecordRow(Part, QWidget):
    """`answered(key, Verdict)` when the person answers. States: open, same, different, unsure, waits."""

    answered = Signal(str, object)

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.last = False
        self._verdict = Verdict.WAITING if item.waiting else None
        self.grid = QGridLayout(self)
        self._name = Label(item.name, "second", colour="ink2")
        self._shown: Label | PlainLabel = (
            PlainLabel(item.shown, "label") if item.shown else Label(EMPTY, "second", colour="ink3")
        )
        compare = item.compare
        self._compare: Label | PlainLabel = (
            Label(compare, "second", colour="ink2")
            if isinstance(compare, Text)
            else PlainLabel(compare, "body")
        )
        self._advice = Label(item.advice, "hint", colour="ink2")
        self._advice.setVisible(False)
        for column, part in enumerate((self._name, self._shown, self._compare)):
            self.grid.addWidget(part, 0, column, Qt.AlignmentFlag.AlignVCenter)
            self.grid.setColumnStretch(column, COLUMNS[column])
        self.answers: ThreeWay | None = None
        if item.waiting:
            badge = Badge("hourglass", item.waiting, ground="sunken", mark="ink2")
            self.grid.addWidget(badge, 0, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        else:
            self.answers = ThreeWay(item.name)
            self.answers.answered.connect(self._take)
            self.grid.addWidget(
                self.answers, 0, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            self.setFocusProxy(self.answers)
        self.grid.addWidget(self._advice, 1, 0, 1, 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.settle()

    @property
    def verdict(self) -> Verdict | None:
        return self._verdict

    def set_verdict(self, verdict: Verdict | None) -> None:
        """Show an answer without a signal."""
        self._verdict = verdict
        if self.answers is not None:
            self.answers.set_value(verdict)
        self._show()

    def _take(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._show()
        self.answered.emit(self.item.key, verdict)

    def _show(self) -> None:
        different = self._verdict is Verdict.DIFFERENT
        self._advice.setVisible(different and self.item.advice is not None)
        if self.item.shown:
            self._shown.set_colour("bad" if different else "ink")
        self.update()

    def restyle(self) -> None:
        worn = theme()
        self.grid.setContentsMargins(worn.px(20), worn.px(6), worn.px(16), worn.px(6))
        self.grid.setHorizontalSpacing(worn.px(16))
        self.grid.setVerticalSpacing(worn.px(2))
        self.grid.setRowMinimumHeight(0, max(worn.px(44), worn.target))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._verdict not in (Verdict.DIFFERENT, Verdict.UNSURE):
            return
        worn, painter = theme(), QPainter(self)
        colour = "bad" if self._verdict is Verdict.DIFFERENT else "warn"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = row_ground(QRectF(self.rect()), worn.px(13), False, self.last)
        painter.fillPath(ground, worn.colour(colour + "Tint"))
        painter.setClipPath(ground)
        painter.fillRect(QRectF(0, 0, worn.px(4), self.height()), worn.colour(colour))


class _Head(Part, QWidget):
    def __init__(self, names: Sequence[Text]) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        for column, name in enumerate(names):
            self.grid.addWidget(Label(name, "hint", colour="ink2"), 0, column)
            self.grid.setColumnStretch(column, COLUMNS[column] if column < 3 else 0)
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
        while (entry := box.takeAt(0)) is not None:
            part = entry.widget()
            if part is not None and part is not self._head:
                part.setParent(None)
                part.deleteLater()
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

    def _align(self) -> None:
        """Give head and rows the same columns."""
        rows, worn = self._rows.values(), theme()
        answers = max((row.answers.sizeHint().width() for row in rows if row.answers), default=0)
        names = max((width_of(say(row.item.name), "second") for row in rows), default=0)
        item = min(worn.px(150), max(worn.px(68), round(names) + 2))
        for grid in (self._head.grid, *(row.grid for row in rows)):
            grid.setColumnMinimumWidth(0, item)
            grid.setColumnMinimumWidth(3, answers)


class EmptyIsNormal(Panel):
    """A dashed card that says why something is empty and that this is right."""

    def __init__(self, title: Text, reason: Text, parent: QWidget | None = None) -> None:
        super().__init__("dashed", margin=14, spacing=2, parent=parent)
        self.box.addWidget(Label(title, "secondStrong"))
        self.box.addWidget(Label(reason, "caption", colour="ink2"))
        self.box.addStretch()
