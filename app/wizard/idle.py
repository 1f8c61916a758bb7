"""Notices that nobody does anything any more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

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
    """`idle` once after `IDLE_SECONDS` without a sign of life, while it watches; later when patient.

    Keys, mouse and touch come to a window first, what an input method composes to the part that has the
    focus: only these are listened to. A filter on the whole application hears every event of every part,
    thousands when a page opens, and made that a third slower.
    """

    idle = Signal()

    def __init__(self, shell: QWidget) -> None:
        super().__init__(shell)
        self._shell = shell
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self._watching = False

    def watch(self, on: bool, *, patient: bool = False) -> None:
        """Begin or end; on the first page nothing was typed, so nothing need be cleared."""
        # A timer that runs begins anew with this.
        self._timer.setInterval(1000 * (PATIENT_SECONDS if patient else IDLE_SECONDS))
        if on is self._watching:
            return
        if not on:
            self.stop()
            return
        self._watching = True
        app = _application()
        app.focusWindowChanged.connect(self._listen_to)
        app.focusChanged.connect(self._follow)
        for thing in (self._shell.windowHandle(), app.focusWindow(), app.focusWidget()):
            self._listen_to(thing)
        self._timer.start()

    def stop(self) -> None:
        if self._watching:
            app = _application()
            app.focusWindowChanged.disconnect(self._listen_to)
            app.focusChanged.disconnect(self._follow)
        self._timer.stop()
        self._watching = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window may go with all its parts without having been closed.
        if self._watching and event.type() in _SIGNS_OF_LIFE and isValid(self._timer):
            self._timer.start()
        return False

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        self._listen_to(now)

    def _listen_to(self, thing: QObject | None) -> None:
        if thing is not None:
            thing.installEventFilter(self)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
