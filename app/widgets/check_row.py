"""Findings about a picture or a form, one a row: a mark, what was looked at, what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.core.text import Text, text_in
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.letting_go import empty
from app.widgets.painting import RIGHT, paint_words, row_ground, width_of
from app.widgets.panels import Hairline, Panel
from app.widgets.part import Part
from app.widgets.theme import theme

State = Literal["ok", "warn", "bad", "none"]

MARKS: dict[str, tuple[str, str]] = {
    "ok": ("check", "ok"),
    "warn": ("warning", "warn"),
    "bad": ("cross", "bad"),
    "none": ("dash", "ink3"),
}
_SAID = {
    "ok": text_in("state of a check", "No problem found"),
    "warn": text_in("state of a check", "Please look"),
    "bad": text_in("state of a check", "Would be refused"),
    "none": text_in("state of a check", "Not checked"),
}


@dataclass(frozen=True)
class Check:
    """One finding: its state, what was looked at, and the measured value or where to look."""

    state: State
    words: Text
    value: Text | None = None


class CheckRow(Part, QWidget):
    """One row, 36 high; a failing one is tinted and bold."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self.first = self.last = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.settle()

    def retell(self) -> None:
        value = f" {say(self._check.value)}" if self._check.value else ""
        self.setAccessibleName(f"{say(self._check.words)}: {say(_SAID[self._check.state])}{value}")
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(36))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, bad = QRectF(self.rect()), self._check.state == "bad"
        if self._check.state in ("bad", "warn"):
            painter.fillPath(
                row_ground(area, worn.px(13), self.first, self.last), worn.colour(self._check.state + "Tint")
            )
        name, colour = MARKS[self._check.state]
        side, left = worn.px(20), worn.px(18)
        paint_icon(painter, name, QRectF(left, area.center().y() - side / 2, side, side), worn.colour(colour))
        value = say(self._check.value) if self._check.value else ""
        across = min(width_of(value, "hint"), area.width() * 0.45)
        right = QRectF(area.right() - worn.px(18) - across, 0, across, area.height())
        paint_words(painter, right, value, "hint", "bad" if bad else "ink3", RIGHT)
        words = QRectF(worn.px(50), 0, right.left() - worn.px(62), area.height())
        paint_words(painter, words, say(self._check.words), "secondStrong" if bad else "second")


class CheckList(Panel):
    """A card of check rows with fine lines between them."""

    def __init__(self, checks: Sequence[Check] = (), parent: QWidget | None = None) -> None:
        super().__init__("table", margin=1, spacing=0, parent=parent)
        self.show_checks(checks)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Replace the rows."""
        empty(self.box)
        for i, check in enumerate(checks):
            if i:
                self.box.addWidget(Hairline())
            row = CheckRow(check)
            row.first, row.last = i == 0, i == len(checks) - 1
            self.box.addWidget(row)

    def restyle(self) -> None:
        # One pixel whatever the size: the rows lie just inside the border of the card.
        self.box.setContentsMargins(1, 1, 1, 1)
        self.box.setSpacing(0)


class SizeMeter(Part, QWidget):
    """How large a file is against the limit: a bar, and a mark where the limit is."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name: Text | None = None
        self._limit_name: Text | None = None
        self._size, self._limit = 0.0, 1.0
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.settle()

    def show_size(self, size: float, limit: float, name: Text, limit_name: Text) -> None:
        """`size` and `limit` in the same unit; the names say both in words."""
        self._size, self._limit, self._name, self._limit_name = size, limit, name, limit_name
        self.retell()

    def retell(self) -> None:
        said = [say(t) for t in (self._name, self._limit_name) if t]
        self.setAccessibleName(", ".join(said))
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(50))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name is None or self._limit_name is None:
            return
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(0, 0, self.width(), worn.line("hint"))
        paint_words(painter, line, say(self._name), "hintStrong")
        paint_words(painter, line, say(self._limit_name), "hint", "ink3", RIGHT)
        thick = worn.px(12)
        bar = QRectF(0.5, worn.px(31), self.width() - 1, thick)
        painter.setPen(worn.colour("line"))
        painter.setBrush(worn.colour("sunken"))
        painter.drawRoundedRect(bar, thick / 2, thick / 2)
        # The limit stands at seven eighths, so that "too large" can be seen as well as read.
        full = self._limit / 0.875
        share = min(1.0, self._size / full)
        painter.setPen(worn.colour("ok" if self._size <= self._limit else "bad"))
        painter.setBrush(worn.colour("ok" if self._size <= self._limit else "bad"))
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.top(), max(thick, bar.width() * share), thick), thick / 2, thick / 2
        )
        x = bar.left() + bar.width() * 0.875
        painter.fillRect(QRectF(x - 1, bar.top() - worn.px(5), 2, thick + worn.px(10)), worn.colour("ink"))
