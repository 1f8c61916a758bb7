"""Notices that nobody does anything any more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

IDLE_SECONDS = 180
PATIENT_SECONDS = 600
"""While something is done on the phone: no source says how long, ten minutes are our choice."""
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`idle` once after `IDLE_SECONDS` without a sign of life, while it watches; later when patient."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self._watching = False

    def watch(self, on: bool, *, patient: bool = False) -> None:
        """Begin or end; on the first page nothing was typed, so nothing need be cleared."""
        # A timer that runs begins anew with this.
        self._timer.setInterval(1000 * (PATIENT_SECONDS if patient else IDLE_SECONDS))
        app = QApplication.instance()
        if app is None or on is self._watching:
            return
        self._watching = on
        if on:
            app.installEventFilter(self)
            self._timer.start()
        else:
            self.stop()

    def stop(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._timer.stop()
        self._watching = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False
