"""Surfaces: the frames that text and parts stand on, and the lines between them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.painting import paint_surface
from app.widgets.part import Part
from app.widgets.theme import theme

Kind = Literal["card", "table", "ok", "warn", "bad", "accent", "dashed", "dialog", "well"]

_LOOKS: dict[str, tuple[str, str, int]] = {
    "card": ("surface", "line", 14),
    "table": ("surface", "line", 14),
    "ok": ("okTint", "okLine", 12),
    "warn": ("warnTint", "warnLine", 12),
    "bad": ("badTint", "badLine", 12),
    "accent": ("accentTint", "accent", 12),
    "dashed": ("", "edge", 12),
    "dialog": ("surface", "line", 20),
    "well": ("sunken", "sunken", 12),
}


class Panel(Part, QFrame):
    """A rounded surface with a fine border; the depth of the page comes from these, not from shadows.

    `margin` and `spacing` are lengths of the standard size. Add parts to `box`.
    """

    def __init__(
        self,
        kind: Kind = "card",
        *,
        margin: int | tuple[int, int, int, int] = 20,
        spacing: int = 12,
        across: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: str = kind
        self._margin = (margin,) * 4 if isinstance(margin, int) else margin
        self._spacing = spacing
        self.box: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        self.settle()

    def set_kind(self, kind: Kind) -> None:
        """Another surface from now on."""
        self._kind = kind
        self.update()

    def set_margin(self, margin: tuple[int, int, int, int]) -> None:
        """Left, top, right and bottom, in lengths of the standard size."""
        self._margin = margin
        self.restyle()

    def restyle(self) -> None:
        worn = theme()
        self.box.setContentsMargins(*(worn.px(m) for m in self._margin))
        self.box.setSpacing(worn.px(self._spacing))

    def sizeHint(self) -> QSize:
        """As high as its words are at the width it may have; Qt would take the height of unwrapped words."""
        hint = super().sizeHint()
        width = max(self.minimumWidth(), min(hint.width(), self.maximumWidth()))
        if not self.box.hasHeightForWidth():
            return QSize(width, hint.height())
        return QSize(width, self.box.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, border, radius = _LOOKS[self._kind]
        worn, width = theme(), theme().border("card")
        if self._kind in ("ok", "warn", "bad") and worn.palette == "contrast":
            width = worn.border("error")  # without tints the border alone must speak
        area = QRectF(self.rect())
        paint_surface(
            QPainter(self), area, fill, border, worn.px(radius), width=width, dashed=self._kind == "dashed"
        )


class Hairline(QWidget):
    """A fine line of decoration, across (default) or down; not a border of anything to be used."""

    def __init__(self, *, down: bool = False, colour: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if down else free, free if down else fixed)
        if down:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour(self._colour))
