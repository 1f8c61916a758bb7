"""Finds the card by the words printed on it, and straightens it.

Outlines mislead (a pale card on a pale shirt has none), but every card carries the same labels at
the same places. Each recognised character is a pair (place in the picture, place on the card); the
map between them is fitted to all pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.photo.pixels import Pixels
from app.core.photo.sight import layout
from app.core.photo.sight.reading import Line, Points, Reader

SCALE = 12.0
"""Pixels per millimetre of the straightened card."""
MARGIN = 4.0
"""Millimetres around the card that are kept."""
FIRST_SIDE = 1152
NEAR_SIDE = 2200
PERSPECTIVE_FROM = 0.3
"""Millimetres: a flat map that fits this well needs no perspective."""
DATE = re.compile(r"\d年\d{1,2}月\d{1,2}(日|$)")
NUMBER = re.compile(r"[0-9]{14,17}[0-9Xx]?")
PORTRAIT, EMBLEM = "portrait", "emblem"

Matrix = NDArray[np.float64]
Pair = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Card:
    """A card in a picture. `to_picture` maps millimetres of the card to pixels of the picture."""

    side: str
    to_picture: Matrix
    face: Pixels
    """The straightened card with a margin, BGR."""
    lines: tuple[Line, ...]
    """What was read on it; corners in pixels of `face`."""
    mirrored: bool = False

    def corners(self) -> Points:
        """Of the card in the picture, from the top left clockwise."""
        return moved(
            self.to_picture,
            [(0, 0), (layout.WIDTH, 0), (layout.WIDTH, layout.HEIGHT), (0, layout.HEIGHT)],
        )

    def width(self) -> float:
        """Of the card in the picture: mean of the upper and lower edge, pixels."""
        a, b, c, d = self.corners()
        return float((np.linalg.norm(b - a) + np.linalg.norm(c - d)) / 2)

    def area(self, place: layout.Area) -> Points:
        """The corners of an area of the card in the picture."""
        return moved(
            self.to_picture,
            [
                (place.left, place.top),
                (place.right, place.top),
                (place.right, place.bottom),
                (place.left, place.bottom),
            ],
        )


def moved(matrix: Matrix, points: Iterable[tuple[float, float]]) -> Points:
    """Points through a 3x3 map."""
    source = np.array(list(points), np.float64).reshape(-1, 1, 2)
    return np.asarray(cv2.perspectiveTransform(source, matrix).reshape(-1, 2), np.float32)


def locate(reader: Reader, picture: Pixels, torso: tuple[int, int, int, int] | None) -> Card | None:
    """The card in an upright picture, or None. `torso`: left, top, right, bottom to look at closer."""
    card = _locate_in(reader, picture, (0, 0, picture.shape[1], picture.shape[0]), FIRST_SIDE)
    if card is None and torso is not None:
        card = _locate_in(reader, picture, torso, NEAR_SIDE)
    return card


def _locate_in(reader: Reader, picture: Pixels, window: tuple[int, int, int, int], side: int) -> Card | None:
    left, top, right, bottom = window
    part = np.ascontiguousarray(picture[top:bottom, left:right])
    if min(part.shape[:2]) < 32:
        return None
    lines = reader.read(part, reader.find(part, min(side, 2 * max(part.shape[:2]))))
    found = _fit(lines)
    if found is None:
        return None
    side_name, matrix = found
    shift = np.array([[1, 0, left], [0, 1, top], [0, 0, 1]], np.float64)
    return _straighten(reader, picture, side_name, shift @ matrix)


def _straighten(reader: Reader, picture: Pixels, side: str, to_picture: Matrix) -> Card | None:
    """Straightens twice: the second map is fitted to what is read on the first."""
    face = flattened(picture, to_picture)
    lines = reader.read(face, reader.find(face, max(face.shape[:2])))
    better = _fit(lines)
    if better is not None:
        side, on_face = better
        to_picture = to_picture @ np.linalg.inv(_canvas()) @ on_face
        change = np.abs(
            moved(on_face, [(0, 0), (layout.WIDTH, layout.HEIGHT)])
            - moved(_canvas(), [(0, 0), (layout.WIDTH, layout.HEIGHT)])
        ).max()
        face = flattened(picture, to_picture)
        if change > 1.0:
            back = _canvas() @ np.linalg.inv(on_face)
            lines = [Line(moved(back, [(x, y) for x, y in line.corners]), line.characters) for line in lines]
    return Card(side, to_picture, face, tuple(lines))


def _canvas() -> Matrix:
    """Millimetres of the card to pixels of the straightened card."""
    return np.array([[SCALE, 0, MARGIN * SCALE], [0, SCALE, MARGIN * SCALE], [0, 0, 1]], np.float64)


def to_millimetres(point: tuple[float, float]) -> tuple[float, float]:
    """Pixels of the straightened card to millimetres of the card."""
    return point[0] / SCALE - MARGIN, point[1] / SCALE - MARGIN


def flattened(picture: Pixels, to_picture: Matrix) -> Pixels:
    """The card at SCALE pixels per millimetre with a margin; outside of the picture is grey."""
    size = (round((layout.WIDTH + 2 * MARGIN) * SCALE), round((layout.HEIGHT + 2 * MARGIN) * SCALE))
    matrix = _canvas() @ np.linalg.inv(to_picture)
    mode = cv2.INTER_AREA if np.linalg.det(matrix[:2, :2]) < 1 else cv2.INTER_CUBIC
    flat = cv2.warpPerspective(
        picture, matrix, size, flags=mode, borderMode=cv2.BORDER_CONSTANT, borderValue=(127, 127, 127)
    )
    return np.asarray(flat, np.uint8)


def _fit(lines: Sequence[Line]) -> tuple[str, Matrix] | None:
    """Side and map (millimetres to pixels) that explain the lines, or None."""
    pairs: dict[str, list[Pair]] = {PORTRAIT: [], EMBLEM: []}
    rows: dict[str, set[str]] = {PORTRAIT: set(), EMBLEM: set()}
    for line in lines:
        for side, row, found in _landmarks(line):
            pairs[side] += found
            rows[side].add(row)
    side = max(pairs, key=lambda name: (len(rows[name]), len(pairs[name])))
    known = pairs[side]
    if len(known) < 4:
        return None
    on_card = np.array([pair[1] for pair in known], np.float64)
    in_picture = np.array([pair[0] for pair in known], np.float64)
    matrix = _map(on_card, in_picture)
    return None if matrix is None else (side, matrix)


def _map(on_card: NDArray[np.float64], in_picture: NDArray[np.float64]) -> Matrix | None:
    """The simplest map that explains the pairs: each freer one must earn its freedom."""
    tolerance = _tolerance(in_picture, on_card)
    similar, inliers = _fitted(
        cv2.estimateAffinePartial2D(on_card, in_picture, ransacReprojThreshold=3.0 * tolerance)
    )
    if similar is None or inliers.sum() < 4:
        return None
    matrix: Matrix = np.vstack([similar, [0, 0, 1]])
    if float(np.ptp(on_card[inliers[:, 0] == 1][:, 1])) < 12:
        return matrix
    affine, inliers = _fitted(
        cv2.estimateAffine2D(on_card, in_picture, ransacReprojThreshold=1.6 * tolerance)
    )
    if affine is None or inliers.sum() < 6:
        return matrix
    matrix = np.vstack([affine, [0, 0, 1]])
    if float(np.ptp(on_card[:, 1])) < 25 or float(np.ptp(on_card[:, 0])) < 30 or len(on_card) < 12:
        return matrix
    full, inliers = _fitted(cv2.findHomography(on_card, in_picture, cv2.RANSAC, 1.2 * tolerance))
    if full is None or inliers.sum() < 12 or not _sane(full, matrix):
        return matrix
    flat, deep = (_misfit(candidate, on_card, in_picture) / tolerance for candidate in (matrix, full))
    return full if flat > PERSPECTIVE_FROM and deep < 0.85 * flat else matrix


def _fitted(result: Any) -> tuple[Matrix | None, NDArray[np.uint8]]:
    """What OpenCV gives for a fit; it gives None for one that failed, which its types do not say."""
    matrix, inliers = result
    return (None if matrix is None else np.asarray(matrix, np.float64)), np.asarray(inliers, np.uint8)


def _misfit(matrix: Matrix, on_card: NDArray[np.float64], in_picture: NDArray[np.float64]) -> float:
    """Typical distance of the pairs from a map, pixels."""
    placed = moved(matrix, [(float(x), float(y)) for x, y in on_card])
    return float(np.median(np.linalg.norm(placed - in_picture, axis=1)))


def _tolerance(in_picture: NDArray[np.float64], on_card: NDArray[np.float64]) -> float:
    """A millimetre in pixels, by the spread of the pairs."""
    spread = float(np.linalg.norm(np.ptp(on_card, axis=0)))
    return float(np.linalg.norm(np.ptp(in_picture, axis=0))) / max(spread, 1e-6)


def _sane(full: Matrix, affine: Matrix) -> bool:
    """A perspective that moves a corner by more than a tenth of the card is noise."""
    corners = [(0.0, 0.0), (layout.WIDTH, 0.0), (layout.WIDTH, layout.HEIGHT), (0.0, layout.HEIGHT)]
    a, b = moved(full, corners), moved(affine, corners)
    return bool(np.linalg.norm(a - b, axis=1).max() < 0.12 * np.linalg.norm(b[1] - b[0]))


def _landmarks(line: Line) -> Iterable[tuple[str, str, list[Pair]]]:
    """Known characters of a line: side, which row, pairs (pixel, millimetre)."""
    words = line.words
    for side, table in ((PORTRAIT, layout.LABELS), (EMBLEM, layout.TITLES)):
        for key, row in table.items():
            start = _find(words, key)
            if start is not None:
                offset, length, skip = start
                chosen = line.characters[offset : offset + length]
                yield (
                    side,
                    key,
                    [(line.point(c), (row[skip + i][1], row[skip + i][2])) for i, c in enumerate(chosen)],
                )
    if DATE.search(words):
        printed = {sign: (x, y) for sign, x, y in layout.DATE_SIGNS}
        found = [(line.point(c), printed[c.sign]) for c in line.characters if c.sign in printed]
        yield PORTRAIT, "date", found
    match = NUMBER.search(words)
    if match and len(match.group()) == 18:
        digits = line.characters[match.start() : match.end()]
        yield (
            PORTRAIT,
            "number",
            [
                (line.point(c), (layout.NUMBER_X + layout.NUMBER_STEP * i, layout.NUMBER_Y))
                for i, c in enumerate(digits)
            ],
        )


def _find(words: str, key: str) -> tuple[int, int, int] | None:
    """Where `key` stands in `words`: start, length, and how many of its first signs are missing.

    A long key may lack its first or last character (cut off by the finder).
    """
    at = words.find(key)
    if at >= 0:
        return at, len(key), 0
    if len(key) >= 4:
        for skip, part in ((1, key[1:]), (0, key[:-1])):
            at = words.find(part)
            if at >= 0:
                return at, len(part), skip
    return None
