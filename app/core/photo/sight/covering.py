"""Hints that part of a face is covered: a network that doubts, and eyes that are too dark.

A full beard makes the network doubt as a mask does, so a beard is told apart: dark, without colour,
and as rough as hair. Nothing here says who a face is, and nothing is kept.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from app.core.photo.pixels import Floats, Pixels, grey_levels, resized
from app.core.photo.sight.faces import Face, FaceFinder, Point

DARK = 0.5
"""Of the brightness of the face: darker than this counts as dark."""
SPAN = 64
"""Faces are compared with their eyes this many pixels apart."""


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


class Look:
    """A face brought to one size, with its eyes SPAN pixels apart."""

    def __init__(self, picture: Pixels, face: Face) -> None:
        height, width = picture.shape[:2]
        left, top = max(0, int(face.left - 0.2 * face.width)), max(0, int(face.top - 0.2 * face.height))
        right = min(width, math.ceil(face.left + 1.2 * face.width))
        bottom = min(height, math.ceil(face.top + 1.4 * face.height))
        part = picture[top : max(bottom, top + 1), left : max(right, left + 1)]
        span = math.dist(face.left_eye, face.right_eye)
        scale = SPAN / max(span, 1.0)
        self._pixels = resized(part, round(part.shape[1] * scale), round(part.shape[0] * scale))

        def at(point: Point) -> Point:
            return (point[0] - left) * scale, (point[1] - top) * scale

        self.eyes = (at(face.left_eye), at(face.right_eye))
        self.nose, self.mouth = at(face.nose), at(face.mouth)
        self.between = ((self.eyes[0][0] + self.eyes[1][0]) / 2, (self.eyes[0][1] + self.eyes[1][1]) / 2)
        self._grey = grey_levels(self._pixels)

    def dark_eyes(self) -> float:
        """Share of the eye regions (of the brighter eye) that is much darker than the face."""
        x, y = self.between
        face = _patch(self._grey, (x, (y + self.mouth[1]) / 2), 45, (self.mouth[1] - y) / 2 + 12)
        if not face.size:
            return 0.0
        bright = float(np.percentile(face, 75))
        eyes = [_patch(self._grey, eye, 15, 10) for eye in self.eyes]
        return min(float((eye < DARK * bright).mean()) if eye.size else 0.0 for eye in eyes)

    def bearded(self) -> bool:
        """Mouth and chin are dark, hardly coloured and rough; the rest of the face is skin."""
        down = (self.mouth[0] - self.between[0], self.mouth[1] - self.between[1])
        chin = (self.mouth[0] + 0.42 * down[0], self.mouth[1] + 0.42 * down[1])
        brow = (self.between[0] - 0.45 * down[0], self.between[1] - 0.45 * down[1])
        corners = [(self.mouth[0] + side * 21, self.mouth[1]) for side in (-1, 1)]
        lower = [self._colour(point, 8) for point in (*corners, chin)]
        skin = max(
            (self._colour(point, 8) for point in (self.between, self.nose, brow)), key=lambda c: float(c[0])
        )
        light = float(np.median([colour[0] for colour in lower])) / max(float(skin[0]), 1.0)
        gap = float(np.median([math.dist(colour[1:], skin[1:]) for colour in lower]))
        vivid = float(np.median([math.dist(colour[1:], (128, 128)) for colour in lower]))
        return light < 0.5 and gap < 20 and vivid < 20 and self._roughness() > 0.055

    def _colour(self, point: Point, half: float) -> Floats:
        """Median lightness and two colour axes around a point."""
        part = _patch(self._pixels.astype(np.float32), point, half, half)
        if not part.size:
            return np.array([0, 128, 128], np.float32)
        mean = np.median(part.reshape(-1, 3), axis=0).astype(np.uint8).reshape(1, 1, 3)
        return np.asarray(cv2.cvtColor(mean, cv2.COLOR_BGR2LAB)[0, 0], np.float32)

    def _roughness(self) -> float:
        """Fine detail around the mouth, against its brightness."""
        part = _patch(self._grey, (self.mouth[0], self.mouth[1] + 14), 32, 21)
        if not part.size:
            return 0.0
        smooth = cv2.GaussianBlur(part, (0, 0), 2)
        return float(np.abs(part - smooth).mean()) / max(float(part.mean()), 5.0)


def _patch(array: Floats, centre: Point, half_width: float, half_height: float) -> Floats:
    x, y = centre
    return array[
        max(0, round(y - half_height)) : max(0, round(y + half_height)),
        max(0, round(x - half_width)) : max(0, round(x + half_width)),
    ]
