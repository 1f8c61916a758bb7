"""The copy that can be uploaded: small, whole, without metadata, and as readable as can be."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.core.photo.files.header import read_header
from app.core.photo.fitting.copy import FittedPhoto, told
from app.core.photo.fitting.fit import fit
from app.core.photo.fitting.strip import strip_jpeg, strip_png
from app.core.photo.sight.inspect import Eyes
from harness.held_card import Held, jpeg, picture, stored

PIXELS = picture(Held(width=900, card_width=0.34, seed=8))


def fitted(eyes: Eyes, data: bytes) -> FittedPhoto:
    return told(*fit(eyes, data, lambda stage: None))


def test_a_large_photo_becomes_small_and_is_still_read(eyes: Eyes) -> None:
    large = jpeg(picture(Held(width=1500, seed=8)), 96)
    copy = fitted(eyes, large)
    assert len(copy.content) <= 295_000 < len(large)
    assert copy.number_readable is True
    assert copy.fields_read == copy.fields_total
    with Image.open(io.BytesIO(copy.content)) as made:
        assert made.size == (copy.width, copy.height)
        assert not made.getexif()
        assert abs(made.width / made.height - 0.75) < 0.01


def test_a_small_photo_keeps_every_pixel_and_loses_its_metadata(eyes: Eyes) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    exif[0x8825] = {1: "N"}
    data = jpeg(PIXELS, 60, exif=exif.tobytes(), comment=b"where I live")
    copy = fitted(eyes, data)
    assert copy.quality is None
    assert b"Phone" not in copy.content
    assert b"where I live" not in copy.content
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(copy.content)) as after:
        assert np.array_equal(np.asarray(before), np.asarray(after))


def test_rotation_is_baked_in(eyes: Eyes) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    copy = fitted(eyes, jpeg(np.rot90(PIXELS).copy(), 70, exif=exif.tobytes()))
    header = read_header(copy.content)
    assert (header.width, header.height, header.orientation) == (*PIXELS.shape[1::-1], 1)
    assert copy.number_readable is True
    assert "Turned upright" in str(copy.steps[0])


def test_an_unreadable_number_is_said(eyes: Eyes) -> None:
    copy = fitted(eyes, jpeg(picture(Held(width=900, finger="number")), 95))
    assert copy.number_readable is False
    assert "closer" in str(copy.advice)


def test_the_emblem_side_has_no_number(eyes: Eyes) -> None:
    assert (
        fitted(eyes, jpeg(picture(Held(side="emblem", width=900, card_width=0.34)), 60)).number_readable
        is None
    )


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_other_types_become_small_too(eyes: Eyes, kind: str) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (700, 500, 3), np.uint8)
    data = stored(Image.fromarray(noise), kind)
    assert len(data) > 300_000
    copy = fitted(eyes, data)
    assert len(copy.content) <= 300_000
    assert copy.extension == ".jpg"


@settings(max_examples=25)
@given(
    st.integers(1, 60),
    st.integers(1, 60),
    st.sampled_from(["L", "RGB"]),
    st.booleans(),
    st.binary(max_size=9),
)
def test_stripping_changes_no_pixel(
    width: int, height: int, mode: str, progressive: bool, tail: bytes
) -> None:
    noise = np.random.default_rng(width * height).integers(0, 255, (height, width, 3), np.uint8)
    image = Image.fromarray(noise).convert(mode)
    data = stored(image, "JPEG", progressive=progressive, comment=b"secret", icc_profile=b"x" * 200) + tail
    bare = strip_jpeg(data, read_header(data).after_end)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(bare)) as after:
        assert np.array_equal(np.asarray(before), np.asarray(after))
    header = read_header(bare)
    assert header.fault is None
    assert header.after_end == 0
    assert b"secret" not in bare
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", "secret")
    data = stored(image, "PNG", pnginfo=info) + tail
    bare = strip_png(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(bare)) as after:
        assert np.array_equal(np.asarray(before), np.asarray(after))
    assert b"secret" not in bare
    assert read_header(bare).fault is None
