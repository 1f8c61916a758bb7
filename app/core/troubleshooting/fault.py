"""What is wrong with a tree file, in words for the person who edits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.text import Text


@dataclass(frozen=True, order=True)
class Place:
    """A file by its short name, and a line counted from 1 (0: the file as a whole)."""

    file: str
    line: int


@dataclass(frozen=True)
class Fault:
    """One thing to mend. An advisory one (stale content, an uncited rule) does not stop the tree."""

    place: Place
    message: Text
    advisory: bool = False


class TreeFaulty(Exception):
    """The file cannot serve; `faults` has at least one that is not advisory."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)
