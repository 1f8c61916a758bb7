"""The look as a value: colours, sizes and type of one palette at one size, and how a window puts it on.

The numbers are data (`app/resources/theme/tokens.json`); nothing here knows a widget. Painted parts ask
`theme()` while they paint and measure; the rest is dressed by a style sheet made from `sheet.qss`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Literal

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.widgets.fonts import FAMILY, load_fonts

PaletteName = Literal["light", "dark", "contrast"]
SizeName = Literal["standard", "large", "projector"]

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_worn: Theme | None = None
"""A program has one window dress. Asked thousands of times for each page, so it is not a Qt property."""


@cache
def tokens() -> dict[str, Any]:
    """The token file as it is: palettes, borders, type, projectorType, sizes."""
    loaded: dict[str, Any] = json.loads((RESOURCES / "theme" / "tokens.json").read_text("utf-8"))
    return loaded


@dataclass(frozen=True)
class Theme:
    """One palette at one size; made by `theme_of`, compared by identity of its two names.

    Lengths are logical pixels. `target` is the least side of anything to be clicked or touched.
    """

    palette: PaletteName
    size: SizeName
    scale: float = field(compare=False)
    target: int = field(compare=False)
    calm: bool = False
    """Reduced motion: every animation takes no time."""
    _colours: dict[str, QColor] = field(compare=False, repr=False, default_factory=dict)
    _fonts: dict[str, QFont] = field(compare=False, repr=False, default_factory=dict)

    def colour(self, token: str) -> QColor:
        """The colour of a token; an unknown token is a mistake of the caller and raises KeyError."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(tokens()["palettes"][self.palette][token])
        return QColor(found)  # a copy: QColor can be changed, and the next caller wants the token

    def faint(self, token: str, alpha: float) -> QColor:
        """The colour of a token, `alpha` from 0 (nothing) to 1 (all of it)."""
        colour = self.colour(token)
        colour.setAlphaF(alpha)
        return colour

    def px(self, length: float) -> int:
        """A length of the standard size at this size, in whole pixels."""
        return round(length * self.scale)

    def border(self, kind: Literal["control", "error", "card", "hill"]) -> float:
        """The width of a border; it grows with the palette, and on a projector, not with large text."""
        width = float(tokens()["borders"][self.palette][kind])
        return width * 2 if self.size == "projector" else width

    def font(self, role: str) -> QFont:
        """The font of a type role (`title`, `body`, `hint`, …)."""
        found = self._fonts.get(role)
        if found is None:
            size, _, weight = self._type(role)
            found = self._fonts[role] = QFont(FAMILY)
            found.setPixelSize(size)
            found.setWeight(QFont.Weight(weight))
        return QFont(found)  # a copy, as with colours

    def size_of(self, role: str) -> int:
        """The size of the letters of this role, in pixels."""
        return self._type(role)[0]

    def line(self, role: str) -> int:
        """The height of a line of this role."""
        return self._type(role)[1]

    def duration(self, milliseconds: int) -> int:
        """How long a motion takes, in milliseconds; 0 when motion is reduced."""
        return 0 if self.calm else milliseconds

    def _type(self, role: str) -> tuple[int, int, int]:
        if self.size == "projector":
            size, line, weight = tokens()["projectorType"][role]
            return size, line, weight
        size, line, weight = tokens()["type"][role]
        return self.px(size), self.px(line), weight


@cache
def theme_of(palette: PaletteName = "light", size: SizeName = "standard", calm: bool = False) -> Theme:
    """The theme of a palette and a size; the same object for the same names."""
    measures = tokens()["sizes"][size]
    return Theme(palette, size, measures["scale"], measures["target"], calm)


def theme() -> Theme:
    """The theme the program wears now; light and standard when none was put on."""
    return _worn or theme_of()


def apply_theme(app: QApplication, wanted: Theme) -> None:
    """Put a theme on the whole program, now and while it runs.

    Loads the fonts once, sets palette, base font and style sheet, then has every part measure itself.
    """
    global _worn
    load_fonts()
    _worn = wanted
    app.setPalette(_qt_palette(wanted))
    app.setFont(wanted.font("body"))
    app.setStyleSheet(style_sheet(wanted))
    # Not by the style change event: Qt is not done with fonts while it sends that.
    for widget in app.allWidgets():
        redress = getattr(widget, "redress", None)
        if redress is not None:
            redress()
            widget.update()


def style_sheet(worn: Theme) -> str:
    """The style sheet of a theme, from the template in the resources."""
    source = Template((RESOURCES / "theme" / "sheet.qss").read_text("utf-8"))
    words: dict[str, str] = dict(tokens()["palettes"][worn.palette])
    words |= {f"px{n}": f"{worn.px(n)}px" for n in (2, 4, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 44)}
    words |= {"target": f"{worn.target}px", "hint": f"{worn._type('hint')[0]}px"}
    return source.substitute(words)


def _qt_palette(worn: Theme) -> QPalette:
    """What Qt's own parts (menus, selections, file dialogs) take their colours from."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.PlaceholderText: "ink3",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "onAccent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Accent: "accent",
    }
    for role, token in roles.items():
        palette.setColor(role, worn.colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, worn.colour("ink3"))
    return palette
