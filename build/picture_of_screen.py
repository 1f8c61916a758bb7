"""Saves a picture of the whole X11 screen as soon as a window has painted and keeps still.

    python build/picture_of_screen.py FILE.png

Used where nothing but the program's own libraries is installed. Exit code 1 when the screen stays
empty or unsteady for thirty seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QImage

PATIENCE_MS = 30_000
STILL_MS = 1_000


def main(target: Path) -> int:
    application = QGuiApplication(sys.argv[:1])
    patience = QElapsedTimer()
    patience.start()
    before = QImage()
    while not patience.hasExpired(PATIENCE_MS):
        wait(STILL_MS)
        now = application.primaryScreen().grabWindow(0).toImage()
        if now == before and colours(now) > 2:
            return 0 if now.save(str(target)) else 1
        before = now
    return 1


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def colours(image: QImage) -> int:
    """How many colours a coarse grid of points meets: an empty screen has one."""
    points = ((x, y) for x in range(0, image.width(), 16) for y in range(0, image.height(), 16))
    return len({image.pixel(x, y) for x, y in points})


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
