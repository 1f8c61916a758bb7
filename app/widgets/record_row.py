"""One item of the record: its name, what the site shows, what to compare it with, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.core.backend.data.records import Verdict
from app.core.text import Text, text_in
from app.widgets.badges import Badge
from app.widgets.labels import Label, PlainLabel
from app.widgets.painting import row_ground
from app.widgets.part import Part
from app.widgets.theme import theme
from app.widgets.three_way import ThreeWay


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
        self.answers: ThreeWay | None = None
        self._right: QWidget
        if item.waiting:
            self._right = Badge("hourglass", item.waiting, ground="sunken", mark="ink2")
        else:
            self._right = self.answers = ThreeWay(item.name)
            self.answers.answered.connect(self._take)
            self.setFocusProxy(self.answers)
        self.narrow = False
        self._place()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.settle()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the name stands above the values instead of before them."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._place()

    def widths(self) -> tuple[int, int, int, int]:
        """How wide name, shown value, compared value and answers would like to be."""
        parts = (self._name, self._shown, self._compare, self._right)
        name, shown, compare, right = (part.sizeHint().width() for part in parts)
        return name, shown, compare, right

    def _place(self) -> None:
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        self._name.set_role("hint" if self.narrow else "second")
        line = 1 if self.narrow else 0
        if self.narrow:
            self.grid.addWidget(self._name, 0, 1, 1, 2)
        else:
            self.grid.addWidget(self._name, 0, 0, middle)
        self.grid.addWidget(self._shown, line, 1, middle)
        self.grid.addWidget(self._compare, line, 2, middle)
        self.grid.addWidget(self._right, 0, 3, line + 1, 1, right | middle)
        first = 1 if self.narrow else 0
        self.grid.addWidget(self._advice, line + 1, first, 1, 4 - first)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        self.restyle()

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
        least = max(worn.px(44), worn.target)
        self.grid.setRowMinimumHeight(0, worn.line("hint") if self.narrow else least)
        self.grid.setRowMinimumHeight(1, least - worn.line("hint") if self.narrow else 0)

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
