"""A small choice in the footer: an icon, then words of which one is chosen (language, size, colours)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.core.text import Text
from app.widgets.field import Mark
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_surface, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme


class _Choice(Part, QAbstractButton):
    """The pill is lower than the target: the margin around it takes clicks too."""

    def __init__(self, key: str, words: Text) -> None:
        super().__init__()
        self.key, self._words = key, words
        self.setCheckable(True)
        self.setAutoExclusive(True)  # so that a reader says that it is one of several
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 8

    def retell(self) -> None:
        self.setText(say(self._words))
        self.setAccessibleName(self.text())
        self.restyle()

    def restyle(self) -> None:
        worn = theme()
        # Bold is wider: the width is that of the chosen state, so that nothing moves.
        width = round(width_of(self.text(), "hintStrong")) + worn.px(22)
        self.setFixedSize(max(width, worn.target), max(worn.px(44), worn.target))
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        pill = QRectF(self.rect()).adjusted(0, worn.px(7), 0, -worn.px(7))
        if self.isChecked():
            strong = worn.palette == "contrast"
            paint_surface(painter, pill, "sunken", "edge" if strong else "", worn.px(8), width=2.0)
            paint_words(painter, pill, self.text(), "hintStrong", "ink", CENTRE)
            return
        if self.underMouse():
            paint_surface(painter, pill, "accentTint", "", worn.px(8))
        paint_words(painter, pill, self.text(), "hint", "ink2", CENTRE)


class SwitchRow(Part, QWidget):
    """`chosen(key)` when the person chooses."""

    accessible_role = QAccessible.Role.Grouping

    chosen = Signal(str)

    def __init__(
        self, icon: str, name: Text, choices: Sequence[tuple[str, Text]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Mark(icon, "ink2", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        self._choices = [_Choice(key, words) for key, words in choices]
        for choice in self._choices:
            self._group.addButton(choice)
            self._row.addWidget(choice)
        self._group.buttonClicked.connect(lambda choice: self.chosen.emit(choice.key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def value(self) -> str:
        choice = self._group.checkedButton()
        return choice.key if isinstance(choice, _Choice) else ""

    def set_value(self, key: str) -> None:
        """Choose without a signal."""
        for choice in self._choices:
            choice.setChecked(choice.key == key)

    def retell(self) -> None:
        name = say(self._name)
        self.setAccessibleName(name)
        for choice in self._choices:
            choice.setAccessibleDescription(name)

    def restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(4))
