"""Sharpness and brightness."""

from __future__ import annotations

import cv2
import numpy as np

from app.core.photo.pixels import Pixels
from app.core.photo.sight import layout
from app.core.photo.sight.card import MARGIN, SCALE

CARD_WIDTH = 400
"""The card is compared at one size, whatever its size in the picture."""


def card_only(face: Pixels) -> Pixels:
    """A straightened card without its margin."""
    inner = round(MARGIN * SCALE)
    return face[inner : inner + round(layout.HEIGHT * SCALE), inner : inner + round(layout.WIDTH * SCALE)]


def sharpness(face: Pixels) -> float:
    """Tenengrad over variance of the card at 400 px: above 2.5 sharp, below 0.8 surely blurred."""
    card = card_only(face)
    height = round(CARD_WIDTH * card.shape[0] / card.shape[1])
    grey = cv2.cvtColor(
        cv2.resize(card, (CARD_WIDTH, height), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY
    )
    values = grey.astype(np.float32)
    across = cv2.Sobel(values, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(values, cv2.CV_32F, 0, 1)
    variance = float(values.var())
    return float((across**2 + down**2).mean()) / variance if variance > 1 else 0.0


def brightness(picture: Pixels) -> float:
    """Mean grey level, 0 to 255."""
    small = cv2.resize(picture, (128, 128), interpolation=cv2.INTER_AREA)
    return float(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).mean())


def likeness(picture: Pixels) -> str:
    """A difference hash of 256 bits, hexadecimal: the same picture gives the same or nearly the same."""
    grey = cv2.cvtColor(cv2.resize(picture, (17, 16), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    bits = (grey[:, 1:] > grey[:, :-1]).flatten()
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):064x}"
