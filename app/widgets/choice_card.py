"""A large door: icon, title, two lines, how long it takes. The whole card is the target."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.text import Text
from app.widgets.breaking import Paragraph
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painted_button import PaintedButton, painter_on
from app.widgets.painting import paint_surface
from app.widgets.theme import theme


class ChoiceCard(PaintedButton):
    """A reader hears title, lines and time."""

    natural = 300
    least = (200, 160)

    def __init__(
        self, icon: str, title: Text, lines: Text, time: Text | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._title, self._lines, self._time = icon, title, lines, time
        self.compact = False
        self.settle()

    def set_compact(self, compact: bool) -> None:
        """Smaller circle and margins, for windows 1024 wide."""
        if compact is not self.compact:
            self.compact = compact
            self.restyle()

    def retell(self) -> None:
        self.setText(say(self._title))
        self.setAccessibleName(say(self._title))
        told = [self._lines] + ([self._time] if self._time else [])
        self.setAccessibleDescription(" ".join(say(t) for t in told).replace("\n", ""))
        self.restyle()

    def restyle(self) -> None:
        worn = theme()
        self._title_set = Paragraph(self.text(), worn.font("choice"), worn.line("choice"))
        self._lines_set = Paragraph(say(self._lines), worn.font("second"), worn.line("second"))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(self._lay(width)[-1])

    def _lay(self, width: int) -> tuple[float, float, float, float]:
        """Tops of title, lines and time, and the whole height."""
        worn = theme()
        margin, circle = self._measures()
        inner = width - 2 * margin
        title_top = margin + circle + worn.px(14 if not self.compact else 10)
        lines_top = title_top + self._title_set.lay(inner).height()
        time_top = lines_top + self._lines_set.lay(inner).height() + worn.px(14 if not self.compact else 6)
        bottom = time_top + (worn.line("hint") if self._time else -worn.px(10)) + margin - worn.px(6)
        return title_top, lines_top, time_top, bottom

    def _measures(self) -> tuple[int, int]:
        worn = theme()
        return (worn.px(20), worn.px(48)) if self.compact else (worn.px(25), worn.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), painter_on(self)
        over = self.is_over
        fill = "accentTint" if self.isDown() else "surface"
        border = "accentLine" if over or self.isDown() else "line"
        paint_surface(painter, QRectF(self.rect()), fill, border, worn.px(14), width=1.5 if over else 1.0)
        margin, circle = self._measures()
        round_area = QRectF(margin, margin, circle, circle)
        paint_surface(
            painter, round_area, "accentTint", "accent" if worn.palette == "contrast" else "", circle / 2
        )
        side = worn.px(32 if not self.compact else 28)
        middle = round_area.center()
        ink = worn.colour("accent")
        paint_icon(
            painter, self._icon, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), ink, 1.5
        )
        arrow = worn.px(24)
        paint_icon(
            painter,
            "arrow-right",
            QRectF(self.width() - margin - arrow, middle.y() - arrow / 2, arrow, arrow),
            ink,
        )
        title_top, lines_top, time_top, _ = self._lay(self.width())
        inner = self.width() - 2 * margin
        painter.setPen(worn.colour("ink" if self.isEnabled() else "ink3"))
        self._title_set.draw(painter, QRectF(margin, title_top, inner, 0))
        painter.setPen(worn.colour("ink2"))
        self._lines_set.draw(painter, QRectF(margin, lines_top, inner, 0))
        if self._time:
            self._paint_time(
                painter, margin, max(time_top, self.height() - margin + worn.px(6) - worn.line("hint"))
            )

    def _paint_time(self, painter: QPainter, left: int, top: float) -> None:
        worn = theme()
        assert self._time is not None
        font, height, side = worn.font("hint"), worn.line("hint"), worn.px(16)
        paint_icon(painter, "clock", QRectF(left, top + (height - side) / 2, side, side), worn.colour("ink3"))
        painter.setFont(font)
        painter.setPen(worn.colour("ink3"))
        words = say(self._time)
        area = QRectF(left + worn.px(24), top, QFontMetricsF(font).horizontalAdvance(words) + 4, height)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
