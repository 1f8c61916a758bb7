"""A hundred files made to hurt: each is refused within two seconds, most without the picture process."""

from __future__ import annotations

import io
import random
import struct
import time
import zlib
from collections.abc import Iterator
from datetime import date

import pytest
from PIL import Image

from app.core.photo.files.decode import Undecodable, decode
from app.core.photo.files.header import read_header
from app.core.photo.judging.judge import Question, file_problem, judge
from app.core.photo.report import Verdict
from harness.held_card import stored

PICTURE = Image.effect_noise((240, 320), 40).convert("RGB")
JPEG, PNG = stored(PICTURE, "JPEG"), stored(PICTURE, "PNG")

SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
BEGINNINGS = (
    b"",
    b"MZ",
    b"\x7fELF",
    b"<svg/>",
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a",
    b"RIFF",
    b"#!/bin/sh\n",
)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, rows: bytes, bits: int = 8, colour: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_of(width: int, height: int) -> bytes:
    at = JPEG.find(b"\xff\xc0") + 5
    return JPEG[:at] + struct.pack(">HH", height, width) + JPEG[at + 4 :]


def hostile_files() -> Iterator[tuple[str, bytes]]:
    rng = random.Random(6)
    for side in (9_000, 20_000, 30_000, 65_500):
        yield f"png bomb {side}", png(side, side, zlib.compress(bytes(side // 8 + 1), 9), 1, 0)
        yield f"jpeg that says {side}", jpeg_of(side, side)
        yield f"wide jpeg {side}", jpeg_of(65_500, side)
    bomb = zlib.compress(bytes(60 << 20), 9)
    for name in (b"zTXt", b"iTXt"):
        body = b"c\0\0" + bomb if name == b"zTXt" else b"c\0\1\0\0\0" + bomb
        yield f"{name!r} bomb", PNG[:33] + chunk(name, body) + PNG[33:]
    yield "many chunks", PNG[:33] + chunk(b"tEXt", b"a\0b") * 30_000 + PNG[33:]
    scan = JPEG[JPEG.find(b"\xff\xda") : -2]
    yield "many scans", JPEG[: JPEG.find(b"\xff\xda")] + scan * 300 + b"\xff\xd9"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 60_000, 60_000, 0) + b"\x02\x02\x44\x01\x00"
    yield "gif of huge frames", b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0, 0, 0) + frame * 50 + b"\x3b"
    for tail in (
        b"PK\x03\x04" + bytes(99),
        b"Rar!\x1a\x07",
        b"MZ" + bytes(99),
        b"%PDF-1.7",
        b"\x7fELF",
        b"7z\xbc\xaf\x27\x1c",
    ):
        yield f"picture and {tail[:4]!r}", JPEG + tail
        yield f"png and {tail[:4]!r}", PNG + tail
    for script in (b"<script>1</script>", b"<?php 1;", b"<html><body>", b"<svg onload=1>"):
        yield f"comment {script!r}", stored(PICTURE, "JPEG", comment=script)
        yield f"tail {script!r}", PNG + script
    for kind in ("WEBP", "BMP", "TIFF", "ICO", "PPM", "PDF"):
        yield f"{kind} in disguise", stored(PICTURE, kind)
    for start in (
        b"",
        b"MZ",
        b"\x7fELF",
        b"<svg/>",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF",
        b"#!/bin/sh\n",
    ):
        yield (
            f"only a beginning {start!r}",
            start + bytes(rng.randrange(256) for _ in range(200)) * bool(start),
        )
    for i in range(24):
        source = JPEG if i % 2 else PNG
        yield f"cut {i}", source[: rng.randrange(12, len(source) - 40)]
    for i in range(24):
        broken = bytearray(PNG)
        broken[rng.randrange(60, len(broken) - 30)] ^= 0xFF
        yield f"flipped {i}", bytes(broken)
    for i in range(8):
        middle = len(JPEG) // 2
        junk = bytes(rng.randrange(256) for _ in range(400))
        yield f"overwritten {i}", JPEG[:middle] + junk + JPEG[middle + 400 :]


FILES = list(hostile_files())


def test_there_are_a_hundred() -> None:
    assert len(FILES) >= 100
    assert len({name for name, _ in FILES}) == len(FILES)


@pytest.mark.parametrize(("name", "data"), FILES, ids=[name for name, _ in FILES])
def test_it_is_refused_quickly(name: str, data: bytes) -> None:
    started = time.process_time()
    header = read_header(data)
    question = Question(f"{name}.jpg", data)
    undecodable = False
    if not file_problem(question, header):
        try:
            decode(data, header)
        except Undecodable:
            undecodable = True
    report = judge(question, header, None, date(2026, 9, 1), 0, undecodable=undecodable)
    assert time.process_time() - started < 2
    assert report.verdict is Verdict.FAIL
    assert {"format", "decodes", "pixels"} & {check.id for check in report.checks if check.outcome == "fail"}


def test_the_same_picture_unharmed_is_not_refused() -> None:
    header = read_header(JPEG)
    assert not file_problem(Question("a.jpg", JPEG), header)
    assert decode(JPEG, header).shape == (320, 240, 3)
    with Image.open(io.BytesIO(JPEG)) as picture:
        assert picture.size == (240, 320)
