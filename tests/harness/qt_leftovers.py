"""Qt timers, animations, threads and pool jobs that outlive their test fail it, with the place of
their start.

`QTimer.singleShot` cannot be followed this way: its timer belongs to Qt alone. `test_house.py`
therefore allows it with a delay of 0 only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from harness.threads import GRACE, starting_place

_pressed_before = False
_started: WeakKeyDictionary[QObject, str] = WeakKeyDictionary()


def _thread_runs(thread: QThread) -> bool:
    return thread.isRunning() and not thread.wait(int(GRACE * 1000))


def _pool_works(pool: QThreadPool) -> bool:
    return not pool.waitForDone(int(GRACE * 1000))


_WATCHED: tuple[tuple[type[QObject], Callable[[Any], bool]], ...] = (
    (QTimer, QTimer.isActive),
    (QAbstractAnimation, lambda animation: animation.state() == QAbstractAnimation.State.Running),
    (QThread, _thread_runs),
    (QThreadPool, _pool_works),
)


def watch_qt() -> None:
    """Remembers from now on where each timer, animation, thread and job is started. Call once."""
    for kind, _ in _WATCHED:
        _watch_start(kind)


def _watch_start(kind: Any) -> None:
    start = kind.start

    def remembering_start(self: QObject, *arguments: Any) -> Any:
        _started[self] = starting_place()
        return start(self, *arguments)

    kind.start = remembering_start


def forget_started() -> None:
    """What runs already belongs to a fixture of wider scope, not to the test that begins now."""
    global _pressed_before
    _started.clear()
    _pressed_before = _mouse_is_pressed()


def _mouse_is_pressed() -> bool:
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def left_over_qt() -> list[str]:
    """One report for each thing that still runs, after events and deletions in the queue are done."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Qt keeps this for the whole process: the next test would find the mouse pressed.
    pressed = ["a mouse button is still pressed"] if _mouse_is_pressed() and not _pressed_before else []
    return [*pressed, *_running()]


def _running() -> Iterator[str]:
    for thing, place in list(_started.items()):
        for kind, runs in _WATCHED:
            if isValid(thing) and isinstance(thing, kind) and runs(thing):
                yield f"{type(thing).__name__} {thing.objectName()!r} still runs, started at\n{place}"
