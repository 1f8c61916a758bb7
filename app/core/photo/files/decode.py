"""Bytes to pixels, strictly: a file with a damaged middle is refused, not half shown.

Runs in the picture process.
"""

from __future__ import annotations

import io

import cv2
import numpy as np

from app.core.photo.files.header import Header, Kind
from app.core.photo.pixels import Pixels, resized

ENOUGH = 16_000_000
"""Pictures of more pixels are decoded at half or a quarter of their size."""
_TURNS = {3: 2, 4: 2, 5: 3, 6: 3, 7: 1, 8: 1}
_FLIPPED = frozenset({2, 4, 5, 7})


class Undecodable(Exception):
    """The content is not a whole picture."""


def decode(data: bytes, header: Header) -> Pixels:
    """BGR, uint8, as it is to be shown (EXIF rotation applied). Raises Undecodable."""
    try:
        pixels = _jpeg(data, header) if header.kind is Kind.JPEG else _with_pillow(data)
    except Exception as error:  # the decoders have no common base for what damaged data makes them raise
        raise Undecodable(type(error).__name__) from error
    return shown(pixels, header.orientation)


def shown(pixels: Pixels, orientation: int) -> Pixels:
    """Applies an EXIF orientation."""
    if orientation == 1:
        return pixels
    turned = np.rot90(pixels, _TURNS.get(orientation, 0))
    if orientation in _FLIPPED:
        turned = turned[:, ::-1]
    return np.ascontiguousarray(turned)


def _jpeg(data: bytes, header: Header) -> Pixels:
    import simplejpeg

    if header.colours == "cmyk":
        simplejpeg.decode_jpeg(data, "CMYK", strict=True)
        return _with_pillow(data)
    height, width = header.height, header.width
    while height * width > ENOUGH:
        height, width = (height + 1) // 2, (width + 1) // 2
    if (height, width) == (header.height, header.width):
        return np.asarray(simplejpeg.decode_jpeg(data, "BGR", fastdct=False, strict=True), np.uint8)
    small = simplejpeg.decode_jpeg(data, "BGR", min_height=height, min_width=width, min_factor=1, strict=True)
    return np.asarray(small, np.uint8)


def _with_pillow(data: bytes) -> Pixels:
    """PNG, GIF (its first frame) and CMYK; what is transparent is shown on white."""
    from PIL import Image

    # The header check has already refused sizes that would hurt.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "GIF"]) as picture:
        picture.load()
        if picture.mode in ("I;16", "I;16B", "I"):
            grey = (np.asarray(picture).astype(np.uint32) >> 8).clip(0, 255).astype(np.uint8)
            return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)
        still: Image.Image = picture
        if "A" in picture.getbands() or "transparency" in picture.info:
            sheet = Image.new("RGBA", picture.size, "white")
            still = Image.alpha_composite(sheet, picture.convert("RGBA"))
        rgb = np.asarray(still.convert("RGB"))
    pixels = np.ascontiguousarray(rgb[:, :, ::-1])
    while pixels.shape[0] * pixels.shape[1] > ENOUGH:
        pixels = resized(pixels, pixels.shape[1] // 2, pixels.shape[0] // 2)
    return pixels
