"""Pictures that lie on their side, stand on their head, or are mirrored."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from app.core.photo.files.decode import shown
from app.core.photo.report import Outcome
from harness.held_card import Held, jpeg, picture
from harness.photo_look import Look

PIXELS = picture(Held())


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_sideways_pixels_are_told_and_still_read(look: Look, turns: int) -> None:
    report = look(data=jpeg(np.rot90(PIXELS, -turns).copy(), 70))
    assert report.check("orientation").outcome is Outcome.WARN
    assert report.quarter_turns == turns
    assert report.check("number_legible").outcome is Outcome.PASS


def test_a_mirrored_picture_is_told(look: Look) -> None:
    report = look(data=jpeg(PIXELS[:, ::-1].copy(), 70))
    assert report.check("orientation").outcome is Outcome.FAIL


@pytest.mark.parametrize(("orientation", "turns"), [(3, 2), (6, 1), (8, 3)])
def test_rotation_noted_by_the_camera_is_no_fault(look: Look, orientation: int, turns: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    report = look(data=jpeg(np.rot90(PIXELS, turns).copy(), 70, exif=exif.tobytes()))
    assert report.check("orientation").outcome is Outcome.PASS
    assert report.check("number_legible").outcome is Outcome.PASS
    assert (report.width, report.height) == PIXELS.shape[1::-1]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation_is_undone_as_pillow_does(orientation: int) -> None:
    from PIL import ImageOps

    stored = Image.fromarray(np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3))
    exif = stored.getexif()
    exif[0x0112] = orientation
    expected = np.asarray(ImageOps.exif_transpose(stored))
    assert np.array_equal(shown(np.asarray(stored), orientation), expected)
