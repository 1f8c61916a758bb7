"""Drawn pictures to practise the photo review with: nobody's face, nobody's card, and they say so."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter

from app.widgets.fonts import FAMILY


def sample_picture(side: str) -> bytes:
    """A JPEG of a drawn person who holds a drawn card, its `portrait` or `emblem` side; well below 300 KB."""
    image = QImage(960, 720, QImage.Format.Format_RGB32)
    image.fill(QColor("#DDE2EC"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#5B6B8C"))
    painter.drawRoundedRect(QRectF(250, 470, 460, 380), 150, 150)
    painter.setBrush(QColor("#EBC9AC"))
    painter.drawEllipse(QRectF(370, 170, 220, 280))
    painter.setBrush(QColor("#2B2B30"))
    painter.drawPie(QRectF(355, 140, 250, 260), 0, 180 * 16)
    painter.drawEllipse(QRectF(430, 300, 18, 20))
    painter.drawEllipse(QRectF(512, 300, 18, 20))
    painter.setBrush(QColor("#F7F3E8") if side == "portrait" else QColor("#EFE3E0"))
    painter.drawRoundedRect(QRectF(600, 470, 300, 190), 14, 14)
    painter.setPen(QColor("#60666F"))
    painter.setFont(QFont(FAMILY, 26))
    words = "演示 · 人像面" if side == "portrait" else "演示 · 国徽面"
    painter.drawText(QRectF(600, 470, 300, 190), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return encoded(image, b"jpeg", 88)


def encoded(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    """The file bytes of an image."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
