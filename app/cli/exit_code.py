"""The exit codes of the contract."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """`FAILED` is about the thing asked about, `BROKEN` about the program itself."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BROKEN = 3
    INTERRUPTED = 130
    """Ctrl-C, as shells expect it."""
