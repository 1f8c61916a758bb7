"""A mail server on a loopback port."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.smtp import SMTP


@contextmanager
def mail_server_at(handler: Any, context: ssl.SSLContext | None = None, **options: Any) -> Iterator[int]:
    """The port of a server that gives what arrives to `handler`; TLS from the first byte with a `context`."""
    ready = threading.Event()
    found: list[tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = []

    async def run() -> None:
        over = asyncio.Event()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: SMTP(handler, hostname="test", loop=loop, **options), "127.0.0.1", 0, ssl=context
        )
        found.append((loop, over, server.sockets[0].getsockname()[1]))
        ready.set()
        await over.wait()
        server.close()
        await server.wait_closed()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    thread = threading.Thread(target=lambda: asyncio.run(run()), name="mail server")
    thread.start()
    assert ready.wait(5)
    loop, over, port = found[0]
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(5)
