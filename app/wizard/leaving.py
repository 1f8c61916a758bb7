"""Before everything is cleared in the middle of something: one question, over the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import text
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.theme import theme


class Leaving(Part, QWidget):
    """`stayed` or `left`. Escape stays."""

    stayed = Signal()
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._card = Panel("dialog", margin=32, spacing=14)
        self._card.box.addWidget(Label(text("Finish before it is done?"), "title"))
        self._card.box.addWidget(
            Label(
                text(
                    "What you typed is cleared and cannot be brought back. Nothing is kept on this computer."
                ),
                "body",
                colour="ink2",
            )
        )
        self._buttons = QHBoxLayout()
        self.leave_button = Button(text("Finish and clear"), height=56, wide=True, icon="leave")
        self.stay_button = Button(text("Go on"), "primary", height=56, wide=True)
        self._buttons.addWidget(self.leave_button)
        self._buttons.addWidget(self.stay_button)
        self._card.box.addLayout(self._buttons)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(2)
        self.leave_button.clicked.connect(self.left)
        self.stay_button.clicked.connect(self._stay)
        window.installEventFilter(self)
        self.hide()
        self.settle()

    def ask(self, below: int = 0) -> None:
        """Cover the window from `below` pixels down."""
        self._below = below
        self._cover()
        self.show()
        self.raise_()
        self.stay_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        self._card.setFixedWidth(theme().px(560))
        self._buttons.setSpacing(theme().px(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stay()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = theme().colour("paper")
        veil.setAlphaF(0.9)
        QPainter(self).fillRect(self.rect(), veil)

    def _stay(self) -> None:
        self.hide()
        self.stayed.emit()

    def _cover(self) -> None:
        self.setGeometry(0, self._below, self._window.width(), self._window.height() - self._below)
