"""Finds lines of text in a picture and reads them, with the place and certainty of every character.

Two PP-OCR networks on onnxruntime: a small one that marks where text is (DB), and one that reads a
straightened line (CTC). The steps around them are written here because the library that wraps
them downloads files, and because only the raw output tells where on the line a character stands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.photo.pixels import Pixels, resized
from app.core.photo.sight.models import CHARACTERS, LINES

Points = NDArray[np.float32]

INK_SCORE = 0.3
"""A pixel of the text map above this is part of a line."""
LINE_SCORE = 0.5
"""A line whose map is less certain on average is dropped."""
GROW = 1.6
"""The map marks the core of a line; the line is this much larger (area over outline)."""
READER_HEIGHT = 48
LINES_AT_MOST = 40
PIXELS_AT_MOST = 2_000_000
"""Seen at once: the finder needs about 150 bytes of memory per pixel."""


@dataclass(frozen=True)
class Character:
    """One character: `place` is its centre along the line (0 left end, 1 right end)."""

    sign: str
    certainty: float
    place: float


@dataclass(frozen=True)
class Line:
    """A line of text. `corners`: top left, top right, bottom right, bottom left, picture pixels."""

    corners: Points
    characters: tuple[Character, ...]

    @property
    def words(self) -> str:
        return "".join(character.sign for character in self.characters)

    @property
    def certainty(self) -> float:
        if not self.characters:
            return 0.0
        return sum(character.certainty for character in self.characters) / len(self.characters)

    def point(self, character: Character) -> tuple[float, float]:
        """The centre of a character in the picture."""
        top_left, top_right, bottom_right, bottom_left = self.corners
        top = top_left + (top_right - top_left) * character.place
        bottom = bottom_left + (bottom_right - bottom_left) * character.place
        middle = (top + bottom) / 2
        return float(middle[0]), float(middle[1])


class Reader:
    """Both networks, loaded once. Pictures are BGR, uint8."""

    def __init__(self, threads: int = 2) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        make = onnxruntime.InferenceSession
        cpu = ["CPUExecutionProvider"]
        self._finder: Any = make(LINES.load(), options, providers=cpu)
        self._speller: Any = make(CHARACTERS.load(), options, providers=cpu)
        listed = self._speller.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._signs = ["", *listed, " "]

    def find(self, picture: Pixels, side: int) -> list[Points]:
        """Corners of the lines in a picture, seen with its longer side at `side` pixels."""
        height, width = picture.shape[:2]
        scale = min(side / max(height, width), math.sqrt(PIXELS_AT_MOST / (height * width)))
        rows = max(32, round(height * scale / 32) * 32)
        columns = max(32, round(width * scale / 32) * 32)
        small = resized(picture, columns, rows)
        tensor = (small.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[None]
        heat = self._finder.run(None, {self._finder.get_inputs()[0].name: tensor})[0][0, 0]
        mask = (heat > INK_SCORE).astype(np.uint8)
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        stretch = np.array([width / columns, height / rows], np.float32)
        found: list[tuple[float, Points]] = []
        for outline in outlines:
            centre, size, angle = cv2.minAreaRect(outline)
            if min(size) < 3:
                continue
            if _mean_inside(heat, outline) < LINE_SCORE:
                continue
            distance = size[0] * size[1] * GROW / (2 * (size[0] + size[1]))
            grown = (size[0] + 2 * distance, size[1] + 2 * distance)
            corners = cv2.boxPoints((centre, grown, angle)).astype(np.float32)
            found.append((grown[0] * grown[1], _upright(corners) * stretch))
        found.sort(key=lambda item: -item[0])
        return [corners for _, corners in found[:LINES_AT_MOST]]

    def read(self, picture: Pixels, lines: Sequence[Points], only: str = "") -> list[Line]:
        """Reads the given lines; with `only`, no other signs than these are considered."""
        if not lines:
            return []
        strips = [_straightened(picture, corners) for corners in lines]
        order = sorted(range(len(strips)), key=lambda i: strips[i].shape[1])
        result: list[Line | None] = [None] * len(strips)
        for start in range(0, len(order), 4):
            batch = order[start : start + 4]
            widest = max(max(strips[i].shape[1] for i in batch), 96)
            tensor = np.zeros((len(batch), 3, READER_HEIGHT, widest), np.float32)
            for row, i in enumerate(batch):
                strip = strips[i].astype(np.float32) / 127.5 - 1
                tensor[row, :, :, : strip.shape[1]] = strip.transpose(2, 0, 1)
            chances = self._speller.run(None, {self._speller.get_inputs()[0].name: tensor})[0]
            for row, i in enumerate(batch):
                share = strips[i].shape[1] / widest
                result[i] = Line(lines[i], self._spell(chances[row], share, only))
        return [line for line in result if line is not None]

    def _spell(self, chances: NDArray[np.float32], share: float, only: str) -> tuple[Character, ...]:
        """CTC: the best sign per step, repeats merged. `share`: part of the steps that is line."""
        if only:
            kept = [0, *(self._signs.index(sign) for sign in only)]
            best = np.array(kept)[chances[:, kept].argmax(axis=1)]
        else:
            best = chances.argmax(axis=1)
        steps = len(best)
        spelled: list[Character] = []
        start = 0
        while start < steps:
            end = start
            while end + 1 < steps and best[end + 1] == best[start]:
                end += 1
            if best[start]:
                certainty = float(chances[start : end + 1, best[start]].max())
                place = ((start + end + 1) / 2) / steps / share
                sign = self._signs[best[start]]
                if sign != " ":
                    spelled.append(Character(sign, certainty, min(place, 1.0)))
            start = end + 1
        return tuple(spelled)


def _mean_inside(heat: NDArray[np.float32], outline: Any) -> float:
    """Mean of the text map inside an outline."""
    x, y, width, height = cv2.boundingRect(outline)
    inside = np.zeros((height, width), np.uint8)
    cv2.fillPoly(inside, [outline - np.array([[x, y]])], (1,))
    return float(cv2.mean(heat[y : y + height, x : x + width], inside)[0])


def _upright(corners: Points) -> Points:
    """The four corners from the top left clockwise, for text within 45 degrees of level."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def _straightened(picture: Pixels, corners: Points) -> Pixels:
    """The line as a strip of the reader's height."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = max(math.dist(top_left, top_right), math.dist(bottom_left, bottom_right))
    height = max(math.dist(top_left, bottom_left), math.dist(top_right, bottom_right), 1.0)
    columns = min(max(round(READER_HEIGHT * width / height), 8), 1600)
    target = np.array([[0, 0], [columns, 0], [columns, READER_HEIGHT], [0, READER_HEIGHT]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    # A line much taller than the reader is first brought near its size, else thin strokes are lost.
    return np.asarray(
        cv2.warpPerspective(
            picture, matrix, (columns, READER_HEIGHT), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
        ),
        np.uint8,
    )
