"""The clock of a practice that many share: it goes on by itself, and can be moved forward."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from app.core.clock import CHINA, VirtualClock


class TickingClock(VirtualClock):
    """Starts at `start` and runs with real time; `advance` adds to it."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self._begun = time.monotonic()

    def now(self) -> datetime:
        return (super().now() + timedelta(seconds=time.monotonic() - self._begun)).astimezone(CHINA)
