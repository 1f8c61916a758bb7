"""The two strokes most painted parts are made of: a rounded surface, and a line of words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from app.widgets.theme import theme

LEFT = Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight


def paint_surface(
    painter: QPainter,
    area: QRectF,
    fill: str,
    border: str,
    radius: float,
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded rectangle inside `area`; `fill` and `border` are colour tokens, empty for none."""
    worn = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(worn.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if border:
        pen = QPen(worn.colour(border), width)
        if dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    inset = width / 2 if border else 0
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def paint_words(
    painter: QPainter,
    area: QRectF,
    words: str,
    role: str,
    colour: str = "ink",
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of words in the middle of `area`'s height, cut with an ellipsis where it is too long."""
    worn = theme()
    font = worn.font(role)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) > area.width() + 1:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(worn.colour(colour))
    painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)


def width_of(words: str, role: str) -> float:
    """How wide a line of words is in this role, in pixels."""
    return QFontMetricsF(theme().font(role)).horizontalAdvance(words)


def row_ground(area: QRectF, radius: float, first: bool, last: bool) -> QPainterPath:
    """The outline of a row in a card: round only where the card is."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    rounding = radius if first or last else 0
    path.addRoundedRect(area, rounding, rounding)
    if first != last:
        path.addRect(area.adjusted(0, radius if first else 0, 0, 0 if first else -radius))
    return path
