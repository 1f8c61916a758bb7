"""One answer of several: a row with a circle, words, and a tag for quoted messages of the site."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.breaking import Paragraph
from app.widgets.language import say
from app.widgets.letting_go import let_go
from app.widgets.painted_button import height_by_width
from app.widgets.painting import CENTRE, paint_surface, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme


class RadioRow(Part, QRadioButton):
    """60 high, the whole row is the target; chosen: accent border 2 and tint."""

    def __init__(self, words: Text, tag: Text | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tag = words, tag
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        height_by_width(self)
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 12

    def retell(self) -> None:
        words = say(self._words)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(say(self._tag) if self._tag else "")
        self.restyle()

    def restyle(self) -> None:
        worn = theme()
        self._paragraph = Paragraph(say(self._words), worn.font("body"), worn.line("body"))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        worn = theme()
        return max(
            worn.px(60), worn.target, round(self._paragraph.lay(self._room(width)).height()) + worn.px(32)
        )

    def sizeHint(self) -> QSize:
        width = theme().px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), max(theme().px(60), theme().target))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _room(self, width: int) -> float:
        worn = theme()
        tag = width_of(say(self._tag), "caption") + worn.px(32) if self._tag else 0
        return max(worn.px(40), width - worn.px(56 + 18) - tag)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, area = self.isChecked(), QRectF(self.rect())
        over = self.underMouse() and self.isEnabled()
        fill, border = ("accentTint", "accent") if chosen else ("surface", "accentLine" if over else "line")
        paint_surface(painter, area, fill, border, worn.px(12), width=2.0 if chosen else 1.0)
        side = worn.px(24)
        circle = QRectF(worn.px(19), area.center().y() - side / 2, side, side)
        paint_surface(
            painter,
            circle,
            "accent" if chosen else "surface",
            "accent" if chosen else "edge",
            side / 2,
            width=worn.border("control"),
        )
        if chosen:
            dot = worn.px(8)
            middle = circle.center()
            paint_surface(
                painter, QRectF(middle.x() - dot / 2, middle.y() - dot / 2, dot, dot), "onAccent", "", dot / 2
            )
        height = self._paragraph.lay(self._room(self.width())).height()
        painter.setPen(worn.colour("ink" if self.isEnabled() else "ink3"))
        top = area.center().y() - height / 2
        self._paragraph.draw(painter, QRectF(worn.px(57), top, self._room(self.width()), height))
        if self._tag:
            self._paint_tag(painter, area, chosen)

    def _paint_tag(self, painter: QPainter, area: QRectF, chosen: bool) -> None:
        assert self._tag is not None
        worn = theme()
        words = say(self._tag)
        width, height = width_of(words, "caption") + worn.px(16), worn.line("caption")
        tag = QRectF(area.right() - worn.px(18) - width, area.center().y() - height / 2, width, height)
        border = "line" if worn.palette == "contrast" else ""
        paint_surface(painter, tag, "surface" if chosen else "sunken", border, worn.px(6))
        paint_words(painter, tag, words, "caption", "ink2", CENTRE)


class RadioGroup(Part, QWidget):
    """Rows of which at most one is chosen; arrows move, Space chooses. `chosen(key)` by the person."""

    accessible_role = QAccessible.Role.Grouping

    chosen = Signal(str)

    def __init__(
        self,
        name: Text,
        choices: Sequence[tuple[str, Text] | tuple[str, Text, Text | None]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._rows: dict[str, RadioRow] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._group.buttonClicked.connect(lambda row: self.chosen.emit(self._key_of(row)))
        self.set_choices(choices)
        self.settle()

    def set_choices(self, choices: Sequence[tuple[str, Text] | tuple[str, Text, Text | None]]) -> None:
        """Other rows from now on; none is chosen."""
        for row in self._rows.values():
            self._group.removeButton(row)
            let_go(row)
        self._rows = {}
        for key, words, *tag in choices:
            row = RadioRow(words, tag[0] if tag else None)
            self._rows[key] = row
            self._group.addButton(row)
            self._column.addWidget(row)
        first = next(iter(self._rows.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def set_across(self, across: bool) -> None:
        """Beside each other instead of below: for few and short answers."""
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._column.setDirection(direction)

    def row(self, key: str) -> RadioRow:
        return self._rows[key]

    def value(self) -> str:
        """The key of the chosen row; empty when none is."""
        button = self._group.checkedButton()
        return self._key_of(button) if button is not None else ""

    def set_value(self, key: str) -> None:
        """Choose without a signal; an unknown key leaves none chosen."""
        self._group.setExclusive(False)
        for name, row in self._rows.items():
            row.setChecked(name == key)
        self._group.setExclusive(True)

    def retell(self) -> None:
        self.setAccessibleName(say(self._name))

    def restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(10))

    def _key_of(self, row: object) -> str:
        return next(key for key, found in self._rows.items() if found is row)
