"""Finds faces with BlazeFace, run by OpenCV. Places only: nothing here can tell who a face is."""

from __future__ import annotations

import os
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.photo.pixels import Pixels, resized
from app.core.photo.sight.models import FACE, FACE_NEAR, Model

SURE = 0.5
SAME = 0.3
"""Two boxes that share more than this (overlap over union) are one face."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Face:
    """A face; all lengths in picture pixels. The eyes are left and right as one looks at the picture."""

    score: float
    left: float
    top: float
    width: float
    height: float
    left_eye: Point
    right_eye: Point
    nose: Point
    mouth: Point
    left_ear: Point
    right_ear: Point

    def tilt(self) -> float:
        """Degrees by which the face is turned in the picture plane; 0 is upright, 180 upside down."""
        eyes = ((self.left_eye[0] + self.right_eye[0]) / 2, (self.left_eye[1] + self.right_eye[1]) / 2)
        return float(np.degrees(np.arctan2(eyes[0] - self.mouth[0], self.mouth[1] - eyes[1])))

    def scaled(self, factor: float) -> Face:
        """The same face in a picture that is `factor` times as large."""

        def at(point: Point) -> Point:
            return point[0] * factor, point[1] * factor

        return Face(
            self.score,
            self.left * factor,
            self.top * factor,
            self.width * factor,
            self.height * factor,
            at(self.left_eye),
            at(self.right_eye),
            at(self.nose),
            at(self.mouth),
            at(self.left_ear),
            at(self.right_ear),
        )

    def overlap(self, other: Face) -> float:
        """Shared area over joint area."""
        width = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        height = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        shared = max(width, 0.0) * max(height, 0.0)
        return shared / (self.width * self.height + other.width * other.height - shared)


class FaceFinder:
    """One BlazeFace network. `near` suits faces that fill much of the picture."""

    def __init__(self, near: bool = False) -> None:
        model: Model = FACE_NEAR if near else FACE
        # The new engine of OpenCV 5 gives one of the two outputs only, and for a network read from
        # memory the engine cannot be named in the call (a path would fail in folders with Chinese
        # names on Windows).
        os.environ["OPENCV_FORCE_DNN_ENGINE"] = str(cv2.dnn.ENGINE_CLASSIC)
        self._net = cv2.dnn.readNetFromTFLite(np.frombuffer(model.load(), np.uint8))
        self._size = 256 if near else 192
        self._anchors = _anchors(((16, 2), (8, 6)) if near else ((48, 1),))
        self._outputs = (
            ("regressors", "classificators")
            if near
            else ("reshaped_regressor_face_4", "reshaped_classifier_face_4")
        )

    def find(self, picture: Pixels, least: float = SURE) -> list[Face]:
        """Faces in a BGR picture, the surest first."""
        height, width = picture.shape[:2]
        side = max(height, width)
        scale = self._size / side
        small = resized(picture, round(width * scale), round(height * scale))
        square = np.zeros((self._size, self._size, 3), np.uint8)
        square[: small.shape[0], : small.shape[1]] = small
        self._net.setInput(cv2.dnn.blobFromImage(square, 1 / 127.5, mean=(127.5, 127.5, 127.5), swapRB=True))
        places, certainties = self._net.forward(self._outputs)
        boxes = np.asarray(places).reshape(-1, 8, 2)
        scores = np.asarray(certainties).reshape(-1)
        chances = 1 / (1 + np.exp(-np.clip(scores, -80, 80)))
        found = []
        for i in np.flatnonzero(chances > least):
            points = boxes[i] / self._size
            points[[0, 2, 3, 4, 5, 6, 7]] += self._anchors[i]
            found.append(_face(float(chances[i]), points * side))
        return _distinct(found)


def _anchors(layers: tuple[tuple[int, int], ...]) -> NDArray[np.float32]:
    """Centres of the cells: per layer its cells a side and the boxes a cell."""
    centres = [
        ((x + 0.5) / cells, (y + 0.5) / cells)
        for cells, repeats in layers
        for y in range(cells)
        for x in range(cells)
        for _ in range(repeats)
    ]
    return np.array(centres, np.float32)


def _face(score: float, points: NDArray[np.float32]) -> Face:
    centre, size = points[0], points[1]

    def at(i: int) -> Point:
        return float(points[i][0]), float(points[i][1])

    return Face(
        score,
        float(centre[0] - size[0] / 2),
        float(centre[1] - size[1] / 2),
        float(size[0]),
        float(size[1]),
        at(2),
        at(3),
        at(4),
        at(5),
        at(6),
        at(7),
    )


def _distinct(faces: list[Face]) -> list[Face]:
    """The surest of every group of overlapping boxes."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda item: -item.score):
        if all(face.overlap(other) < SAME for other in kept):
            kept.append(face)
    return kept
