"""The picture printed on the card: is it there to be seen?

Paper cannot be told inside a picture, so three things speak: a face found in it, its clear frame of
paper all around, and no light burnt into it.
"""

from __future__ import annotations

import numpy as np

from app.core.photo.findings import FieldFound
from app.core.photo.sight import layout
from app.core.photo.sight.card import MARGIN, SCALE, Card
from app.core.photo.sight.faces import Face, FaceFinder
from app.core.photo.sight.fields import quad
from app.core.photo.sight.layout import Area
from app.core.photo.sight.surface import Surface

PLACE = layout.PORTRAIT_SIDE["portrait"]
FRAME = (
    (Area(PLACE.left + 1, 41.8, PLACE.right - 1.5, 44.0),),
    (Area(50.0, PLACE.top + 3, 51.4, PLACE.bottom), Area(52.0, PLACE.top + 3, 53.4, PLACE.bottom)),
    (Area(80.2, PLACE.top + 2, 81.6, 29.0), Area(82.8, PLACE.top + 2, 84.2, 29.0)),
)
"""Below, left, right. What comes from a side lies on all strips of that side; where the card is seen at a
slant the picture itself, or what is behind the card, may reach into one of them."""
FACE_SURE = 0.6


def look(finder: FaceFinder, near: FaceFinder, card: Card, surface: Surface) -> FieldFound:
    """What is seen of the printed portrait; `certainty` is that of its face."""
    around = Area(PLACE.left - 3, PLACE.top - 3, PLACE.right + 3, PLACE.bottom + 1)
    left, top = round((around.left + MARGIN) * SCALE), round((around.top + MARGIN) * SCALE)
    right, bottom = round((around.right + MARGIN) * SCALE), round((around.bottom + MARGIN) * SCALE)
    part = np.ascontiguousarray(card.face[top:bottom, left:right])
    certainty = max(
        _score(finder.find(part, least=0.1), part.shape), _score(near.find(part, least=0.1), part.shape)
    )
    foreign = max(min(surface.share(surface.foreign, strip) for strip in strips) for strips in FRAME)
    burnt = surface.share(surface.burnt, PLACE)
    return FieldFound(
        "portrait",
        "",
        round(certainty, 3),
        certainty >= FACE_SURE,
        round(foreign, 3),
        round(burnt, 3),
        quad(card.area(PLACE)),
    )


def _score(faces: list[Face], shape: tuple[int, ...]) -> float:
    """The surest face of the size a printed portrait has."""
    fitting = [
        face.score
        for face in faces
        if 0.25 * shape[1] < face.width < 0.95 * shape[1] and abs(face.tilt()) < 40
    ]
    return max(fitting, default=0.0)
