"""A thread that outlives its test fails it, and the report says where it was started."""

from __future__ import annotations

import threading
import time
import traceback
from weakref import WeakKeyDictionary

GRACE = 1.0
"""Seconds a thread has to end by itself after the test: long enough for one that is ending."""

_started: WeakKeyDictionary[threading.Thread, str] = WeakKeyDictionary()


def starting_place(skip: int = 2) -> str:
    """The innermost calls that led here, without the watching code itself."""
    return "".join(traceback.format_list(traceback.extract_stack(limit=8 + skip)[:-skip]))


def watch_threads() -> None:
    """Remembers from now on where each thread is started. Call once."""
    start = threading.Thread.start

    def remembering_start(self: threading.Thread) -> None:
        _started[self] = starting_place()
        start(self)

    threading.Thread.start = remembering_start  # type: ignore[method-assign]


def left_over_threads(before: set[threading.Thread]) -> list[str]:
    """One report for each thread that was not there `before` and does not end within the grace."""
    deadline = time.monotonic() + GRACE
    reports = []
    for thread in threading.enumerate():
        # Dummies stand for threads of Qt that touched Python once; they are watched on Qt's side.
        if thread in before or isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            place = _started.get(thread, "  unknown")
            reports.append(f"thread {thread.name} still runs, started at\n{place}")
    return reports
