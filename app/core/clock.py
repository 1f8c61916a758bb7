"""Time as a thing that is handed in: the real clock, and one that tests and practice move by hand."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "CST")
"""China Standard Time has had no daylight saving since 1991, so a fixed offset is exact."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in China Standard Time."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never goes back. For deadlines of calls."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(CHINA)

    def monotonic(self) -> float:
        return time.monotonic()


class VirtualClock:
    """Stands still until `advance` moves it; the clock of practice and of tests."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("the virtual clock needs an aware start")
        self._start = self._now = start.astimezone(CHINA)

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return (self._now - self._start).total_seconds()

    def advance(self, step: timedelta) -> None:
        """Move forward by `step`; a negative step is refused, since nothing here can unhappen."""
        if step < timedelta(0):
            raise ValueError("time does not go back")
        self._now += step


class RunningClock(VirtualClock):
    """Goes on by itself from its start, as fast as the clock `behind` it, and can be moved forward besides.

    The clock of practice in a window: a code that may be asked for again in a minute really may.
    """

    def __init__(self, start: datetime, behind: Clock) -> None:
        super().__init__(start)
        self._behind = behind
        self._began = behind.monotonic()

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self._behind.monotonic() - self._began)

    def monotonic(self) -> float:
        return (self.now() - self._start).total_seconds()
