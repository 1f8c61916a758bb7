"""Hints that part of a face is covered: a network that doubts, and eyes that are too dark."""

from __future__ import annotations

import numpy as np

from app.core.photo.pixels import Floats, Pixels, grey_levels
from app.core.photo.sight.faces import Face, FaceFinder

DARK = 0.5
"""Of the brightness of the skin: darker than this counts as dark."""


def near_score(near: FaceFinder, picture: Pixels, face: Face) -> float:
    """How sure the second network is when the face fills about half of what it sees."""
    height, width = picture.shape[:2]
    side = 2.2 * max(face.width, face.height)
    x, y = face.left + face.width / 2, face.top + face.height / 2
    left, top = max(0, round(x - side / 2)), max(0, round(y - side / 2))
    right, bottom = min(width, round(x + side / 2)), min(height, round(y + side / 2))
    if right - left < 16 or bottom - top < 16:
        return 0.0
    found = near.find(np.ascontiguousarray(picture[top:bottom, left:right]), least=0.2)
    inside = [other for other in found if abs(left + other.left + other.width / 2 - x) < face.width / 3]
    return max((other.score for other in inside), default=0.0)


def dark_eyes(picture: Pixels, face: Face) -> float:
    """Share of the two eye regions (the brighter one counts) that is much darker than the skin."""
    grey = grey_levels(_around(picture, face))
    left, top = max(0, int(face.left)), max(0, int(face.top))
    span = abs(face.right_eye[0] - face.left_eye[0])
    cheek_line = (face.nose[1] + face.mouth[1]) / 2
    spots = (
        face.nose,
        ((face.left_eye[0] + face.nose[0]) / 2, cheek_line),
        ((face.right_eye[0] + face.nose[0]) / 2, cheek_line),
    )
    skin = np.concatenate([_patch(grey, x - left, y - top, 0.1 * span, 0.1 * span).ravel() for x, y in spots])
    bright = float(np.median(skin)) if skin.size else 0.0
    if bright < 8:
        return 0.0
    shares = []
    for x, y in (face.left_eye, face.right_eye):
        part = _patch(grey, x - left, y - top, 0.24 * span, 0.16 * span)
        shares.append(float((part < DARK * bright).mean()) if part.size else 0.0)
    return min(shares)


def _around(picture: Pixels, face: Face) -> Pixels:
    left, top = max(0, int(face.left)), max(0, int(face.top))
    part = picture[
        top : max(top + 1, int(face.top + face.height)), left : max(left + 1, int(face.left + face.width))
    ]
    return np.ascontiguousarray(part)


def _patch(grey: Floats, x: float, y: float, half_width: float, half_height: float) -> Floats:
    return grey[
        max(0, round(y - half_height)) : max(0, round(y + half_height)),
        max(0, round(x - half_width)) : max(0, round(x + half_width)),
    ]
