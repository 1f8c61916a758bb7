"""A wait that can be seen: a ring with the seconds in it, a sentence beside it, and what still counts."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_words
from app.widgets.part import Part
from app.widgets.roles import announce
from app.widgets.theme import theme


class Ring(Part, QWidget):
    """A ring that empties; `share` is what is left, from 1 to 0. The words stand inside."""

    def __init__(
        self, side: int = 44, thick: float = 4, role: str = "captionStrong", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side, self._thick, self._role = side, thick, role
        self.share, self.words, self.below = 1.0, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def show_left(self, share: float, words: str, below: str = "") -> None:
        self.share, self.words, self.below = max(0.0, min(1.0, share)), words, below
        self.update()

    def set_size(self, side: int, thick: float, role: str) -> None:
        """Another size and type role, in lengths of the standard size."""
        self._side, self._thick, self._role = side, thick, role
        self.restyle()
        self.update()

    def restyle(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._thick * worn.scale
        area = QRectF(self.rect()).adjusted(thick / 2 + 1, thick / 2 + 1, -thick / 2 - 1, -thick / 2 - 1)
        ground = "line" if self._thick < 8 else "sunken"
        if worn.palette != "contrast":
            painter.setPen(QPen(worn.colour(ground), thick))
            painter.drawEllipse(area)
        pen = QPen(worn.colour("accent"), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self.share > 0:
            painter.drawArc(area, 90 * 16, -round(self.share * 360 * 16))
        middle = QRectF(self.rect())
        if self.below:
            lift = worn.line("hint") * 0.42
            paint_words(painter, middle.translated(0, -lift), self.words, self._role, "ink", CENTRE)
            drop = worn.line(self._role) * 0.5
            paint_words(painter, middle.translated(0, drop), self.below, "hint", "ink3", CENTRE)
        else:
            paint_words(painter, middle, self.words, self._role, "ink", CENTRE)


class Countdown(Part, QWidget):
    """Counts down by asking `remaining()` for the seconds left, so that a moved clock is followed.

    `left(n)` gives the sentence while it runs, `after` the sentence when it is over, `note` a second
    line that stays. `over` is emitted once for each `start`.
    """

    accessible_role = QAccessible.Role.StaticText

    over = Signal()

    def __init__(
        self,
        left: Callable[[int], Text],
        after: Text | None = None,
        note: Text | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left, self._after = left, after
        self._remaining: Callable[[], float] = lambda: 0.0
        self._total, self._shown = 1.0, -1
        self.ring = Ring()
        self.sentence = Label(None, "second")
        self.note = Label(note, "hint", colour="ink3")
        self.note.setVisible(note is not None)
        self._row = QHBoxLayout(self)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self.sentence)
        column.addWidget(self.note)
        column.addStretch()
        self._row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(column, 1)
        self._timer = QTimer(self, interval=200)
        self._timer.timeout.connect(self._tick)
        self.settle()

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self, total: float, remaining: Callable[[], float]) -> None:
        """Count from `total` seconds; `remaining` is asked until it gives 0 or less."""
        self._total, self._remaining, self._shown = max(total, 1.0), remaining, -1
        self.ring.setVisible(True)
        self._timer.start()
        self._tick()

    def stop(self) -> None:
        """End without `over`."""
        self._timer.stop()

    def set_note(self, note: Text | None) -> None:
        self.note.set_text(note)
        self.note.setVisible(note is not None)

    def retell(self) -> None:
        self._shown = -1
        if self.running:
            self._tick()

    def restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(14))

    def _tick(self) -> None:
        seconds = max(0, math.ceil(self._remaining()))
        if seconds == self._shown:
            return
        self._shown = seconds
        if seconds > 0:
            sentence = self._left(seconds)
            self.sentence.set_text(sentence)
            self.ring.show_left(seconds / self._total, str(seconds))
            self.setAccessibleName(say(sentence))
            return
        self._timer.stop()
        self.ring.setVisible(False)
        self.sentence.set_text(self._after)
        self.setAccessibleName(say(self._after) if self._after else "")
        if self._after:
            announce(self, say(self._after))
        self.over.emit()
