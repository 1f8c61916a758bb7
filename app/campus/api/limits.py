"""What one server process is willing to take on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bytes and seconds of one request, and how many requests one process works on.

    `threads` run operations; `waiting` more may queue for a thread. Whatever comes on top is turned away,
    so that those inside are still answered in time: after `door_seconds`, for whoever is turned away at once
    and asks again at once keeps the door busier than the house.
    """

    body: int = 65_536
    body_with_files: int = 8_000_000
    body_seconds: float = 20.0
    answer_seconds: float = 20.0
    threads: int = 16
    waiting: int = 48
    door_seconds: float = 0.2
    retry_after: int = 2
