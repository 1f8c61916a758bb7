"""Where the roles behind a request come from: one service for all, or a room for each who practises."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from app.core.backend.backend import Backend
from app.core.backend.failure import Busy

COMMON = ""
"""The practice of whoever names none."""


class House(Protocol):
    """`facade` tells which roles there are; `room` lends the backend of one practice.

    `count` counts a use of an operation from an address, and may refuse it.
    """

    @property
    def facade(self) -> Backend: ...

    def room(self, practice: str) -> AbstractContextManager[Backend]: ...

    def count(self, path: str, address: str) -> None: ...

    def close(self) -> None: ...


class OneService:
    """Everybody meets the same service: a real one, or a practice that is kept in a database."""

    def __init__(
        self,
        backend: Backend,
        count: Callable[[str, str], None] | None = None,
        closing: Callable[[], None] | None = None,
    ) -> None:
        self.facade = backend
        self._count = count
        self._closing = closing

    @contextmanager
    def room(self, practice: str) -> Iterator[Backend]:
        yield self.facade

    def count(self, path: str, address: str) -> None:
        if self._count is not None:
            self._count(path, address)

    def close(self) -> None:
        if self._closing is not None:
            self._closing()
        self.facade.close()


@dataclass
class _Room:
    backend: Backend
    used_at: float
    visitors: int = 0


class Hall:
    """A practice in memory for each client: its own people, messages and clock; nobody moves another's.

    At most `rooms` at a time (about 1 MB each). When all are taken, the one left alone longest is cleared,
    if nobody was in it for `idle` seconds; otherwise `Busy`.
    """

    def __init__(self, open_room: Callable[[], Backend], *, rooms: int = 800, idle: float = 600.0) -> None:
        self._open = open_room
        self._most = rooms
        self._idle = idle
        self._rooms: OrderedDict[str, _Room] = OrderedDict()
        self._lock = threading.Lock()
        self.facade = open_room()
        self._rooms[COMMON] = _Room(self.facade, time.monotonic(), visitors=1)

    @contextmanager
    def room(self, practice: str) -> Iterator[Backend]:
        room = self._enter(practice)
        try:
            yield room.backend
        finally:
            with self._lock:
                room.visitors -= 1
                room.used_at = time.monotonic()

    def count(self, path: str, address: str) -> None:
        """Practice limits nobody by address: a hall is one address."""

    def close(self) -> None:
        with self._lock:
            rooms = list(self._rooms.values())
            self._rooms.clear()
        for room in rooms:
            room.backend.close()

    def _enter(self, practice: str) -> _Room:
        left: _Room | None = None
        with self._lock:
            room = self._rooms.get(practice)
            if room is None:
                left = self._make_place()
                room = self._rooms[practice] = _Room(self._open(), time.monotonic())
            self._rooms.move_to_end(practice)
            room.visitors += 1
        if left is not None:
            left.backend.close()
        return room

    def _make_place(self) -> _Room | None:
        if len(self._rooms) < self._most:
            return None
        now = time.monotonic()
        for practice, room in self._rooms.items():
            if room.visitors == 0:
                if now - room.used_at < self._idle:
                    break
                return self._rooms.pop(practice)
        raise Busy(30.0)
