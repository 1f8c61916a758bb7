"""Hills and a sun: warmth on the first, last and idle pages and on the virtual phone, nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.part import Part
from app.widgets.theme import theme

# Heights of each ridge from left to right, as shares of the height of the picture (1 is the top).
_RIDGES = {
    "hillFar": (0.32, 0.60, 0.56, 0.34, 0.40, 0.66, 0.60, 0.50),
    "hillMid": (0.18, 0.28, 0.22, 0.16, 0.30, 0.36, 0.26, 0.20),
    "hillNear": (0.07, 0.15, 0.12, 0.07, 0.05, 0.08, 0.14, 0.17),
}


def paint_hills(painter: QPainter, area: QRectF, *, small: bool = False) -> None:
    """Paint them standing on the lower edge of `area`; nothing in high contrast."""
    worn = theme()
    if not worn.border("hill"):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    radius = area.height() * (0.2 if small else 0.24)
    painter.setBrush(worn.colour("sun"))
    painter.drawEllipse(
        QPointF(area.left() + area.width() * 0.853, area.top() + area.height() * 0.24), radius, radius
    )
    for name, heights in _RIDGES.items():
        if small and name == "hillNear":
            continue
        painter.setBrush(worn.colour(name))
        painter.drawPath(_ridge(area, heights))


def _ridge(area: QRectF, heights: tuple[float, ...]) -> QPainterPath:
    """A smooth outline through the heights."""
    step = area.width() / (len(heights) - 1)
    points = [
        QPointF(area.left() + i * step, area.bottom() - h * area.height()) for i, h in enumerate(heights)
    ]
    path = QPainterPath(points[0])
    slopes = [0.0] * len(points)
    for i in range(1, len(points) - 1):
        slopes[i] = (points[i + 1].y() - points[i - 1].y()) / 2
    for i in range(1, len(points)):
        a, b = points[i - 1], points[i]
        path.cubicTo(
            QPointF(a.x() + step / 3, a.y() + slopes[i - 1] / 3),
            QPointF(b.x() - step / 3, b.y() - slopes[i] / 3),
            b,
        )
    path.lineTo(area.bottomRight())
    path.lineTo(area.bottomLeft())
    path.closeSubpath()
    return path


class Hills(Part, QWidget):
    """The picture as a widget, at least 100 high; decoration, silent to readers, lets clicks through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.settle()

    def restyle(self) -> None:
        self.setMinimumHeight(theme().px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(self.height(), theme().px(150))
        paint_hills(painter, QRectF(0, self.height() - height, self.width(), height))
