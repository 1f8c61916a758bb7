"""No answer came: what that means, and three ways on, the first of which is taken by itself after a while.

Over the page, never over the footer.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.failure import Failure
from app.core.text import Text, text, text_n
from app.widgets.banner import Banner, Notice
from app.widgets.buttons import Button
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.theme import theme

AGAIN_AFTER = 20
"""Seconds until it is tried again without being asked; nothing is done twice, by the attempt id."""


class NoAnswer(Part, QWidget):
    """`retry` tries the same again, `left` goes back to the page, `help_wanted` opens the troubleshooter."""

    retry = Signal()
    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._card = Panel("card", margin=24, spacing=16)
        self._banner = Banner("warn", text("The service did not answer"), icon="hourglass")
        self._kept = Notice(
            "shield-check", text("What you typed is all still here"), colour="ok", role="second"
        )
        self._office = Notice("school", text("If it goes on like this, ask your school."), role="second")
        self._again = Notice("refresh", _again_in(AGAIN_AFTER), role="second")
        self._left = 0
        self._seconds = QTimer(self, interval=1000)
        self._seconds.timeout.connect(self._second)
        self._buttons = QHBoxLayout()
        self.retry_button = Button(text("Try again"), "primary", icon="refresh")
        self.leave_button = Button(text("Back to the page"))
        self._help = Button(text("What can I do?"), "text", icon="question")
        for button in (self.retry_button, self.leave_button, self._help):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        for part in (self._banner, self._kept, self._office, self._again):
            self._card.box.addWidget(part)
        self._card.box.addLayout(self._buttons)
        # In a row of its own: an alignment would take the height of unwrapped words.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(2)
        self.retry_button.clicked.connect(lambda: self._finish(self.retry))
        self.leave_button.clicked.connect(lambda: self._finish(self.left))
        self._help.clicked.connect(lambda: self.help_wanted.emit("site-unreachable"))
        page.installEventFilter(self)
        self.hide()
        self.settle()

    def tell(self, failure: Failure, office: Text | None, *, retry: bool) -> None:
        """Say what happened; `retry` where repeating can help, or a page would stay empty without."""
        self._banner.show_words(
            "warn",
            text("The service did not answer")
            if failure.retry_helps
            else text("This service cannot be used"),
            text("{words} It is not your fault.", words=failure.words),
            icon="hourglass" if failure.retry_helps else "offline",
        )
        if office is not None:
            self._office.set_text(text("If it goes on like this: {office}", office=office))
        self.retry_button.setVisible(retry)
        self._left = max(AGAIN_AFTER, round(getattr(failure, "retry_after", 0))) if failure.retry_helps else 0
        self._again.setVisible(self._left > 0)
        self._count()
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._fit()
        first = self.retry_button if retry else self.leave_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        self._card.setFixedWidth(theme().px(600))
        self._buttons.setSpacing(theme().px(10))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._left > 0:
            self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Also while the troubleshooter lies over the page: nothing happens behind somebody's back."""
        super().hideEvent(event)
        self._seconds.stop()

    def _second(self) -> None:
        self._left -= 1
        self._count()
        if self._left <= 0:
            self._finish(self.retry)

    def _count(self) -> None:
        self._again.set_text(_again_in(self._left))

    def _fit(self) -> None:
        """Over the whole page; where that is too low for everything, the office can be found by the help."""
        self.setGeometry(self._page.rect())
        self._office.show()
        if self._card.heightForWidth(self._card.width()) > self.height():
            self._office.hide()

    def _finish(self, outcome: object) -> None:
        self.hide()
        outcome.emit()  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))


def _again_in(seconds: int) -> Text:
    return text_n(
        "It tries again by itself in {n} second.", "It tries again by itself in {n} seconds.", seconds
    )
