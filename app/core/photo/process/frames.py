"""Messages between the program and the picture process: JSON with a length, then raw bytes.

No pickles: what comes back from a process that opens untrusted pictures is read as plain data and
checked against the types it must have.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import Any, BinaryIO

_HEAD = struct.Struct(">II")
TEXT_AT_MOST = 1 << 20
BYTES_AT_MOST = 1 << 26


class Broken(Exception):
    """The other side is gone or does not keep to the form."""


@dataclass(frozen=True)
class Frame:
    """One message: a JSON object and, where needed, bytes."""

    words: dict[str, Any] = field(default_factory=dict)
    payload: bytes = b""


def send(stream: BinaryIO, frame: Frame) -> None:
    """Raises OSError when the other side is gone."""
    words = json.dumps(frame.words, ensure_ascii=False, separators=(",", ":")).encode()
    stream.write(_HEAD.pack(len(words), len(frame.payload)))
    stream.write(words)
    stream.write(frame.payload)
    stream.flush()


def receive(stream: BinaryIO) -> Frame:
    """Waits for the next message. Raises Broken."""
    words_length, payload_length = _HEAD.unpack(_exactly(stream, _HEAD.size))
    if words_length > TEXT_AT_MOST or payload_length > BYTES_AT_MOST:
        raise Broken("oversized")
    try:
        words = json.loads(_exactly(stream, words_length))
    except ValueError as error:
        raise Broken("not JSON") from error
    if not isinstance(words, dict):
        raise Broken("not an object")
    return Frame(words, _exactly(stream, payload_length))


def _exactly(stream: BinaryIO, count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = stream.read(count)
        if not part:
            raise Broken("closed")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
