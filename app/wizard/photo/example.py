"""Drawn examples of right and wrong: nobody's photo, nobody's card."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import Text
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.theme import theme

Fault = Literal["", "arm", "watermark", "smooth", "edited"]

_SKIN, _HAIR, _COAT, _CARD = QColor("#E6BE9C"), QColor("#2B2B30"), QColor("#5B6B8C"), QColor("#E9EFEF")
_GROUND = QColor("#DDE2EC")


class Example(Part, QWidget):
    """A person with a card, right or with one fault; a mark in the corner says which."""

    def __init__(self, name: Text, fault: Fault = "", *, emblem: bool = False, width: int = 96) -> None:
        super().__init__()
        self._width = width
        self._name, self._fault, self._emblem = name, fault, emblem
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def retell(self) -> None:
        self.setAccessibleName(say(self._name))

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._width), theme().px(self._width * 84 // 96))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(area, theme().px(8), theme().px(8))
        painter.setClipPath(shape)
        painter.fillRect(area, _GROUND)
        painter.scale(area.width() / 96, area.height() / 84)
        if self._fault == "arm":
            painter.translate(-34, -22)
            painter.scale(1.7, 1.7)
        _paint_person(painter, smooth=self._fault == "smooth")
        _paint_card(painter, self._emblem, pasted=self._fault == "edited")
        painter.resetTransform()
        if self._fault == "watermark":
            painter.setPen(QPen(QColor(255, 255, 255, 210), theme().px(2)))
            for shift in range(-1, 4):
                x = area.width() * shift / 3
                painter.drawLine(QPointF(x, area.height()), QPointF(x + area.width() / 2, 0))
        side = theme().px(22)
        corner = QRectF(area.right() - side - 3, area.bottom() - side - 3, side, side)
        colour = theme().colour("pictureBad" if self._fault else "pictureOk")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(corner)
        inner = corner.adjusted(side / 5, side / 5, -side / 5, -side / 5)
        paint_icon(painter, "cross" if self._fault else "check", inner, QColor("#FFFFFF"))


def _paint_person(painter: QPainter, smooth: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_COAT)
    painter.drawRoundedRect(QRectF(16, 54, 52, 50), 16, 16)
    painter.setBrush(_SKIN.darker(108))
    painter.drawRect(QRectF(37, 42, 10, 16))
    painter.setBrush(_HAIR)
    painter.drawRoundedRect(QRectF(26, 8, 32, 34), 15, 15)
    painter.setBrush(_SKIN.lighter(112) if smooth else _SKIN)
    painter.drawEllipse(QPointF(42, 30), 13, 16)
    painter.setBrush(_HAIR)
    painter.drawRoundedRect(QRectF(28, 12, 28, 9), 5, 5)
    for x in (37, 47):
        painter.drawEllipse(QPointF(x, 30), 1.6 if not smooth else 2.6, 1.8 if not smooth else 3.0)
    painter.setBrush(QColor("#B06A5E"))
    painter.drawRoundedRect(QRectF(38, 38, 8, 2), 1, 1)
    if smooth:
        painter.setBrush(QColor(240, 150, 150, 120))
        for x in (33, 51):
            painter.drawEllipse(QPointF(x, 36), 3, 2)


def _paint_card(painter: QPainter, emblem: bool, pasted: bool) -> None:
    painter.save()
    painter.setPen(QPen(_COAT, 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(66, 84), QPointF(70, 68))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(50, 50)
    painter.rotate(-5)
    painter.setBrush(_CARD)
    painter.drawRoundedRect(QRectF(0, 0, 36, 22), 2, 2)
    ink = QColor("#5B6472")
    painter.setBrush(ink)
    if emblem:
        painter.setBrush(QColor("#B5473B"))
        painter.drawEllipse(QPointF(6.5, 6), 3.6, 3.6)
        painter.setBrush(ink)
        for row, (left, width) in enumerate(((13, 20), (13, 20), (9, 22), (9, 20))):
            painter.drawRect(QRectF(left, 3.5 + 4.6 * row, width, 2))
    else:
        for row, width in enumerate((8, 11, 13, 15)):
            painter.drawRect(QRectF(3, 3 + 3.8 * row, width, 1.7))
        painter.drawRect(QRectF(9, 18.4, 24, 1.9))
        painter.setBrush(QColor("#B9C4D4"))
        painter.drawRect(QRectF(24, 3, 9, 12))
    if pasted:
        painter.setBrush(QColor("#FFFFFF"))
        painter.setPen(QPen(QColor("#AE2A1E"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(8, 16.6, 26, 5))
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SKIN)
    painter.drawRoundedRect(QRectF(33, 11, 6, 9), 3, 3)
    painter.restore()
