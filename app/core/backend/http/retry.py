"""When to try again, how long to wait, and when to stop making a bad moment worse."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass

from app.core.backend.failure import Busy, Failure, StoreTrouble, TooSlow, Unreachable

_WORTH_IT = (Unreachable, TooSlow, Busy, StoreTrouble)


@dataclass(frozen=True)
class RetryRule:
    """Exponential waits with full jitter; `tries` includes the first one. Seconds."""

    tries: int = 4
    first_wait: float = 0.25
    longest_wait: float = 4.0

    def wait(self, tries_made: int, failure: Failure, chance: random.Random) -> float | None:
        """Seconds to wait before the next try; None when there should be none."""
        if tries_made >= self.tries or not isinstance(failure, _WORTH_IT):
            return None
        span = min(self.longest_wait, self.first_wait * 2.0 ** (tries_made - 1))
        # Half of the wait is certain, so that a crowd spreads out and yet nobody hammers.
        wait: float = span * (0.5 + 0.5 * chance.random())
        if isinstance(failure, Busy):
            wait += failure.retry_after
        return wait


class RetryBudget:
    """Retries that a whole client may spend: each call earns a part of one, each retry costs one.

    When a service is down for everybody, retries then add at most `earned` of the calls to its load.
    """

    def __init__(self, *, most: float = 10.0, earned: float = 0.2) -> None:
        self._most = most
        self._earned = earned
        self._left = most
        self._lock = threading.Lock()

    def earn(self) -> None:
        with self._lock:
            self._left = min(self._most, self._left + self._earned)

    def spend(self) -> bool:
        """Take one retry; false when there is none left."""
        with self._lock:
            if self._left < 1:
                return False
            self._left -= 1
            return True
