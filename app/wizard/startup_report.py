"""`xueji --startup-report`: how long until the first page is painted and takes a key."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class _FirstPaint(QObject):
    """Notes when the window is painted for the first time, and when a key has gone through it after that."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.painted = self.answered = 0.0
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = time.time()
            QTimer.singleShot(0, self, self._press)
        return False

    def _press(self) -> None:
        target = QApplication.focusWidget() or self._window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
        self.answered = time.time()
        QTimer.singleShot(0, self, QApplication.quit)


def report(app: QApplication, window: QWidget) -> int:
    """Show `window`, print the report as one line of JSON once it is painted and takes keys, end."""
    seen = _FirstPaint(window)
    window.show()
    app.exec()
    began = process_began()
    print(  # noqa: T201 - the output of an option of the command line
        json.dumps(
            {
                "first_paint_ms": round((seen.painted - began) * 1000, 1),
                "interactive_ms": round((seen.answered - began) * 1000, 1),
                "rss_mb": round(resident_bytes() / 1e6, 1),
                "modules": len(sys.modules),
            }
        )
    )
    return 0


def process_began() -> float:
    """When this process was created, in seconds since the epoch."""
    stat = Path("/proc/self/stat")
    if stat.exists() and hasattr(time, "CLOCK_BOOTTIME"):
        ticks = int(stat.read_text().rpartition(")")[2].split()[19])
        age = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
        return time.time() - age
    import psutil

    return float(psutil.Process().create_time())


def resident_bytes() -> int:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import psutil

    return int(psutil.Process().memory_info().rss)
