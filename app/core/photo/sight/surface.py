"""The card as a surface: what on it is neither paper nor print, and where light burns it out."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.photo.pixels import Pixels
from app.core.photo.sight import layout
from app.core.photo.sight.card import MARGIN, PORTRAIT, SCALE
from app.core.photo.sight.layout import Area

COARSE = 4.0
"""Pixels per millimetre at which the surface is looked at."""
PRINTED = {
    PORTRAIT: (Area(54, 6, 80, 39),),
    "emblem": (Area(4, 3, 24.5, 23),),
}
"""Parts of each side that are pictures, where the paper cannot be told."""
BURNT = 250


@dataclass(frozen=True)
class Surface:
    """Maps over the card at COARSE pixels per millimetre, without margin."""

    foreign: NDArray[np.bool_]
    burnt: NDArray[np.bool_]
    paper: float
    """Median grey level of the paper."""
    contrast: float
    """Grey levels between paper and print."""

    def share(self, which: NDArray[np.bool_], place: Area) -> float:
        """How much of a place is marked in a map."""
        part = _cut(which, place)
        return float(part.mean()) if part.size else 0.0


def examine(face: Pixels, side: str) -> Surface:
    """Looks at a straightened card (with its margin)."""
    inner = round(MARGIN * SCALE)
    card = face[inner : inner + round(layout.HEIGHT * SCALE), inner : inner + round(layout.WIDTH * SCALE)]
    size = (round(layout.WIDTH * COARSE), round(layout.HEIGHT * COARSE))
    small = cv2.resize(card, size, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    # Print is thin and dark: closing fills it, so that only paper and things on it are left.
    fill = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    light = cv2.GaussianBlur(cv2.morphologyEx(lab[..., 0], cv2.MORPH_CLOSE, fill), (0, 0), 1.5)
    sheets = [np.asarray(light, np.float32)]
    sheets += [np.asarray(cv2.medianBlur(lab[..., i].astype(np.uint8), 9), np.float32) for i in (1, 2)]
    known = np.ones(light.shape, bool)
    for place in PRINTED[side]:
        _cut(known, place)[:] = False
    edge = round(2 * COARSE)
    known[:edge], known[-edge:], known[:, :edge], known[:, -edge:] = False, False, False, False
    rest = [channel - _paper(channel, known) for channel in sheets]
    noise = [max(1.4826 * float(np.median(np.abs(part[known]))), 0.8) for part in rest]
    off = np.zeros(light.shape, np.float32)
    for part, spread, weight in zip(rest, noise, (0.45, 1.0, 1.0), strict=True):
        off += (weight * np.maximum(np.abs(part) - 2.5 * spread, 0)) ** 2
    foreign = np.sqrt(off) > 7
    # A finger is wider than a character is dense.
    core = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11))
    foreign = cv2.morphologyEx(foreign.astype(np.uint8), cv2.MORPH_OPEN, core) > 0
    for place in PRINTED[side]:
        _cut(foreign, place)[:] = False
    lowest = small.min(axis=2)
    burnt = (
        cv2.morphologyEx((lowest >= BURNT).astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)) > 0
    )
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).astype(np.float32)
    good = known & ~foreign & ~burnt
    if good.sum() < 50:
        good = known
    paper = float(np.median(grey[good]))
    ink = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, fill)
    return Surface(foreign, burnt, paper, float(np.percentile(ink[good], 98)))


def _paper(channel: NDArray[np.float32], known: NDArray[np.bool_]) -> NDArray[np.float32]:
    """A smooth sheet through what most of the known pixels show."""
    rows, columns = channel.shape
    y, x = np.mgrid[0:rows, 0:columns]
    u, v = (x / columns - 0.5).astype(np.float32), (y / rows - 0.5).astype(np.float32)
    terms = np.stack([np.ones_like(u), u, v, u * u, u * v, v * v], axis=-1)
    chosen = known.copy()
    chosen[1::2] = False
    chosen[:, 1::2] = False
    system, values = terms[chosen], channel[chosen]
    sheet = np.array([np.median(values), 0, 0, 0, 0, 0], np.float32)
    for _ in range(8):
        gap = np.abs(values - system @ sheet)
        spread = max(1.4826 * float(np.median(gap)), 1.0)
        weight = 1 / (1 + (gap / (2 * spread)) ** 2) ** 2
        damped = system.T @ (system * weight[:, None]) + np.diag([0, 1, 1, 5, 5, 5])
        sheet = np.asarray(np.linalg.solve(damped, system.T @ (weight * values)), np.float32)
    return np.asarray(terms @ sheet, np.float32)


def _cut(array: NDArray[np.bool_], place: Area) -> NDArray[np.bool_]:
    """The part of a map under a place; a view."""
    return array[
        max(0, round(place.top * COARSE)) : max(0, round(place.bottom * COARSE)),
        max(0, round(place.left * COARSE)) : max(0, round(place.right * COARSE)),
    ]
