"""How long the window did not answer: for tests and benchmarks, never part of a session."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer


class Watchdog(QObject):
    """A timer of the event loop that notes how late it comes. A stall is time nobody could click.

    As a context manager: starts on entry, stops on exit; `longest` stays to be read.
    """

    def __init__(self, interval: int = 5, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._interval = interval
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=interval, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.longest = 0.0
        """The longest stall so far, in milliseconds."""
        self.beats = 0

    def start(self) -> None:
        self.longest, self.beats = 0.0, 0
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """The time since the last beat counts too."""
        if self._timer.isActive():
            self._tick()
            self._timer.stop()

    def __enter__(self) -> Watchdog:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _tick(self) -> None:
        passed = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        self.beats += 1
        self.longest = max(self.longest, passed - self._interval)
