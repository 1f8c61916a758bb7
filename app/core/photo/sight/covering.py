"""Hints that part of a face is covered: a network that doubts, eyes that are too dark, a patch that is not skin."""

from __future__ import annotations

import cv2
import numpy as np

from app.core.photo.sight.faces import Face, FaceFinder
from app.core.photo.sight.reading import Pixels

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
    grey = cv2.cvtColor(_around(picture, face), cv2.COLOR_BGR2GRAY).astype(np.float32)
    left, top = max(0, int(face.left)), max(0, int(face.top))
    span = abs(face.right_eye[0] - face.left_eye[0])
    skin = []
    for x, y in (
        face.nose,
        ((face.left_eye[0] + face.nose[0]) / 2, (face.nose[1] + face.mouth[1]) / 2),
        ((face.right_eye[0] + face.nose[0]) / 2, (face.nose[1] + face.mouth[1]) / 2),
    ):
        skin.append(_patch(grey, x - left, y - top, 0.1 * span, 0.1 * span))
    bright = (
        float(np.median(np.concatenate([part.ravel() for part in skin])))
        if any(part.size for part in skin)
        else 0.0
    )
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


def _patch(grey, x, y, half_width, half_height):
    return grey[
        max(0, round(y - half_height)) : max(0, round(y + half_height)),
        max(0, round(x - half_width)) : max(0, round(x + half_width)),
    ]
