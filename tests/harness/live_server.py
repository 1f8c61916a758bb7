"""A web application on a loopback port, on a thread of this process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from app.campus.api.listener import Listener
from app.campus.api.listening import address_of, listening_socket


@contextmanager
def live(app: ASGIApp, *, certificate: str = "", key: str = "", idle: float = 30.0) -> Iterator[str]:
    """The address of `app` while it is served; TLS when there is a certificate."""
    listening = listening_socket("127.0.0.1", 0)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ssl_certfile=certificate or None,
        ssl_keyfile=key or None,
        timeout_graceful_shutdown=1,
    )
    up = threading.Event()
    server = Listener(config, up.set, idle)
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets=[listening])), name="live server"
    )
    thread.start()
    assert up.wait(10), "the server did not start"
    try:
        yield address_of(listening, tls=bool(certificate))
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
