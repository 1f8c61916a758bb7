"""uvicorn, as this program runs it: says when it is ready, ends without complaint, lets nobody dawdle."""

from __future__ import annotations

import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import uvicorn

_TICKS_A_SECOND = 10


class Listener(uvicorn.Server):
    """`announce` is called once when connections are accepted. A connection without a whole request for
    `idle` seconds is closed: uvicorn itself would wait for ever for the rest of a head.
    """

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None], idle: float) -> None:
        super().__init__(config)
        self._announce = announce
        self._idle = idle
        self._waiting_since: WeakKeyDictionary[Any, float] = WeakKeyDictionary()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn does, but the signal is not raised again at the end: being told to end is no error."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {
            number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._announce()

    async def on_tick(self, counter: int) -> bool:
        if counter % _TICKS_A_SECOND == 0:
            self._close_idle(time.monotonic())
        return await super().on_tick(counter)

    def _close_idle(self, now: float) -> None:
        for connection in list(self.server_state.connections):
            request: Any = getattr(connection, "cycle", None)
            if request is not None and not request.response_complete:
                self._waiting_since.pop(connection, None)
                continue
            since = self._waiting_since.setdefault(connection, now)
            if now - since > self._idle:
                transport: Any = getattr(connection, "transport", None)
                if transport is not None:
                    transport.close()
