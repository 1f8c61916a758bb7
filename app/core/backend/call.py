"""What goes with every call to a backend: who asks, how long it may take, how to stop it, and which
attempt it is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

DEADLINE = 20.0
"""Seconds the window waits for one call before it says so."""


class CancelToken:
    """Set once, from any thread, by whoever no longer wants the answer.

    Cancelling abandons the wait; it does not undo what a service already did. The caller keeps its
    attempt id, so that asking again finds out instead of doing it twice.
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        self._listeners: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def cancel(self) -> None:
        with self._lock:
            if self._event.is_set():
                return
            self._event.set()
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()

    def on_cancel(self, listener: Callable[[], None]) -> None:
        """Call `listener` once when cancelled, at once if that has happened already."""
        with self._lock:
            if not self._event.is_set():
                self._listeners.append(listener)
                return
        listener()

    def wait(self, seconds: float) -> bool:
        """Sleep at most `seconds`, less when cancelled; true when cancelled."""
        return self._event.wait(seconds)


@dataclass(frozen=True)
class Call:
    """The circumstances of one call.

    `session` is the opaque token of a logged-in person, or empty. `attempt` identifies one intended
    write: a backend that has already done this attempt answers what it answered then; reads carry
    none. `deadline` is in seconds from the start of the call.
    """

    session: str = ""
    attempt: str = ""
    deadline: float = 15.0
    cancel: CancelToken = field(default_factory=CancelToken, compare=False, repr=False)

    def trying(self, attempt: str) -> Call:
        return replace(self, attempt=attempt)


def new_attempt() -> str:
    """A fresh attempt id: 128 random bits as 32 hexadecimal digits."""
    import secrets  # here: with it come hashes and hmac, which nothing else needs before the first paint

    return secrets.token_hex(16)
