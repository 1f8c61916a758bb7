"""Buttons: primary (one a page), secondary, text and link; busy, and off with a reason."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.core.text import Text
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painting import paint_surface
from app.widgets.part import Part
from app.widgets.theme import theme

Kind = Literal["primary", "secondary", "text", "link", "quiet"]
"""`quiet` is a secondary button in the colours of a hint, for headers and footers."""


class Button(Part, QPushButton):
    """A button that says what happens. `clicked` as usual; shut while busy.

    `icon` stands before the words, `icon_after` behind them. `height` is a length of the standard
    size; no button is lower than the least target.
    """

    def __init__(
        self,
        message: Text,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        icon_after: str = "",
        height: int = 48,
        wide: bool = False,
        colour: str = "",
        description: Text | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._message, self._kind = message, kind
        self._icon, self._icon_after, self._tall = icon, icon_after, height
        self._colour = colour
        self._description = description
        self._reason: Text | None = None
        self._busy, self._turn = False, 0
        self._ring = QTimer(self, interval=60)
        self._ring.timeout.connect(self._step)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed
        )
        self.setAutoDefault(False)
        self.settle()

    @property
    def busy(self) -> bool:
        return self._busy

    @property
    def focus_radius(self) -> int:
        return 10

    def set_text(self, message: Text, *, icon: str | None = None, icon_after: str | None = None) -> None:
        """Say something else; icons stay unless given."""
        self._message = message
        self._icon = self._icon if icon is None else icon
        self._icon_after = self._icon_after if icon_after is None else icon_after
        self.retell()
        self.updateGeometry()

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_busy(self, busy: bool) -> None:
        """Shut the button and turn a ring in place of its icon, without changing its size."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._ring.start()
        else:
            self._ring.stop()
        self.update()

    def set_reason(self, reason: Text | None) -> None:
        """Turn the button off, for a reason that a reader hears; None turns it on.

        The words also belong beside the button, for eyes: a grey button without a word helps nobody.
        """
        self._reason = reason
        self.setEnabled(reason is None)
        self._describe()

    def retell(self) -> None:
        words = say(self._message)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._describe()
        self.update()

    def restyle(self) -> None:
        self.setFont(theme().font("buttonStrong" if self._kind == "primary" else "button"))
        self.updateGeometry()

    def _describe(self) -> None:
        said = [say(t) for t in (self._description, self._reason) if t is not None]
        self.setAccessibleDescription(" ".join(said))

    def _step(self) -> None:
        self._turn = (self._turn + 24) % 360
        self.update()

    def nextCheckState(self) -> None:
        if not self._busy:
            super().nextCheckState()

    def hitButton(self, pos) -> bool:  # type: ignore[no-untyped-def]
        return not self._busy and bool(self.rect().contains(pos))

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if self._busy:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key held down would run through page after page
                self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        worn = theme()
        metrics = QFontMetricsF(self.font())
        side = {"link": 0, "text": 12, "quiet": 12}.get(self._kind, 22)
        width = metrics.horizontalAdvance(self.accessibleName()) + 2 * worn.px(side)
        width += sum(worn.px(30) for name in (self._icon, self._icon_after) if name)
        height = max(worn.px(self._tall), worn.target)
        return QSize(max(round(width) + 1, worn.target), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        colour = worn.colour(ink)
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        words = self.accessibleName()
        side, gap = worn.px(20), worn.px(10)
        icons = [n for n in (self._icon, self._icon_after) if n]
        if self._busy and not icons:
            icons = [""]
        free = self.width() - len(icons) * (side + gap) - (0 if self._kind == "link" else 2 * worn.px(4))
        if metrics.horizontalAdvance(words) > free + 1:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, free)
        across = metrics.horizontalAdvance(words) + len(icons) * (side + gap)
        x = 0.0 if self._kind == "link" else (self.width() - across) / 2
        middle = self.height() / 2
        if self._icon or (self._busy and not self._icon_after):
            self._paint_mark(painter, self._icon, QRectF(x, middle - side / 2, side, side), colour)
            x += side + gap
        painter.setPen(colour)
        area = QRectF(x, 0, metrics.horizontalAdvance(words) + 2, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        if self._kind == "link" or (self._kind == "text" and worn.palette == "contrast"):
            y = middle + metrics.ascent() / 2 + worn.px(1)
            painter.setPen(QPen(colour, 1))
            painter.drawLine(area.left(), y, area.right() - 2, y)  # type: ignore[call-overload]
        if self._icon_after:
            area = QRectF(area.right() - 2 + gap, middle - side / 2, side, side)
            self._paint_mark(painter, "" if self._busy else self._icon_after, area, colour)

    def _paint_mark(self, painter: QPainter, name: str, area: QRectF, colour) -> None:  # type: ignore[no-untyped-def]
        if not self._busy:
            paint_icon(painter, name, area, colour)
            return
        pen = QPen(colour, max(2.0, area.width() / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(area.adjusted(2, 2, -2, -2), -self._turn * 16, 270 * 16)

    def _paint_ground(self, painter: QPainter) -> str:
        """Paint what is behind the words; gives the colour token of the words."""
        worn = theme()
        area, radius, width = QRectF(self.rect()), worn.px(10), worn.border("control")
        over, down = self.underMouse() and self.isEnabled() and not self._busy, self.isDown()
        if self._kind in ("primary", "secondary") and not self.isEnabled():
            paint_surface(painter, area, "sunken", "line", radius)
            return "ink3"
        if self._kind == "primary":
            paint_surface(painter, area, "accentHover" if over or down else "accent", "", radius)
            return "onAccent"
        if self._kind == "secondary":
            paint_surface(
                painter,
                area,
                "accentTint" if down else "surface",
                "accent" if over else "edge",
                radius,
                width=width,
            )
            return "ink"
        if (over or down) and self._kind != "link":
            paint_surface(
                painter, area, "accentTint", "accentLine" if worn.palette == "contrast" else "", radius
            )
        if not self.isEnabled():
            return "ink3"
        return self._colour or ("ink2" if self._kind == "quiet" else "accent")
