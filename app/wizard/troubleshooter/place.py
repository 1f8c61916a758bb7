"""Where a person is in the troubleshooter, as a value, so that Back needs no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.core.troubleshooting.walk import Walk


class View(Enum):
    SEARCH = auto()
    AREAS = auto()
    AREA = auto()
    TREE = auto()
    LETTER = auto()


@dataclass(frozen=True)
class Place:
    """`area` is set in an area, `walk` in the tree and for a letter."""

    view: View
    area: str = ""
    walk: Walk = Walk(("",))
