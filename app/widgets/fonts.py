"""The bundled face: Noto Sans SC, Regular and Bold, loaded once and only when a window is wanted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

FAMILY = "Noto Sans SC"
_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FILES = ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.ttf")


@cache
def load_fonts() -> None:
    """Make the bundled face known to Qt; needs a QGuiApplication. Raises OSError if a file is missing."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(_FOLDER / name)) < 0:
            raise OSError(f"the bundled font {name} could not be loaded")


def missing_characters(words: str) -> str:
    """The characters of `words` the bundled face has no glyph for, in order, each once.

    A name with such a character is still stored and compared correctly; only this screen cannot draw
    it, which a page must say instead of showing an empty box.
    """
    load_fonts()
    face = _regular()
    absent = (c for c in words if not c.isspace() and not face.supportsCharacter(ord(c)))
    return "".join(dict.fromkeys(absent))


@cache
def _regular() -> QRawFont:
    font = QFont(FAMILY)
    font.setPixelSize(16)
    return QRawFont.fromFont(font)
