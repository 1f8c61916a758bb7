"""What is told of a file before a pixel is decoded."""

from __future__ import annotations

import io
import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.core.photo.files.header import Fault, Kind, read_header
from app.core.photo.files.hidden import second_nature
from app.core.photo.files.traces import programs_in
from harness.held_card import stored

GREY = Image.new("RGB", (120, 90), "gray")
JPEG = stored(GREY, "JPEG")
PNG = stored(GREY, "PNG")
GIF = stored(GREY.quantize(8), "GIF")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (JPEG, Kind.JPEG),
        (PNG, Kind.PNG),
        (GIF, Kind.GIF),
        (stored(GREY, "WEBP"), Kind.WEBP),
        (stored(GREY, "BMP"), Kind.BMP),
        (stored(GREY, "TIFF"), Kind.TIFF),
        (b"\0\0\0\x18ftypheic" + bytes(40), Kind.HEIC),
        (b"%PDF-1.4\n", Kind.PDF),
        (b"", Kind.EMPTY),
        (b"MZ" + bytes(50), Kind.OTHER),
    ],
)
def test_type_is_told_by_content(data: bytes, kind: Kind) -> None:
    assert read_header(data).kind is kind


@pytest.mark.parametrize("data", [JPEG, PNG, GIF])
def test_a_whole_file_has_size_and_no_fault(data: bytes) -> None:
    header = read_header(data)
    assert (header.width, header.height, header.fault, header.after_end) == (120, 90, None, 0)


@pytest.mark.parametrize("data", [JPEG, PNG, GIF])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_a_cut_file_is_noticed(data: bytes, share: float) -> None:
    assert read_header(data[: int(len(data) * share)]).fault is not None


@pytest.mark.parametrize("data", [JPEG, PNG, GIF])
def test_bytes_after_the_end_are_counted(data: bytes) -> None:
    assert read_header(data + b"PK\x03\x04rest").after_end == 8


def test_a_wrong_checksum_is_noticed() -> None:
    broken = bytearray(PNG)
    broken[PNG.find(b"IDAT") + 6] ^= 1
    assert read_header(bytes(broken)).fault is Fault.DAMAGED


def test_a_text_that_unpacks_to_much_is_refused() -> None:
    text = zlib.compress(bytes(50 << 20), 9)
    bomb = PNG[:33] + chunk(b"zTXt", b"c\0\0" + text) + PNG[33:]
    started = time.perf_counter()
    assert read_header(bomb).fault is Fault.BOMB
    assert time.perf_counter() - started < 2


def test_sizes_in_a_header_reserve_nothing() -> None:
    lying = PNG[:16] + struct.pack(">II", 65500, 65500) + PNG[24:29]
    lying += struct.pack(">I", zlib.crc32(lying[12:29])) + PNG[33:]
    header = read_header(lying)
    assert (header.width, header.height) == (65500, 65500)


def test_thousands_of_scans_are_refused() -> None:
    scan = JPEG[JPEG.find(b"\xff\xda") : -2]
    head = JPEG[: JPEG.find(b"\xff\xda")]
    assert read_header(head + scan * 500 + b"\xff\xd9").fault is Fault.BOMB


def test_frames_are_counted() -> None:
    moving = stored(GREY, "GIF", save_all=True, append_images=[Image.new("RGB", (120, 90), "red")])
    assert read_header(moving).frames == 2
    moving = stored(GREY, "PNG", save_all=True, append_images=[Image.new("RGB", (120, 90), "red")])
    assert read_header(moving).frames == 2


@pytest.mark.parametrize(("mode", "colours"), [("CMYK", "cmyk"), ("L", "grey")])
def test_colours_of_a_jpeg(mode: str, colours: str) -> None:
    assert read_header(stored(GREY.convert(mode), "JPEG")).colours == colours


@pytest.mark.parametrize("orientation", [0, 1, 3, 6, 8, 9])
def test_orientation_is_read(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    header = read_header(stored(GREY, "JPEG", exif=exif.tobytes()))
    assert header.orientation == (orientation if 1 <= orientation <= 8 else 1)
    assert header.shown_size == ((90, 120) if orientation in (6, 8) else (120, 90))


@pytest.mark.parametrize(
    ("data", "second"),
    [
        (JPEG + b"PK\x03\x04" + bytes(100), "ZIP"),
        (PNG + b"MZ\x90\0" + bytes(100), "EXE"),
        (GIF + b"%PDF-1.5", "PDF"),
        (JPEG + b"\0\0<script>alert(1)</script>", "HTML"),
        (stored(GREY, "JPEG", comment=b"<?php system($_GET[0]); ?>"), "HTML"),
        (JPEG + bytes(64) + b"PK\x05\x06" + bytes(18), "ZIP"),
        (JPEG + b"SEFT trailer of a phone", ""),
        (JPEG, ""),
    ],
)
def test_a_picture_that_is_something_else_too(data: bytes, second: str) -> None:
    header = read_header(data)
    assert second_nature(data, header.after_end, header.metadata) == second


def software(name: str) -> bytes:
    exif = Image.Exif()
    exif[0x0131] = name
    return stored(GREY, "JPEG", exif=exif.tobytes())


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (software("Adobe Photoshop 25.1 (Windows)"), ("Adobe Photoshop",)),
        (software("Snapseed 2.0"), ("Snapseed",)),
        (stored(GREY, "JPEG", comment="美图秀秀".encode()), ("美图秀秀",)),
        (stored(GREY, "JPEG", comment=b"Created with GIMP"), ("GIMP",)),
        (JPEG[:2] + b"\xff\xed\x00\x1aPhotoshop 3.0\x008BIM\x04\x04" + bytes(6) + JPEG[2:], ("8BIM",)),
        (software("HUAWEI P60 Ver.1.02"), ()),
        (software("Android UP1A.231005"), ()),
        (JPEG, ()),
    ],
)
def test_traces_of_editing(data: bytes, found: tuple[str, ...]) -> None:
    assert programs_in(read_header(data)) == found


@given(st.sampled_from([JPEG, PNG, GIF]), st.data())
def test_damaged_bytes_never_raise(data: bytes, choose: st.DataObject) -> None:
    """Any bytes may come; whatever they are, there is an answer."""
    broken = bytearray(data)
    for _ in range(choose.draw(st.integers(1, 12))):
        place = choose.draw(st.integers(0, len(broken) - 1))
        broken[place] = choose.draw(st.integers(0, 255))
    content = bytes(broken[: choose.draw(st.integers(0, len(broken)))])
    header = read_header(content)
    programs_in(header)
    second_nature(content, header.after_end, header.metadata)


@given(st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a"]))
def test_arbitrary_bytes_never_raise(data: bytes, magic: bytes) -> None:
    assert read_header(magic + data).frames >= 1


def test_pillow_agrees_about_sizes() -> None:
    for data in (JPEG, PNG, GIF):
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.size == read_header(data).shown_size
