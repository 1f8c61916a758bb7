"""您还在吗: covers everything that was typed, counts down, and goes on at any key or touch."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import text, text_in
from app.widgets.buttons import Button
from app.widgets.countdown import Ring
from app.widgets.hills import paint_hills
from app.widgets.labels import Centre, Label
from app.widgets.language import say
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.roles import announce
from app.widgets.theme import theme


class IdleScreen(Part, QWidget):
    """A child of the window over all but the ribbon. `stayed` or `ended`, one of them, once a showing.

    Opaque, so that what was typed is covered from the first moment. The end is a point in time, not a
    count of ticks: a computer that slept does not give its next user the time it slept.
    """

    accessible_role = QAccessible.Role.AlertMessage

    stayed = Signal()
    ended = Signal()

    def __init__(self, window: QWidget, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._monotonic = window, monotonic
        self._total, self._end, self._above = 30.0, 0.0, 0
        self.setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._card = Panel("dialog", margin=(40, 42, 40, 30), spacing=6)
        self._ring = Ring(154, 12, "count")
        self._title = Label(text("Are you still there?"), "title", align=Centre)
        self._lead = Label(
            text(
                "When the time is up, this session ends and is cleared.\n"
                "The next person will see nothing of it."
            ),
            "lead",
            colour="ink2",
            align=Centre,
        )
        self._end_button = Button(text("Finish and clear"), height=56, wide=True)
        self._stay_button = Button(text("I am here, continue"), "primary", height=56, wide=True)
        self._note = Label(
            text("Any key or a touch also continues. What you typed is covered."),
            "hint",
            colour="ink3",
            align=Centre,
        )
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._end_button)
        self._buttons.addWidget(self._stay_button)
        self._card.box.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self._card.box.addSpacing(18)
        self._card.box.addWidget(self._title)
        self._card.box.addWidget(self._lead)
        self._card.box.addLayout(self._buttons)
        self._card.box.addWidget(self._note)
        # Stretches at the sides, not an alignment: that would ignore how words wrap at this width.
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self._card)
        middle.addStretch()
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        self._timer = QTimer(self, interval=200)
        self._timer.timeout.connect(self._tick)
        self._end_button.clicked.connect(lambda: self._finish(self.ended))
        self._stay_button.clicked.connect(lambda: self._finish(self.stayed))
        window.installEventFilter(self)
        self.hide()
        self.settle()

    def ask(self, seconds: float = 30.0, *, below: int = 0) -> None:
        """Cover the window from `below` pixels down (the ribbon stays) and count `seconds`."""
        self._total, self._end, self._above = seconds, self._monotonic() + seconds, below
        self._cover()
        self.show()
        self.raise_()
        self._stay_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.start()
        self._tick()
        announce(self, f"{self._title.text()} {self._lead.text()}", urgent=True)

    @property
    def asking(self) -> bool:
        return self._timer.isActive()

    def retell(self) -> None:
        self.setAccessibleName(say(text("Are you still there?")))
        self._tick_words(self._left())

    def restyle(self) -> None:
        worn = theme()
        self._card.setFixedWidth(worn.px(580))
        self._buttons.setSpacing(worn.px(12))
        self._buttons.setContentsMargins(0, worn.px(20), 0, worn.px(10))

    def _left(self) -> int:
        return max(0, math.ceil(self._end - self._monotonic()))

    def _tick(self) -> None:
        left = self._left()
        self._tick_words(left)
        if left == 0 and self.asking:
            self._finish(self.ended)

    def _tick_words(self, left: int) -> None:
        self._ring.show_left(left / self._total, str(left), say(text_in("below a number", "seconds")))

    def _finish(self, outcome: object) -> None:
        if not self.asking:
            return
        self._timer.stop()
        self.hide()
        outcome.emit()  # type: ignore[attr-defined]

    def _cover(self) -> None:
        tight = self._window.height() - self._above < theme().px(540)
        self._ring.set_size(*((100, 8, "title") if tight else (154, 12, "count")))
        self._card.set_margin((40, 20, 40, 18) if tight else (40, 42, 40, 30))
        self.setGeometry(0, self._above, self._window.width(), self._window.height() - self._above)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.asking:
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab moves between the buttons; any other key that no button took goes on."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
            return
        self._finish(self.stayed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._finish(self.stayed)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), worn.colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = worn.px(150)
        paint_hills(painter, QRectF(0, self.height() - height, self.width(), height))
