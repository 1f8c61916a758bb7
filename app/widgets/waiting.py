"""The wait for an answer: nothing at first, then a ring, then a sentence, the time, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import Text, text
from app.widgets.banner import Notice
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.roles import announce
from app.widgets.theme import theme

SHOW_AFTER = 400
"""Milliseconds before anything is shown: most answers come sooner, and a flash only disturbs."""
EXPLAIN_AFTER = 3000
"""Milliseconds before it is said what is waited for, and the wait can be given up."""


class _Turning(Part, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._angle = 0
        self._timer = QTimer(self, interval=40)
        self._timer.timeout.connect(self._step)
        self.settle()

    def turn(self, on: bool) -> None:
        if on and not theme().calm:
            self._timer.start()
        else:
            self._timer.stop()

    def restyle(self) -> None:
        side = theme().px(46)
        self.setFixedSize(side, side)

    def _step(self) -> None:
        self._angle = (self._angle + 9) % 360
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = worn.px(5)
        area = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        painter.setPen(QPen(worn.colour("line"), thick))
        painter.drawEllipse(area)
        pen = QPen(worn.colour("accent"), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(area, (90 - self._angle) * 16, -100 * 16)


class Waiting(Part, QWidget):
    """Covers one page, not the footer. `start`, then `stop` when the answer is there.

    `cancelled` when the person gives up waiting; the shell abandons the task. Input below is shut from
    the first moment, even while nothing is shown yet.
    """

    accessible_role = QAccessible.Role.AlertMessage

    cancelled = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._words = text("One moment, please")
        self._limit = 0
        self._clock = QElapsedTimer()
        self._card = Panel("card", margin=28, spacing=14)
        self._turning = _Turning()
        self._title, self._second = Label(None, "section"), Label(None, "body", colour="ink2")
        self._notice = Notice(
            "shield-check", text("What you typed is all still here"), colour="ok", role="second"
        )
        self._cancel = Button(text("Stop waiting"))
        self._cancel.clicked.connect(self._give_up)
        place = self._cancel.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # the card must not move when the button comes
        self._cancel.setSizePolicy(place)
        self._head, column = QHBoxLayout(), QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._second)
        self._head.addWidget(self._turning, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(column, 1)
        self._card.box.addLayout(self._head)
        self._card.box.addWidget(self._notice)
        self._card.box.addWidget(self._cancel)
        # Stretches at the sides, not an alignment: that would ignore how words wrap at this width.
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self._card)
        middle.addStretch()
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self._tick)
        page.installEventFilter(self)
        self.hide()
        self.settle()

    @property
    def waiting(self) -> bool:
        return self._timer.isActive()

    @property
    def shown(self) -> bool:
        """True once the card is to be seen."""
        return self.waiting and self._card.isVisibleTo(self)

    def start(self, words: Text | None = None, limit: int = 0) -> None:
        """Begin to wait; `words` say for what, `limit` is the longest time in seconds, 0 for none."""
        self._words, self._limit = words or self._words, limit
        self._clock.start()
        self._card.hide()
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._timer.start()
        self._tick()

    def stop(self) -> None:
        """The answer is there, or nobody waits for it any more."""
        self._timer.stop()
        self._turning.turn(False)
        self.hide()

    def retell(self) -> None:
        self.setAccessibleName(say(self._words))
        if self.waiting:
            self._say()

    def restyle(self) -> None:
        worn = theme()
        self._card.setFixedWidth(worn.px(560))
        self._head.setSpacing(worn.px(20))

    def _tick(self) -> None:
        passed = self._clock.elapsed()
        if passed >= SHOW_AFTER and not self._card.isVisibleTo(self):
            self._card.show()
            self._turning.turn(True)
            announce(self, say(self._words))
            self.update()
        self._say()

    def _say(self) -> None:
        passed = self._clock.elapsed()
        late = passed >= EXPLAIN_AFTER
        seconds = passed // 1000
        if not late:
            self._title.set_text(self._words)
            self._second.set_text(text("Usually a second or two"))
        else:
            self._title.set_text(text("The service is busy, still waiting"))
            if self._limit:
                self._second.set_text(text("{n} s so far, {limit} s at most.", n=seconds, limit=self._limit))
            else:
                self._second.set_text(text("{n} s so far.", n=seconds))
            self._notice.set_text(text("You can stop and try again: one submission counts only once."))
        if not late:
            self._notice.set_text(text("What you typed is all still here"))
        if late != self._cancel.isVisibleTo(self._card):
            self._cancel.setVisible(late)
            if late:
                announce(self, self._title.text())
            if late and self._card.isVisible():
                self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self.stop()
        self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self.setGeometry(self._page.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._card.isVisibleTo(self):
            QPainter(self).fillRect(self.rect(), theme().faint("paper", 0.86))
