"""Measures a decoded picture from end to end. Runs in the picture process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from app.core.photo.findings import CardFound, FaceFound, Findings
from app.core.photo.pixels import Pixels, resized
from app.core.photo.sight import card as cards
from app.core.photo.sight import covering, fields, light, printed_portrait, surface
from app.core.photo.sight.card import Card
from app.core.photo.sight.faces import Face, FaceFinder
from app.core.photo.sight.reading import Reader

Progress = Callable[[str], None]
SMALL_SIDE = 1200
"""Faces are looked for in a picture of this size: the networks see 192 or 256 pixels anyway."""


@dataclass(frozen=True)
class Eyes:
    """The loaded networks."""

    reader: Reader
    finder: FaceFinder
    near: FaceFinder

    @classmethod
    def open(cls, threads: int = 2) -> Eyes:
        """Raises ModelMissing."""
        cv2.setNumThreads(threads)
        return cls(Reader(threads), FaceFinder(), FaceFinder(near=True))


def inspect(eyes: Eyes, picture: Pixels, progress: Progress, scale: float = 1.0) -> Findings:
    """Everything that is measured in a BGR picture; `progress` hears the name of each stage.

    `scale`: pixels of the file per pixel of `picture`.
    """
    height, width = picture.shape[:2]
    progress("face")
    turns, upright, faces = _set_upright(eyes, picture)
    progress("card")
    card = cards.locate(eyes.reader, upright, _torso(upright, faces))
    mirrored = False
    if card is None and turns == 0:
        flipped = np.ascontiguousarray(upright[:, ::-1])
        mirrored = cards.locate(eyes.reader, flipped, None) is not None
    progress("fields")
    found = None if card is None else _card(eyes, upright, card)
    outside = [face for face in faces if card is None or not _on_card(face, card)]
    outside.sort(key=lambda face: -face.width * face.height)
    seen = tuple(_face(eyes, upright, face) for face in outside)
    return Findings(
        width,
        height,
        round(scale, 3),
        turns,
        mirrored,
        round(light.brightness(picture), 1),
        seen,
        found,
        light.likeness(picture),
    )


def _set_upright(eyes: Eyes, picture: Pixels) -> tuple[int, Pixels, list[Face]]:
    """Quarter turns to the left that set the surest face upright, the picture so turned, its faces."""
    height, width = picture.shape[:2]
    scale = min(1.0, SMALL_SIDE / max(height, width))
    small = resized(picture, round(width * scale), round(height * scale))
    best, best_score = 0, 0.0
    for turns in (0, 1, 3, 2):
        turned = np.ascontiguousarray(np.rot90(small, turns))
        score = max((face.score for face in eyes.finder.find(turned) if _may_lead(face, turned)), default=0.0)
        if score > best_score:
            best, best_score = turns, score
        if turns == 0 and score > 0.7:
            break
    small = np.ascontiguousarray(np.rot90(small, best))
    faces = eyes.finder.find(small)
    faces += [face for face in eyes.near.find(small) if all(face.overlap(other) < 0.2 for other in faces)]
    faces = [face.scaled(1 / scale) for face in faces if abs(face.tilt()) < 60]
    return best, np.ascontiguousarray(np.rot90(picture, best)), faces


def _may_lead(face: Face, picture: Pixels) -> bool:
    """Upright, and of a person who holds a card: the printed portrait must not turn the picture."""
    return abs(face.tilt()) < 45 and face.width > 0.09 * min(picture.shape[:2])


def _torso(picture: Pixels, faces: list[Face]) -> tuple[int, int, int, int]:
    """Where a card is held: below the largest face, or the lower part of the picture."""
    height, width = picture.shape[:2]
    if not faces:
        return 0, height // 4, width, height
    face = max(faces, key=lambda item: item.width)
    centre = face.left + face.width / 2
    left, right = max(0, round(centre - 2.2 * face.width)), min(width, round(centre + 2.2 * face.width))
    return (
        left,
        round(max(0.0, face.top + 0.8 * face.height)),
        right,
        min(height, round(face.top + 4.5 * face.height)),
    )


def _on_card(face: Face, card: Card) -> bool:
    """The printed portrait is a face too."""
    centre = (face.left + face.width / 2, face.top + face.height / 2)
    return cv2.pointPolygonTest(card.corners().reshape(-1, 1, 2), centre, False) >= 0


def _face(eyes: Eyes, picture: Pixels, face: Face) -> FaceFound:
    look = covering.Look(picture, face)
    return FaceFound(
        left=round(face.left, 1),
        top=round(face.top, 1),
        width=round(face.width, 1),
        height=round(face.height, 1),
        score=round(face.score, 3),
        score_near=round(covering.near_score(eyes.near, picture, face), 3),
        dark_eyes=round(look.dark_eyes(), 3),
        bearded=look.bearded(),
    )


def _card(eyes: Eyes, picture: Pixels, card: Card) -> CardFound:
    look = surface.examine(card.face, card.side)
    reading = fields.read(eyes.reader, card, look)
    portrait = (
        (printed_portrait.look(eyes.finder, eyes.near, card, look),) if card.side == cards.PORTRAIT else ()
    )
    corners = card.corners()
    height, width = picture.shape[:2]
    over = max(
        float(-corners.min()), float(corners[:, 0].max() - width), float(corners[:, 1].max() - height), 0.0
    )
    return CardFound(
        side=card.side,
        corners=fields.quad(corners),
        width=round(card.width(), 1),
        outside=round(over / card.width(), 3),
        sharpness=round(light.sharpness(card.face), 3),
        brightness=round(light.brightness(light.card_only(card.face)), 1),
        paper=round(look.paper, 1),
        contrast=round(look.contrast, 1),
        glare=round(float(look.burnt.mean()), 3),
        number=reading.number,
        number_certain=reading.number_certain,
        birth=reading.birth,
        sex=reading.sex,
        fields=(*reading.fields, *portrait),
    )
