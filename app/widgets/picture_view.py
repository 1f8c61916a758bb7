"""A picture with boxes on it: each box has a label and says by its colour and words what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import Text
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_surface, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme

State = Literal["ok", "bad", "warn"]
_TOKENS = {"ok": "pictureOk", "bad": "pictureBad", "warn": "pictureWarn"}


@dataclass(frozen=True)
class PictureBox:
    """A place in the picture: its corners in pixels of the picture, in order around it."""

    corners: tuple[tuple[float, float], ...]
    label: Text
    state: State
    number: int = 0
    """Joins the box to the row of the list with the same number; 0 for none."""
    named: bool = True
    """Whether the label is painted too: on a small place it would cover what one should look at."""


class PictureView(Part, QWidget):
    """The whole picture, as large as there is room, never larger than its pixels; boxes stay sharp."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._image = name, QImage()
        self._boxes: list[PictureBox] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.settle()

    def show_picture(self, image: QImage, boxes: Sequence[PictureBox] = ()) -> None:
        """A null image takes the picture away."""
        self._image, self._boxes = image, list(boxes)
        self.retell()

    def picture_area(self) -> QRectF:
        """Where the picture stands in the widget."""
        if self._image.isNull():
            return QRectF()
        size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def retell(self) -> None:
        self.setAccessibleName(say(self._name))
        self.setAccessibleDescription("; ".join(self._words(box) for box in self._boxes))
        self.update()

    def restyle(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(500), theme().px(318))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(160))

    @staticmethod
    def _words(box: PictureBox) -> str:
        return f"{box.number} {say(box.label)}" if box.number else say(box.label)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = self.picture_area()
        if area.isEmpty():
            paint_surface(painter, QRectF(self.rect()), "sunken", "edge", worn.px(14), dashed=True)
            return
        frame = QPainterPath()
        frame.addRoundedRect(area, worn.px(14), worn.px(14))
        painter.setClipPath(frame)
        painter.drawImage(area, self._image)
        painter.setClipping(False)
        scale = area.width() / self._image.width()
        taken: list[QRectF] = []
        for box in sorted(self._boxes, key=lambda b: b.state == "bad"):
            points = [area.topLeft() + QPointF(x * scale, y * scale) for x, y in box.corners]
            self._paint_box(painter, box, QPolygonF(points), area, taken)

    def _paint_box(
        self, painter: QPainter, box: PictureBox, shape: QPolygonF, area: QRectF, taken: list[QRectF]
    ) -> None:
        worn, colour = theme(), theme().colour(_TOKENS[box.state])
        pen = QPen(colour, 4 if box.state == "bad" else 3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A white line under the coloured one: the box must show on a dark jacket too.
        under = QPen(pen)
        under.setColor(worn.colour("pictureInk"))
        under.setWidthF(pen.widthF() + 2)
        for stroke in (under, pen):
            painter.setPen(stroke)
            painter.drawPolygon(shape)
        if not box.named:
            return
        words = self._words(box)
        height = worn.line("hint") + worn.px(4)
        label = QRectF(0, 0, width_of(words, "hintStrong") + worn.px(22), height)
        around = shape.boundingRect()
        places = [
            QPointF(around.left(), around.top() - height),
            QPointF(around.left(), around.bottom() + worn.px(12)),
            QPointF(around.right() - label.width(), around.top() - height),
            QPointF(around.right() - label.width(), around.bottom() + worn.px(12)),
            QPointF(around.left(), around.top()),
        ]
        for place in places:
            label.moveTopLeft(place)
            if area.contains(label) and not any(label.intersects(other) for other in taken):
                break
        else:
            label.moveLeft(max(area.left(), min(label.left(), area.right() - label.width())))
            label.moveTop(max(area.top(), min(label.top(), area.bottom() - height)))
        if label.top() > around.bottom():
            x = label.left() + worn.px(12)
            painter.setPen(QPen(colour, 3))
            painter.drawLine(QPointF(x, around.bottom()), QPointF(x, label.top()))
        taken.append(QRectF(label))
        paint_surface(painter, label, _TOKENS[box.state], "", worn.px(6))
        paint_words(painter, label, words, "hintStrong", "pictureInk", CENTRE)
