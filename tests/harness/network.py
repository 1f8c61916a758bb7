"""Tests talk to this machine only; an attempt to reach another fails the test, also when it is caught."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

attempts: list[str] = []
"""Addresses that were refused since the list was last cleared."""

_WATCHED = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


class NetworkRefused(OSError):
    """A test wanted to reach a host that is not this machine."""


def refuse_foreign_hosts() -> None:
    """From now on, and for the whole process: an audit hook cannot be taken out again."""
    sys.addaudithook(_look_at)


def _look_at(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _WATCHED:
        return
    # Connecting passes the socket and its address; looking a name up passes the name first.
    address = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
    host = address[0] if isinstance(address, tuple) else address
    is_host = isinstance(address, tuple) or event.startswith("socket.get")  # else the path of a local socket
    if is_host and not _is_this_machine(host):
        attempts.append(f"{event} {host!r}")
        raise NetworkRefused(f"tests reach this machine only, not {host!r}")


def _is_this_machine(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(name))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
