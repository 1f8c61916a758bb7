"""No answer came: what that means, and three ways on. Over the page, never over the footer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.failure import Failure
from app.core.text import Text, text
from app.widgets.banner import Banner, Notice
from app.widgets.buttons import Button
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.theme import theme


class NoAnswer(Part, QWidget):
    """`retry` tries the same again, `left` goes back to the page, `help_wanted` opens the troubleshooter."""

    retry = Signal()
    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._card = Panel("card", margin=28, spacing=18)
        self._banner = Banner("warn", text("The service did not answer"), icon="hourglass")
        self._kept = Notice(
            "shield-check", text("What you typed is all still here"), colour="ok", role="second"
        )
        self._office = Notice("school", text("If it goes on like this, ask your school."), role="second")
        self._buttons = QHBoxLayout()
        self.retry_button = Button(text("Try again"), "primary", icon="refresh")
        self.leave_button = Button(text("Back to the page"))
        self._help = Button(text("What can I do?"), "text", icon="question")
        for button in (self.retry_button, self.leave_button, self._help):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        for part in (self._banner, self._kept, self._office):
            self._card.box.addWidget(part)
        self._card.box.addLayout(self._buttons)
        # In a row of its own: an alignment would take the height of unwrapped words.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card)
        across.addStretch(1)
        outer = QVBoxLayout(self)
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
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        first = self.retry_button if retry else self.leave_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        self._card.setFixedWidth(theme().px(600))
        self._buttons.setSpacing(theme().px(10))

    def _finish(self, outcome: object) -> None:
        self.hide()
        outcome.emit()  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._page.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))
