"""Line icons, drawn for this program: SVG on a 24 grid, coloured when they are loaded.

Each file in `app/resources/icons` draws with ``currentColor`` in lines 1.75 wide.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.widgets.theme import RESOURCES

_FOLDER = RESOURCES / "icons"


@cache
def _source(name: str) -> str:
    if not name.replace("-", "").isalnum():
        raise ValueError(f"not the name of an icon: {name!r}")
    return (_FOLDER / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    source = _source(name).replace("currentColor", colour)
    if stroke != 1.75:
        source = source.replace('stroke-width="1.75"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(source.encode()))


def paint_icon(painter: QPainter, name: str, area: QRectF, colour: QColor, stroke: float = 1.75) -> None:
    """Paint an icon into a square of the painter's own units; sharp at every scale."""
    _renderer(name, colour.name(), stroke).render(painter, area)


def icon_pixmap(name: str, side: int, colour: QColor, ratio: float = 1.0, stroke: float = 1.75) -> QPixmap:
    """An icon as a pixmap of `side` logical pixels for a screen of `ratio` device pixels each."""
    drawing = _renderer(name, colour.name(), stroke)  # first, so that no painter is left open
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def icon(name: str, side: int, colour: QColor) -> QIcon:
    """An icon for Qt's own parts (menu entries, line edit actions), sharp at twice the density too."""
    made = QIcon(icon_pixmap(name, side, colour))
    made.addPixmap(icon_pixmap(name, side, colour, 2.0))
    return made
