"""The map of the steps at the left: groups, circles, a line that joins them. A map, not a control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import Text, text, text_in, text_n
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_surface, paint_words
from app.widgets.part import Part
from app.widgets.theme import theme

State = Literal["done", "now", "later"]


@dataclass(frozen=True)
class RailStep:
    """One step of the map."""

    name: Text
    state: State


@dataclass(frozen=True)
class RailGroup:
    name: Text
    steps: tuple[RailStep, ...]


_SAID = {
    "done": text_in("state of a step", "done"),
    "now": text_in("state of a step", "now"),
    "later": text_in("state of a step", "later"),
}


ROW, LOWEST_ROW = 40, 31
"""Lengths of the standard size: the height of a step, and how low it may get where there is little room."""


class StepRail(Part, QWidget):
    """Painted in one piece; its accessible description is the list of steps with their states.

    Where the height is not enough, rows get lower first, then finished groups make way for their number.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, groups: Sequence[RailGroup] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = list(groups)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.settle()

    def show_groups(self, groups: Sequence[RailGroup]) -> None:
        self._groups = list(groups)
        self.retell()

    def retell(self) -> None:
        self.setAccessibleName(say(text("Steps")))
        steps = [step for group in self._groups for step in group.steps]
        said = [f"{i}. {say(step.name)}, {say(_SAID[step.state])}" for i, step in enumerate(steps, 1)]
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(216), _height(self._groups, ROW))

    def minimumSizeHint(self) -> QSize:
        groups, _ = self._in_room(0)
        return QSize(theme().px(216), _height(groups, LOWEST_ROW))

    def _in_room(self, height: int) -> tuple[list[RailGroup], int]:
        """The groups that are shown in `height` pixels, and how many steps before them are left out."""
        groups, left_out = self._groups, 0
        while groups and _height(groups, LOWEST_ROW, left_out) > height and _is_done(groups[0]):
            left_out += len(groups[0].steps)
            groups = groups[1:]
        return groups, left_out

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset, circle = worn.px(8), worn.px(26)
        groups, number = self._in_room(self.height())
        steps = sum(len(group.steps) for group in groups)
        spare = self.height() - _height(groups, 0, number)
        row = min(worn.px(ROW), max(worn.px(LOWEST_ROW), spare // max(1, steps)))
        y = 0.0
        if number:
            done = text_n("{n} step done", "{n} steps done", number)
            head = QRectF(inset, y, self.width() - inset, worn.line("caption"))
            paint_words(painter, head, say(done), "caption", "ok")
            y += worn.line("caption") + worn.px(14)
        for i, group in enumerate(groups):
            y += worn.px(14) if i else 0
            head = QRectF(inset, y, self.width() - inset, worn.line("caption"))
            paint_words(painter, head, say(group.name), "caption", "ink3")
            y += worn.line("caption") + worn.px(4)
            self._paint_line(painter, group, y, row, inset + circle / 2)
            for step in group.steps:
                number += 1
                self._paint_step(painter, step, number, QRectF(0, y, self.width(), row))
                y += row

    def _paint_line(self, painter: QPainter, group: RailGroup, top: float, row: int, x: float) -> None:
        worn = theme()
        for i, (above, below) in enumerate(zip(group.steps, group.steps[1:], strict=False)):
            done = above.state == "done" and below.state in ("done", "now")
            token = "okLine" if done else "line" if worn.palette != "light" else "hillNear"
            middle = top + (i + 0.5) * row
            painter.fillRect(QRectF(x - 1, middle + worn.px(13), 2, row - worn.px(26)), worn.colour(token))

    def _paint_step(self, painter: QPainter, step: RailStep, number: int, area: QRectF) -> None:
        worn = theme()
        circle, inset = worn.px(26), worn.px(8)
        now = step.state == "now"
        if now:
            strong = worn.palette == "contrast"
            border = "accent" if strong else "line"
            paint_surface(painter, area, "surface", border, worn.px(10), width=2.0 if strong else 1.0)
        disc = QRectF(inset, area.center().y() - circle / 2, circle, circle)
        fill, border = {"done": ("okTint", "ok"), "now": ("accent", ""), "later": ("", "edge")}[step.state]
        paint_surface(painter, disc, fill, border, circle / 2)
        if step.state == "done":
            side = worn.px(16)
            middle = disc.center()
            spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint_icon(painter, "check", spot, worn.colour("ok"), 2.0)
        else:
            role, colour = ("captionStrong", "onAccent") if now else ("caption", "ink2")
            paint_words(painter, disc, str(number), role, colour, CENTRE)
        words = QRectF(
            disc.right() + worn.px(12), area.top(), area.right() - disc.right() - worn.px(18), area.height()
        )
        role, colour = ("secondStrong", "ink") if now else ("second", "ink2")
        paint_words(painter, words, say(step.name), role, colour)


def _height(groups: Sequence[RailGroup], row: int, left_out: int = 0) -> int:
    """Pixels the groups take with steps `row` high, and the line for those that are `left_out`."""
    worn = theme()
    steps = sum(len(group.steps) for group in groups)
    heads = len(groups) * (worn.line("caption") + worn.px(4)) + max(0, len(groups) - 1) * worn.px(14)
    return steps * worn.px(row) + heads + (worn.line("caption") + worn.px(14) if left_out else 0)


def _is_done(group: RailGroup) -> bool:
    return all(step.state == "done" for step in group.steps)
