from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont

from app.widgets.fonts import FAMILY, FILES, load_fonts, missing_characters
from app.widgets.theme import RESOURCES


def test_rare_characters_of_names_are_told_apart() -> None:
    assert missing_characters("林知夏 艾力·阿不都 龘䶮喆昇㛃𬭎") == ""
    assert missing_characters("𠮷田𠮷") == "𠮷"


def test_blanks_are_not_missing() -> None:
    assert missing_characters(" \n\u3000") == ""


@pytest.mark.parametrize("name", FILES)
def test_both_weights_draw_the_same_characters(name: str) -> None:
    face = QRawFont(str(RESOURCES / "fonts" / name), 16)
    assert face.isValid()
    wanted = "林龘䶮㛃𬭎·•→□…—“”‘’①℃ ABCxyz0189，。？！（）《》【】"
    assert [c for c in wanted if not face.supportsCharacter(ord(c))] == []


def test_whatever_the_program_says_can_be_drawn() -> None:
    files = [p for kind in ("*.po", "*.html") for p in RESOURCES.rglob(kind)]
    absent = {path.name: missing_characters(path.read_text("utf-8")) for path in files}
    assert {name: found for name, found in absent.items() if found} == {}


def test_digits_are_of_one_width_so_that_countdowns_stand_still() -> None:
    load_fonts()
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font = QFont(FAMILY, weight=weight)
        font.setPixelSize(100)
        face = QRawFont.fromFont(font)
        widths = face.advancesForGlyphIndexes(face.glyphIndexesForString("0123456789"))
        assert len({round(point.x(), 2) for point in widths}) == 1


def test_the_licence_lies_beside_the_faces() -> None:
    licence = (RESOURCES / "fonts" / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_english_uses_straight_quotes() -> None:
    """The face draws curly quotes as wide as a Chinese character."""
    sources = Path(__file__).resolve().parents[2] / "app" / "widgets"
    curly = [path.name for path in sources.glob("*.py") if set("“”‘’") & set(_english(path))]
    assert not curly


def _english(path: Path) -> str:
    import ast

    tree = ast.parse(path.read_text("utf-8"))
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    markers = (n for n in calls if n.func.id in ("text", "text_in", "text_n"))  # type: ignore[attr-defined]
    return " ".join(
        a.value for n in markers for a in n.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
    )
