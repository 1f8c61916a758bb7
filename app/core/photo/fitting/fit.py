"""Makes a copy that the site takes: small enough, without metadata, with as much as possible still read.

Nothing is cropped, sharpened or painted (A102): the picture is turned as EXIF says, made smaller where
it must be, and stored again. Runs in the picture process.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from app.core.photo import limits
from app.core.photo.files.decode import ENOUGH, decode
from app.core.photo.files.header import Header, Kind, read_header
from app.core.photo.fitting.copy import Made
from app.core.photo.fitting.strip import strip_jpeg, strip_png
from app.core.photo.pixels import Floats, Pixels, grey_levels, resized
from app.core.photo.sight import card as cards
from app.core.photo.sight import fields, surface
from app.core.photo.sight.card import Card
from app.core.photo.sight.fields import Reading
from app.core.photo.sight.inspect import Eyes

SCALES = (1.0, 0.75, 0.6, 0.5, 0.4)
ROOM = 0.93
"""A progressive file with its own tables is smaller than the quick trial by about this much."""
WORST, BEST = 8, 92
POOR = 28
"""Below this quality a smaller picture always reads better."""


@dataclass(frozen=True)
class _Trial:
    content: bytes
    size: tuple[int, int]
    quality: int
    scale: float
    reading: Reading | None
    closeness: float

    def rank(self) -> tuple[bool, int, bool, float]:
        """Number first, then fields, then a quality that does not look blocky, then likeness."""
        if self.reading is None:
            return (False, 0, self.quality >= 40, self.closeness)
        return (_sure(self.reading), _count(self.reading), self.quality >= 30, self.closeness)


def fit(eyes: Eyes, data: bytes, progress: Callable[[str], None]) -> tuple[bytes, Made]:
    """The copy and its facts. Raises Undecodable."""
    header = read_header(data)
    progress("open")
    picture = decode(data, header)
    progress("card")
    found = cards.locate(eyes.reader, picture, None)
    before = _read(eyes, picture, found.side, found) if found else None
    lossless = _without_loss(data, header)
    if lossless is not None:
        height, width = picture.shape[:2]
        return _made(header, (lossless, width, height, None, 1.0), found, before, before)
    shrunk_already = max(picture.shape[:2]) / max(header.width, header.height)
    trials = []
    for scale in SCALES:
        progress("fit")
        small = picture if scale == 1.0 else _scaled(picture, scale)
        quality = _quality_for(small, round(limits.BYTES_AIMED_AT / ROOM))
        if quality < POOR and scale != SCALES[-1]:
            continue
        trials.append(_try(eyes, picture, small, quality, scale, found))
        if _as_good(trials[-1], before):
            break
    best = max(trials, key=_Trial.rank)
    width, height = best.size
    return _made(
        header,
        (best.content, width, height, best.quality, best.scale * shrunk_already),
        found,
        before,
        best.reading,
    )


def _as_good(trial: _Trial, before: Reading | None) -> bool:
    """No need to look further: everything that could be read still can, at a decent quality."""
    if before is None or trial.reading is None:
        return False
    return (
        trial.quality >= 55
        and _count(trial.reading) >= _count(before)
        and _sure(trial.reading) >= _sure(before)
    )


def _scaled(picture: Pixels, scale: float) -> Pixels:
    height, width = picture.shape[:2]
    return resized(picture, round(width * scale), round(height * scale))


def _try(
    eyes: Eyes, picture: Pixels, small: Pixels, quality: int, scale: float, found: Card | None
) -> _Trial:
    height, width = picture.shape[:2]
    size = (small.shape[1], small.shape[0])
    content = _encoded(small, quality)
    while len(content) > limits.BYTES_AIMED_AT and quality > 1:
        quality = max(1, quality - max(1, quality // 12))
        content = _encoded(small, quality)
    seen = np.asarray(cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR), np.uint8)
    reading, closeness = None, _closeness(small, seen)
    if found is not None:
        shrink = np.diag([seen.shape[1] / width, seen.shape[0] / height, 1.0])
        to_picture = shrink @ found.to_picture
        face = cards.flattened(seen, to_picture)
        lines = eyes.reader.read(face, eyes.reader.find(face, max(face.shape[:2])))
        card = Card(found.side, to_picture, face, tuple(lines))
        reading = _read(eyes, seen, found.side, card)
        closeness = _closeness(found.face, face)
    return _Trial(content, size, quality, scale, reading, closeness)


def _read(eyes: Eyes, picture: Pixels, side: str, card: Card) -> Reading:
    return fields.read(eyes.reader, card, surface.examine(card.face, side))


def _count(reading: Reading) -> int:
    return sum(field.read for field in reading.fields)


def _sure(reading: Reading) -> bool:
    """The number was read and agrees with the date beside it."""
    return reading.number_certain and reading.birth.replace("-", "") == reading.number[6:14]


def _quality_for(picture: Pixels, most: int) -> int:
    """The best quality whose quick trial stays within `most` bytes."""
    import simplejpeg

    low, high = WORST, BEST
    while low < high:
        middle = (low + high + 1) // 2
        size = len(simplejpeg.encode_jpeg(picture, middle, "BGR", "420", fastdct=True))
        low, high = (middle, high) if size <= most else (low, middle - 1)
    return low


def _encoded(picture: Pixels, quality: int) -> bytes:
    """A progressive JPEG with tables of its own and no metadata."""
    from PIL import Image

    out = io.BytesIO()
    image = Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1]))
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=2)
    return out.getvalue()


def _closeness(one: Pixels, other: Pixels) -> float:
    """Likeness of structure (SSIM) of two pictures of one size, 0 to 1; large ones at half size."""
    rows, columns = one.shape[:2]
    if max(rows, columns) > 1300:
        one, other = (resized(part, columns // 2, rows // 2) for part in (one, other))
    a, b = grey_levels(one), grey_levels(other)

    def mean(values: Floats) -> Floats:
        return np.asarray(cv2.GaussianBlur(values, (0, 0), 1.5), np.float32)

    mean_a, mean_b = mean(a), mean(b)
    spread_a, spread_b = mean(a * a) - mean_a**2, mean(b * b) - mean_b**2
    shared = mean(a * b) - mean_a * mean_b
    top = (2 * mean_a * mean_b + 6.5025) * (2 * shared + 58.5225)
    bottom = (mean_a**2 + mean_b**2 + 6.5025) * (spread_a + spread_b + 58.5225)
    return float((top / bottom).mean())


def _without_loss(data: bytes, header: Header) -> bytes | None:
    """The file with its metadata taken out, when that is all it needs; else None."""
    if header.orientation != 1 or (header.frames > 1 and header.kind is not Kind.JPEG):
        return None
    if header.width * header.height > ENOUGH or header.colours not in ("rgb", "grey"):
        return None
    if header.kind is Kind.JPEG:
        content = strip_jpeg(data, header.after_end)
    elif header.kind is Kind.PNG:
        content = strip_png(data)
    else:
        return None
    return content if len(content) <= limits.BYTES_SAFE else None


def _made(
    header: Header,
    copy: tuple[bytes, int, int, int | None, float],
    found: Card | None,
    before: Reading | None,
    after: Reading | None,
) -> tuple[bytes, Made]:
    content, width, height, quality, scale = copy
    made = Made(
        extension=".png" if quality is None and header.kind is Kind.PNG else ".jpg",
        width=width,
        height=height,
        quality=quality,
        scale=round(scale, 3),
        turned=header.orientation != 1,
        flattened=(header.frames > 1 and header.kind is not Kind.JPEG) or "alpha" in header.colours,
        had_metadata=bool(header.metadata),
        side=found.side if found else "",
        number_before=before is not None and _sure(before),
        number_readable=after is not None and _sure(after),
        fields_before=_count(before) if before else 0,
        fields_read=_count(after) if after else 0,
        fields_total=len(before.fields) if before else 0,
    )
    return content, made
