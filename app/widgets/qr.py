"""A QR code that phones can read: black on white in every theme, whole pixels, room around it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import Text
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.theme import theme

QUIET = 4
"""Modules of white around the code; with fewer it was not read back."""
LEAST_MODULE = 4
"""Pixels a module takes at least."""
_LONG = 150
"""Bytes."""


@lru_cache(maxsize=32)
def qr_modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """The code as rows of dark and light modules, without quiet zone.

    Raises ValueError for a content that no code can hold.
    """
    import qrcode  # loaded late: most windows never show a code
    from qrcode.exceptions import DataOverflowError

    # Long words get less correction, so that the modules stay large enough for a camera.
    long = len(content.encode()) > _LONG
    level = qrcode.constants.ERROR_CORRECT_L if long else qrcode.constants.ERROR_CORRECT_M
    code = qrcode.QRCode(border=0, error_correction=level)
    code.add_data(content)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:  # which one depends on the kind of characters
        raise ValueError("too much for one QR code") from error
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


def qr_image(content: str, module: int = 8) -> QImage:
    """A code with its quiet zone as a picture, `module` pixels a module."""
    rows = qr_modules(content)
    whole = len(rows) + 2 * QUIET
    margin, edge = bytes([255]) * (QUIET * whole), bytes([255]) * QUIET
    dots = margin + b"".join(edge + bytes(0 if dark else 255 for dark in row) + edge for row in rows) + margin
    small = QImage(dots, whole, whole, whole, QImage.Format.Format_Grayscale8)
    return small.scaled(whole * module, whole * module)


def paint_qr(painter: QPainter, content: str, area: QRectF) -> None:
    """Paint a code with its quiet zone in the middle of `area`, one module a whole number of units."""
    whole = len(qr_modules(content)) + 2 * QUIET
    module = max(1, int(min(area.width(), area.height()) // whole))
    picture = qr_image(content, module)
    place = QRectF(picture.rect())
    place.moveCenter(area.center())
    painter.drawImage(place.topLeft().toPoint(), picture)


class QrPanel(Part, QWidget):
    """Shows `content` as a code. `name` says in words what it holds; the address itself stands beside it.

    At least four pixels a module; grows with the room it gets up to `most` pixels of the standard size.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, content: str, name: Text, *, most: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._name, self._most = content, name, most
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    @property
    def content(self) -> str:
        return self._content

    def set_content(self, content: str, name: Text | None = None) -> None:
        self._content = content
        self._name = name or self._name
        self.restyle()
        self.retell()
        self.update()

    def module(self) -> int:
        """How many pixels a module takes."""
        whole = len(qr_modules(self._content)) + 2 * QUIET
        return max(LEAST_MODULE, theme().px(self._most) // whole)

    def retell(self) -> None:
        self.setAccessibleName(say(self._name))
        self.setAccessibleDescription(self._content)

    def restyle(self) -> None:
        side = self.module() * (len(qr_modules(self._content)) + 2 * QUIET)
        self.setFixedSize(side, side)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_qr(QPainter(self), self._content, QRectF(self.rect()))
