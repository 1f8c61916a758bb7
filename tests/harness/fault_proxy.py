"""Stands between a client and a server and does to their requests what networks do, by a seed."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from urllib.parse import urlsplit

_RESET = struct.pack("ii", 1, 0)


class Fault(StrEnum):
    PASS = "pass"
    DELAY = "delay"
    CUT_BEFORE = "cut before the request arrives"
    CUT_AFTER = "cut after the request arrived"
    HALF_ANSWER = "half of the answer, then cut"
    DOUBLE = "the request arrives twice at once"
    LATE_AGAIN = "the request arrives once more, after the next one"
    RESET_BEFORE = "reset before"
    RESET_AFTER = "reset after"
    SILENCE = "no answer for a while, then cut"
    BUSY = "a 503 from something in between"


_WEIGHTS = {
    Fault.PASS: 40,
    Fault.DELAY: 12,
    Fault.CUT_BEFORE: 8,
    Fault.CUT_AFTER: 10,
    Fault.HALF_ANSWER: 8,
    Fault.DOUBLE: 8,
    Fault.LATE_AGAIN: 8,
    Fault.RESET_BEFORE: 6,
    Fault.RESET_AFTER: 6,
    Fault.SILENCE: 1,
    Fault.BUSY: 4,
}
_BUSY_ANSWER = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"


class FaultProxy:
    """`url` is where the client goes. `begin(seed)` starts a schedule; `calm()` ends all faults."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._target = (parts.hostname or "", parts.port or 0)
        self._chance = random.Random(0)
        self._calm = True
        self._always: Fault | None = None
        self._late: list[bytes] = []
        self.done: Counter[Fault] = Counter()
        self.url = ""

    def begin(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._late.clear()
        self._calm = False

    def always(self, fault: Fault) -> None:
        """The same to every request, until it is calm again."""
        self._always, self._calm = fault, False

    def calm(self) -> None:
        self._calm = True

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the client: its requests, one after the other."""
        try:
            with suppress(asyncio.IncompleteReadError, OSError):
                while await self._handle(await _message(reader), writer):
                    pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _handle(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        """Deal with one request; false when the connection ends."""
        fault = Fault.PASS if self._calm else self._always or self._drawn()
        self.done[fault] += 1
        late, self._late = self._late, []
        match fault:
            case Fault.CUT_BEFORE:
                return False
            case Fault.RESET_BEFORE:
                _reset(writer)
                return False
            case Fault.BUSY:
                writer.write(_BUSY_ANSWER)
                return True
            case Fault.DELAY:
                await asyncio.sleep(self._chance.random() * 0.01)
            case Fault.LATE_AGAIN:
                self._late.append(request)
            case _:
                pass
        copies = 2 if fault is Fault.DOUBLE else 1
        answer, *_ = await asyncio.gather(*(self._ask(request) for _ in range(copies)))
        for again in late:
            await self._ask(again)
        match fault:
            case Fault.CUT_AFTER:
                return False
            case Fault.RESET_AFTER:
                _reset(writer)
                return False
            case Fault.SILENCE:
                await asyncio.sleep(0.2)
                return False
            case Fault.HALF_ANSWER:
                writer.write(answer[: self._chance.randrange(1, len(answer))])
                await writer.drain()
                return False
            case _:
                writer.write(answer)
                await writer.drain()
                return True

    def _drawn(self) -> Fault:
        return self._chance.choices([*_WEIGHTS], [*_WEIGHTS.values()])[0]

    async def _ask(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(*self._target)
        try:
            writer.write(request)
            return await _message(reader)
        finally:
            writer.close()
            await writer.wait_closed()


@contextmanager
def faulty(server: str) -> Iterator[FaultProxy]:
    """A proxy in front of `server`, on a thread; calm until a schedule begins."""
    proxy = FaultProxy(server)
    ready = threading.Event()
    ended: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def run() -> None:
        over = asyncio.Event()
        connections: set[asyncio.Task[None]] = set()

        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            connections.add(task)
            # Cancelled only when the proxy ends, and asyncio would complain of a callback that was.
            with suppress(asyncio.CancelledError):
                await proxy.serve(reader, writer)
            connections.discard(task)

        listening = await asyncio.start_server(accept, "127.0.0.1", 0)
        proxy.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        ended.append((asyncio.get_running_loop(), over))
        ready.set()
        await over.wait()
        listening.close()
        await listening.wait_closed()
        open_now = list(connections)
        for task in open_now:
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)

    thread = threading.Thread(target=lambda: asyncio.run(run()), name="fault proxy")
    thread.start()
    assert ready.wait(5)
    try:
        yield proxy
    finally:
        loop, over = ended[0]
        loop.call_soon_threadsafe(over.set)
        thread.join(5)


def _reset(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()


async def _message(reader: asyncio.StreamReader) -> bytes:
    """A whole request or answer with its body, whose length is announced."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    return head + (await reader.readexactly(length) if length else b"")
