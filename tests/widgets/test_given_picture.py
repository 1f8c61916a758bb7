"""What is pasted or dropped as a picture: a file, a picture, or neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from app.widgets.given_picture import given_picture, may_be_picture


def content(*urls: QUrl, image: QImage | None = None, words: str = "") -> QMimeData:
    made = QMimeData()
    if urls:
        made.setUrls(list(urls))
    if image is not None:
        made.setImageData(image)
    if words:
        made.setText(words)
    return made


def picture() -> QImage:
    made = QImage(4, 3, QImage.Format.Format_RGB32)
    made.fill(0xFF8000)
    return made


def test_a_file_is_taken_as_a_file(qapp: object, tmp_path: Path) -> None:
    held = content(QUrl.fromLocalFile(str(tmp_path / "a.png")), image=picture())
    assert may_be_picture(held)
    assert given_picture(held) == tmp_path / "a.png"


@pytest.mark.parametrize("url", [None, QUrl("https://example.com/a.png")])
def test_a_picture_itself_also_from_a_web_page(url: QUrl | None, qapp: object) -> None:
    """A browser hands over the address as well; nothing is fetched from there."""
    held = content(*([url] if url is not None else []), image=picture())
    given = given_picture(held)
    assert isinstance(given, bytes)
    assert QImage.fromData(given).size() == picture().size()


@pytest.mark.parametrize(
    "held", [content(), content(words="验证码"), content(QUrl("https://example.com/a.png"))]
)
def test_neither(held: QMimeData, qapp: object) -> None:
    assert given_picture(held) is None
