"""The socket a server listens on."""

from __future__ import annotations

import os
import socket


def listening_socket(host: str, port: int, backlog: int = 2048) -> socket.socket:
    """A TCP socket bound to `host` and `port` (0: any free one) and listening; raises OSError.

    Its protocol is named, not left at 0: asyncio switches Nagle's delay off only for sockets that say they
    are TCP, and with it every answer would take 40 ms.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":  # there it would let a second server take the same port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(backlog)
    except BaseException:
        opened.close()
        raise
    return opened


def address_of(opened: socket.socket, *, tls: bool) -> str:
    """The address a person can type: ``http://127.0.0.1:8080``."""
    host, port = opened.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if tls else 'http'}://{shown}:{port}"
