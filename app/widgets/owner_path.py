"""Whose hands a correction goes through: circles joined by lines; the one that acts now is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.core.text import Text, text_in
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painted_button import height_by_width
from app.widgets.painting import paint_surface, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme


@dataclass(frozen=True)
class Station:
    """One owner: icon, name, and what is done there."""

    icon: str
    name: Text
    does: Text


NOW = text_in("whose turn it is", "now")


class OwnerPath(Part, QWidget):
    """Stations from left to right; under each other where they do not fit side by side."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, stations: Sequence[Station] = (), now: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stations, self._now = list(stations), now
        height_by_width(self)
        self.settle()

    def show_stations(self, stations: Sequence[Station], now: int) -> None:
        """`now` is the index of the one who acts."""
        self._stations, self._now = list(stations), now
        self.retell()

    def retell(self) -> None:
        names = [f"{say(s.name)}: {say(s.does)}" for s in self._stations]
        if 0 <= self._now < len(names):
            names[self._now] += f" ({say(NOW)})"
        self.setAccessibleName(" → ".join(names))
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        worn = theme()
        return worn.px(56) if self._side_by_side(width) else worn.px(64) * len(self._stations)

    def sizeHint(self) -> QSize:
        width = int(sum(self._widths()) + theme().px(60) * max(0, len(self._stations) - 1))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(56))

    def _widths(self) -> list[float]:
        worn = theme()
        return [
            worn.px(40 + 13) + max(width_of(say(s.name), "label"), width_of(say(s.does), "caption")) + 2
            for s in self._stations
        ]

    def _side_by_side(self, width: int) -> bool:
        return sum(self._widths()) + theme().px(56) * (len(self._stations) - 1) <= width

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths, circle = self._widths(), worn.px(40)
        across = self._side_by_side(self.width())
        gaps = max(1, len(widths) - 1)
        gap = (self.width() - sum(widths)) / gaps if across else 0.0
        x, y = 0.0, (self.height() - circle) / 2 if across else float(worn.px(8))
        for i, (station, width) in enumerate(zip(self._stations, widths, strict=True)):
            self._paint_station(painter, station, QRectF(x, y, width, circle), i == self._now)
            painter.setPen(QPen(worn.colour("line"), 2))
            last = i == len(widths) - 1
            if across:
                x += width
                if not last:
                    middle = y + circle / 2
                    painter.drawLine(
                        QRectF(x + worn.px(22), middle, 0, 0).topLeft(),
                        QRectF(x + gap - worn.px(22), middle, 0, 0).topLeft(),
                    )
                x += gap
            else:
                if not last:
                    top, foot = y + circle + worn.px(4), y + worn.px(64) - worn.px(4)
                    painter.drawLine(
                        QRectF(circle / 2, top, 0, 0).topLeft(), QRectF(circle / 2, foot, 0, 0).topLeft()
                    )
                y += worn.px(64)

    def _paint_station(self, painter: QPainter, station: Station, area: QRectF, now: bool) -> None:
        worn, circle = theme(), area.height()
        disc = QRectF(area.left(), area.top(), circle, circle)
        paint_surface(painter, disc, "accent" if now else "surface", "" if now else "edge", circle / 2)
        side = worn.px(20)
        spot = QRectF(disc.center().x() - side / 2, disc.center().y() - side / 2, side, side)
        paint_icon(painter, station.icon, spot, worn.colour("onAccent" if now else "ink2"))
        left = area.left() + circle + worn.px(13)
        name = QRectF(left, area.center().y() - worn.px(26), area.right() - left, worn.px(26))
        paint_words(painter, name, say(station.name), "label")
        does = QRectF(left, area.center().y() + worn.px(1), area.right() - left, worn.px(24))
        paint_words(painter, does, say(station.does), "caption", "ink2")
