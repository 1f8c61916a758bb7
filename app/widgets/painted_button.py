"""What buttons have in common that paint themselves: cards and rows that are one large target."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.widgets.part import Part
from app.widgets.theme import theme


class PaintedButton(Part, QAbstractButton):
    """`clicked` by mouse, touch, Space or Enter. A family says how tall it is for a width, and paints.

    Lengths are of the standard size: `radius` of the corners, `natural` the width it asks for, `least` the
    smallest width and height.
    """

    radius: ClassVar[int] = 14
    natural: ClassVar[int]
    least: ClassVar[tuple[int, int]]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        height_by_width(self)

    @property
    def focus_radius(self) -> int:
        return self.radius

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = theme().px(self.natural)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        worn, (width, height) = theme(), self.least
        return QSize(worn.px(width), max(worn.px(height), worn.target))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key that is held must not run through the pages
                self.click()
            return
        super().keyPressEvent(event)

    @property
    def is_over(self) -> bool:
        """The mouse is over it, and a press would count."""
        return self.underMouse() and self.isEnabled()


def painter_on(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def height_by_width(widget: QWidget) -> None:
    """As wide as there is room, and as tall as its words are at that width."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
