"""Arrays of pixels, and the two things everybody does with them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Height x width x 3, blue green red."""
Floats = NDArray[np.float32]


def resized(picture: Pixels, width: int, height: int) -> Pixels:
    """At another size; shrinking averages, so that thin print does not fall through."""
    size = (max(1, width), max(1, height))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def grey_levels(picture: Pixels) -> Floats:
    """Height x width, 0 to 255."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.float32)


def preview(picture: Pixels, quarter_turns: int, side: int) -> tuple[int, int, bytes]:
    """Height, width and RGB bytes of a small upright copy, its longer side at most `side` pixels."""
    turned = np.ascontiguousarray(np.rot90(picture, quarter_turns))
    height, width = turned.shape[:2]
    scale = min(1.0, side / max(height, width))
    small = resized(turned, round(width * scale), round(height * scale))
    return small.shape[0], small.shape[1], small[:, :, ::-1].tobytes()
