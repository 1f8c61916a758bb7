"""What a screen reader gets of a window, and what is wrong with it. Without Qt: the reader of the
accessibility bus runs in the Python of the system.

Roles are called as AT-SPI calls them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ACTIONABLE = frozenset(
    {
        "push button",
        "toggle button",
        "check box",
        "radio button",
        "combo box",
        "link",
        "list",
        "list item",
        "menu item",
        "password text",
        "text",
    }
)
"""What one can do something with."""
SPOKEN = frozenset({"heading", "label", "notification", "alert", "document frame"})
"""What may hold the focus to be read."""
OTHER_WORDS = ("中文", "English", "沈清和", "周以安")
"""Languages are called in their own, and people of the samples by their names."""


@dataclass(frozen=True)
class Heard:
    """One showing part."""

    role: str
    name: str
    description: str = ""
    focusable: bool = False
    enabled: bool = True
    value: str = ""

    def __str__(self) -> str:
        return f"[{self.role}] “{self.name}”"


def faults(parts: Sequence[Heard], language: str) -> Iterator[str]:
    """Sentences, one for each thing that is wrong with a page in ``zh_CN`` or ``en``."""
    if not any(part.role == "heading" and part.name.strip() for part in parts):
        yield "the page has no heading"
    for part in parts:
        if part.focusable and not part.name.strip():
            yield f"{part} takes the focus and has no name"
        if part.focusable and part.role not in ACTIONABLE | SPOKEN:
            yield f"{part} takes the focus and is nothing one can use"
        if part.role in ACTIONABLE and part.name not in OTHER_WORDS:
            yield from _mixed(part, language)
        if part.role == "push button" and not part.enabled and not part.description.strip():
            yield f"{part} is off and does not say why"


def _mixed(part: Heard, language: str) -> Iterator[str]:
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in part.name)
    latin = sum(c.isascii() and c.isalpha() for c in part.name)
    if language == "en" and chinese and not latin:
        yield f"{part} is Chinese on an English page"
    if language == "zh_CN" and latin > 3 and not chinese:
        yield f"{part} is English on a Chinese page"
