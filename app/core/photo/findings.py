"""What was measured in a picture, before anything is judged.

These values cross from the picture process to the program as JSON, so they hold plain numbers and
words only. Places are in pixels of the picture as it is shown (EXIF rotation applied).
"""

from __future__ import annotations

from dataclasses import dataclass

Quad = tuple[float, float, float, float, float, float, float, float]
"""x and y of the top left, top right, bottom right and bottom left corner."""


@dataclass(frozen=True)
class FaceFound:
    """A face outside the card, the largest first."""

    left: float
    top: float
    width: float
    height: float
    score: float
    score_near: float
    """Certainty of a second network that looks at the face from near: low when part is hidden."""
    dark_eyes: float
    """Share of both eye regions that is much darker than the face (0 to 1)."""
    bearded: bool
    """Mouth and chin look like hair: the second network then doubts without cause."""


@dataclass(frozen=True)
class FieldFound:
    """One printed field: what was read and how much of its place is not card."""

    field: str
    words: str
    certainty: float
    """Of the least certain character, 0 when nothing was read."""
    read: bool
    """The words have the form this field has on every card."""
    foreign: float
    """Share of its place where something lies that is neither card nor print."""
    glare: float
    """Share of its place that is burnt out."""
    place: Quad


@dataclass(frozen=True)
class CardFound:
    side: str
    """`portrait` or `emblem`."""
    corners: Quad
    width: float
    outside: float
    """How far its outline leaves the picture, as a share of its width."""
    sharpness: float
    """Edge strength over contrast of the card at 400 px (Tenengrad / variance)."""
    brightness: float
    """Mean grey level of the card, 0 to 255."""
    paper: float
    """Grey level of its background."""
    contrast: float
    """How much darker the print is than the background, grey levels."""
    glare: float
    """Share of the whole card that is burnt out."""
    number: str
    """18 characters, or what could be read of them."""
    number_certain: bool
    """Two readings agree and no character is doubtful."""
    birth: str
    """ISO date as printed beside 出生, or empty."""
    sex: str
    fields: tuple[FieldFound, ...]


@dataclass(frozen=True)
class Findings:
    """One picture."""

    width: int
    height: int
    scale: float
    """Pixels of the file per pixel looked at: above 1 where a very large picture was made smaller."""
    quarter_turns: int
    """Quarter turns to the left that set the person upright, else 0. Places are told after them."""
    mirrored: bool
    brightness: float
    faces: tuple[FaceFound, ...]
    card: CardFound | None
    likeness: str
    """256-bit hash of the coarse light and dark, hexadecimal; equal or near for the same picture."""

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height in which places are told."""
        return (self.height, self.width) if self.quarter_turns % 2 else (self.width, self.height)
