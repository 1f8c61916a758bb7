"""The picture code: the picture, a field for it, and another picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.backend.data.codes import PictureCode
from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.widgets.language import say
from app.widgets.painting import paint_surface
from app.widgets.part import Part
from app.widgets.theme import theme

HEIGHT = 48


class CodePicture(Part, QWidget):
    """The picture itself, on white in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def show_image(self, data: bytes) -> None:
        self._image = QImage.fromData(data)
        self.updateGeometry()
        self.update()

    def retell(self) -> None:
        self.setAccessibleName(say(text("Picture with the characters to type")))

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        worn = theme()
        return QSize(worn.px(140), max(worn.px(HEIGHT), worn.target))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_surface(painter, area, "surface", "line", theme().px(10))
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = area.adjusted(3, 3, -3, -3)
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) / 2
        top = room.top() + (room.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)


class PictureCodeField(Part, QWidget):
    """A `Field` with its picture beside it. `another` when a new picture is wanted."""

    edited = Signal(str)
    left = Signal()
    another = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = Field(text("Picture code"), text("The characters in the picture"))
        self.label = self.field.label
        self.picture = CodePicture()
        self.renew = Button(text("Another picture"), "link", icon="refresh")
        self.field.edited.connect(self.edited)
        self.field.left.connect(self.left)
        self.renew.clicked.connect(self.another)
        self._row = QHBoxLayout(self)
        beside = QVBoxLayout()
        beside.addWidget(self.picture)
        beside.addStretch(1)
        third = QVBoxLayout()
        third.addWidget(self.renew)
        third.addStretch(1)
        self._beside, self._third = beside, third
        self._row.addWidget(self.field, 1)
        self._row.addLayout(beside)
        self._row.addLayout(third)
        self.setFocusProxy(self.field)
        self.settle()

    def show_picture(self, picture: PictureCode | None) -> None:
        self.picture.show_image(picture.image if picture is not None else b"")

    def value(self) -> str:
        return self.field.value()

    def set_value(self, value: str) -> None:
        self.field.set_value(value)

    def set_error(self, words: Text | None) -> None:
        self.field.set_error(words)

    def set_ok(self) -> None:
        self.field.set_ok()

    def restyle(self) -> None:
        worn = theme()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(worn.px(12))
        # Level with the box, which stands below its label and its hint.
        above = worn.line("label") + worn.line("hint") + worn.px(6)
        self._beside.setContentsMargins(0, above, 0, 0)
        self._third.setContentsMargins(0, above, 0, 0)
