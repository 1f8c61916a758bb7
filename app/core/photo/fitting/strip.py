"""Takes the metadata out of a file without touching a pixel."""

from __future__ import annotations

import struct

_KEPT_BLOCKS = frozenset({0xE0, 0xEE})
"""JFIF and Adobe: they say how the colours are stored."""
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"})


def strip_jpeg(data: bytes, after_end: int) -> bytes:
    """A whole JPEG without EXIF, comments, profiles and the `after_end` bytes that follow its end."""
    parts = [data[:2]]
    at = 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xDA:
            parts.append(data[at : len(data) - after_end])
            break
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in _KEPT_BLOCKS:
            parts.append(data[at : at + 2 + length])
        at += 2 + length
    return b"".join(parts)


def strip_png(data: bytes) -> bytes:
    """A whole PNG without texts, EXIF, profiles, animation and anything after its end."""
    parts = [data[:8]]
    at = 8
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name in _KEPT_CHUNKS:
            parts.append(data[at : at + 12 + length])
        at += 12 + length
        if name == b"IEND":
            break
    return b"".join(parts)
