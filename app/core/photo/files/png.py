"""The chunks of a PNG file."""

from __future__ import annotations

import struct
import zlib

from app.core.photo.files.exif import orientation_of
from app.core.photo.files.header import Fault, Header, Kind

CHUNKS_AT_MOST = 20_000
TEXT_AT_MOST = 1 << 20
"""A compressed text that unpacks to more than this is there to hurt."""
COLOURS = {0: "grey", 2: "rgb", 3: "rgb", 4: "grey alpha", 6: "rgb alpha"}


def read(data: bytes) -> Header:
    """Walks the chunks, checks every CRC, and unpacks texts within a limit."""
    width = height = 0
    colours, orientation, frames = "rgb", 1, 1
    metadata: list[bytes] = []
    at, pixels = 8, 0

    def done(fault: Fault | None, end: int = 0) -> Header:
        whole = fault is None and width > 0 and height > 0 and pixels > 0
        return Header(
            Kind.PNG,
            width,
            height,
            frames,
            orientation,
            colours,
            None if whole else fault or Fault.DAMAGED,
            len(data) - end if whole else 0,
            tuple(metadata),
        )

    for _ in range(CHUNKS_AT_MOST):
        if at + 12 > len(data):
            return done(Fault.CUT_OFF)
        length, name = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            return done(Fault.CUT_OFF)
        body = data[at + 8 : at + 8 + length]
        (crc,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(name + body) != crc:
            return done(Fault.DAMAGED)
        if (at == 8) != (name == b"IHDR"):
            return done(Fault.DAMAGED)
        at += 12 + length
        if name == b"IHDR":
            if length != 13:
                return done(Fault.DAMAGED)
            width, height, bits, kind = struct.unpack_from(">IIBB", body)
            colours = COLOURS.get(kind, "rgb") + (" 16" if bits == 16 else "")
        elif name == b"IDAT":
            pixels += length
        elif name == b"IEND":
            return done(None, at)
        elif name == b"acTL" and length >= 4:
            frames = max(1, struct.unpack_from(">I", body)[0])
        elif name == b"eXIf":
            orientation = orientation_of(body)
            metadata.append(body)
        elif name in (b"tEXt", b"zTXt", b"iTXt"):
            unpacked = _text(name, body)
            if unpacked is None:
                return done(Fault.BOMB)
            metadata.append(unpacked)
    return done(Fault.BOMB)


def _text(name: bytes, body: bytes) -> bytes | None:
    """Keyword and text of a text chunk; None when it unpacks to too much."""
    keyword, _, rest = body.partition(b"\0")
    if name == b"tEXt":
        return body
    packed = name == b"zTXt" or rest[:1] == b"\1"
    if name == b"iTXt":
        rest = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    else:
        rest = rest[1:]
    if not packed:
        return body
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(rest, TEXT_AT_MOST)
    except zlib.error:
        return body
    return None if unpacker.unconsumed_tail else keyword + b"\0" + unpacked
