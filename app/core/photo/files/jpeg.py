"""The blocks of a JPEG file."""

from __future__ import annotations

import struct

from app.core.photo.files.exif import orientation_of
from app.core.photo.files.header import Fault, Header, Kind

BLOCKS_AT_MOST = 4000
SCANS_AT_MOST = 120
"""A progressive picture has about ten; thousands would keep a decoder busy for minutes."""
FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
COLOURS = {1: "grey", 3: "rgb", 4: "cmyk"}


def read(data: bytes) -> Header:
    """Walks the blocks up to the end of the picture."""
    width = height = 0
    colours, orientation, frames = "rgb", 1, 1
    metadata: list[bytes] = []
    photoshop = False
    at, scans = 2, 0

    def done(fault: Fault | None, end: int = 0) -> Header:
        whole = fault is None and width > 0 and height > 0 and scans > 0
        return Header(
            Kind.JPEG,
            width,
            height,
            frames,
            orientation,
            colours,
            None if whole else fault or Fault.DAMAGED,
            len(data) - end if whole else 0,
            tuple(metadata),
            photoshop,
        )

    for _ in range(BLOCKS_AT_MOST):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(data):
            return done(Fault.CUT_OFF)
        if data[at] != 0xFF:
            return done(Fault.DAMAGED)
        marker = data[at + 1]
        at += 2
        if marker == 0xD9:
            return done(None, at)
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            continue
        if at + 2 > len(data):
            return done(Fault.CUT_OFF)
        (length,) = struct.unpack_from(">H", data, at)
        if length < 2:
            return done(Fault.DAMAGED)
        if at + length > len(data):
            return done(Fault.CUT_OFF)
        body = data[at + 2 : at + length]
        at += length
        if marker in FRAMES and len(body) >= 6:
            height, width, parts = struct.unpack_from(">HHB", body, 1)
            colours = COLOURS.get(parts, "rgb")
        elif 0xE1 <= marker <= 0xEF or marker == 0xFE:
            metadata.append(body)
            if marker == 0xE1 and body.startswith(b"Exif\0\0"):
                orientation = orientation_of(body[6:])
            if marker == 0xE2 and body.startswith(b"MPF\0"):
                frames = 2
            photoshop = photoshop or (marker == 0xED and body.startswith(b"Photoshop "))
        elif marker == 0xDA:
            scans += 1
            if scans > SCANS_AT_MOST:
                return done(Fault.BOMB)
            at = _after_scan(data, at)
    return done(Fault.DAMAGED)


def _after_scan(data: bytes, at: int) -> int:
    """The next marker after compressed data, where 0xFF is followed by 0 or a restart marker."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at
