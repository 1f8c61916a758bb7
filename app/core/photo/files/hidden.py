"""Files that are a picture and something else at once."""

from __future__ import annotations

import re

_TAILS = (
    (b"PK\x03\x04", "ZIP"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0", "OLE"),
    (b"\x1f\x8b", "GZIP"),
)
_SCRIPT = re.compile(rb"<\?php|<script\b|<html\b|<svg\b|<!doctype", re.IGNORECASE)
ZIP_END = b"PK\x05\x06"
TAIL_AT_MOST = 1 << 16


def second_nature(data: bytes, after_end: int, metadata: tuple[bytes, ...]) -> str:
    """The name of the other type, or empty. `after_end`: bytes after the end of the picture."""
    tail = data[len(data) - after_end :] if after_end else b""
    for magic, name in _TAILS:
        if tail.lstrip(b"\0\r\n ").startswith(magic):
            return name
    if ZIP_END in data[-TAIL_AT_MOST - 22 :]:
        return "ZIP"
    if b"%PDF-" in data[:1024]:
        return "PDF"
    for block in (tail[:TAIL_AT_MOST], *metadata):
        if _SCRIPT.search(block[:TAIL_AT_MOST]):
            return "HTML"
    return ""
