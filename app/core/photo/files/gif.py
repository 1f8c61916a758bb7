"""The blocks of a GIF file."""

from __future__ import annotations

import struct

from app.core.photo.files.header import Fault, Header, Kind

BLOCKS_AT_MOST = 20_000
SIDE_AT_MOST = 65_535


def read(data: bytes) -> Header:
    """Counts the frames and takes the largest extent of canvas and frames."""
    if len(data) < 13:
        return Header(Kind.GIF, fault=Fault.CUT_OFF)
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + _table(flags)
    frames = 0
    metadata: list[bytes] = []

    def done(fault: Fault | None, end: int = 0) -> Header:
        whole = fault is None and width > 0 and height > 0 and frames > 0
        return Header(
            Kind.GIF,
            width,
            height,
            max(frames, 1),
            fault=None if whole else fault or Fault.DAMAGED,
            after_end=len(data) - end if whole else 0,
            metadata=tuple(metadata),
        )

    for _ in range(BLOCKS_AT_MOST):
        if at >= len(data):
            return done(Fault.CUT_OFF)
        mark = data[at]
        if mark == 0x3B:
            return done(None, at + 1)
        if mark == 0x21:
            kind = data[at + 1 : at + 2]
            body, at = _blocks(data, at + 2)
            if kind in (b"\xfe", b"\xff"):
                metadata.append(body)
        elif mark == 0x2C:
            if at + 10 > len(data):
                return done(Fault.CUT_OFF)
            left, top, wide, high, flags = struct.unpack_from("<HHHHB", data, at + 1)
            width, height = max(width, left + wide), max(height, top + high)
            frames += 1
            _, at = _blocks(data, at + 10 + _table(flags) + 1)
        else:
            return done(Fault.DAMAGED)
    return done(Fault.BOMB)


def _table(flags: int) -> int:
    """Bytes of a colour table."""
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """Joins the sub-blocks at a place (the first 64 KB of them); returns them and what follows."""
    parts: list[bytes] = []
    kept = 0
    while at < len(data) and data[at]:
        if kept < 65536:
            parts.append(data[at + 1 : at + 1 + data[at]])
            kept += data[at]
        at += 1 + data[at]
    return b"".join(parts), at + 1
