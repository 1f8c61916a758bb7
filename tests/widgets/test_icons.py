from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.widgets.icons import icon, icon_pixmap, paint_icon
from app.widgets.theme import RESOURCES

FILES = sorted((RESOURCES / "icons").glob("*.svg"))
SOURCES = Path(__file__).resolve().parents[2] / "app"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_icon_keeps_to_the_grid(path: Path) -> None:
    root = ET.parse(path).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert "#" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_icon_is_drawn_whole_and_in_the_colour_asked_for(path: Path) -> None:
    image = QImage(120, 120, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, path.stem, QRectF(12, 12, 96, 96), QColor("#AE2A1E"))
    painter.end()
    inked = [(x, y) for x in range(120) for y in range(120) if image.pixelColor(x, y).alpha() > 128]
    assert len(inked) > 100
    assert all(12 <= x < 108 and 12 <= y < 108 for x, y in inked), "it sticks out of its square"
    middle = inked[len(inked) // 2]
    assert image.pixelColor(*middle).red() > 150 > 60 > image.pixelColor(*middle).blue()


def test_every_icon_named_in_the_program_exists() -> None:
    names = {path.stem for path in FILES}
    asked = set()
    for path in SOURCES.rglob("*.py"):
        source = path.read_text("utf-8")
        asked |= set(
            re.findall(r'(?:paint_icon\(\w+, |Mark\(|Notice\(|Badge\(|icon(?:_after)?=)"([a-z-]+)"', source)
        )
    assert asked
    assert asked <= names


@pytest.mark.parametrize("name", ["../theme/tokens", "/etc/passwd", "a.b", ""])
def test_a_name_is_not_a_path(name: str) -> None:
    with pytest.raises(ValueError, match="icon"):
        icon_pixmap(name, 24, QColor("#000000"))


def test_a_pixmap_is_sharp_on_dense_screens() -> None:
    pixmap = icon_pixmap("check", 20, QColor("#000000"), 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20
    assert not icon("check", 20, QColor("#000000")).isNull()
