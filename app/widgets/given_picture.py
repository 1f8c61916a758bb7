"""A picture that is pasted or dropped: a file, or the picture itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage


def may_be_picture(content: QMimeData) -> bool:
    """Whether it is worth a look, while it is still in the person's hand."""
    return content.hasUrls() or content.hasImage()


def given_picture(content: QMimeData) -> Path | bytes | None:
    """The file, or else the bytes (PNG) of the picture; None when there is neither."""
    urls = content.urls()
    if urls and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    image = content.imageData() if content.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
