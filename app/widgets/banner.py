"""What happened and what to do: stays until the page takes it away."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.theme import theme

Kind = Literal["warn", "bad", "ok", "accent"]

_ICONS = {
    "warn": ("warning", "warn"),
    "bad": ("alert", "bad"),
    "ok": ("check", "ok"),
    "accent": ("info", "accent"),
}


class Banner(Panel):
    """Ochre (`warn`) for "wait" and "cannot", vermilion (`bad`) only for "would be refused".

    Add buttons or other parts below the words by `below`.
    """

    accessible_role = QAccessible.Role.AlertMessage

    def __init__(
        self,
        kind: Kind,
        title: Text,
        message: Text | None = None,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._column = QVBoxLayout()
        super().__init__(kind, margin=(20, 16, 20, 16), spacing=14, across=True, parent=parent)
        name, colour = _ICONS[kind]
        self.mark = Mark(icon or name, colour, 24)
        self.title, self.message = Label(title, "card"), Label(message, "second", colour="ink2")
        if message is None:  # shown before it has a parent it would be a window for a moment
            self.message.hide()
        self._column.addWidget(self.title)
        self._column.addWidget(self.message)
        self.box.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(self._column, 1)
        self._kind_name = kind
        self.retell()

    @property
    def below(self) -> QVBoxLayout:
        """The column under the words."""
        return self._column

    def show_words(self, kind: Kind, title: Text, message: Text | None = None, *, icon: str = "") -> None:
        """Say something else in the same place."""
        name, colour = _ICONS[kind]
        self.set_kind(kind)
        self.mark.set_icon(icon or name, colour)
        self.title.set_text(title)
        self.message.set_text(message)
        self.message.setVisible(message is not None)
        self.retell()

    def retell(self) -> None:
        if hasattr(self, "title"):
            self.setAccessibleName(say(self.title.message) if self.title.message else "")
            self.setAccessibleDescription(say(self.message.message) if self.message.message else "")

    def restyle(self) -> None:
        super().restyle()
        self._column.setSpacing(theme().px(2))


class SideNote(Part, QWidget):
    """A quiet remark beside the work: a line at the left, a bold question, an answer."""

    def __init__(self, title: Text, message: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, column = QHBoxLayout(self), QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(title, "secondStrong"))
        column.addWidget(Label(message, "hint", colour="ink2"))
        self._row.addLayout(column, 1)
        self.settle()

    def restyle(self) -> None:
        worn = theme()
        self._row.setContentsMargins(worn.px(19), 0, 0, worn.px(2))

    def paintEvent(self, event: object) -> None:
        worn = theme()
        QPainter(self).fillRect(QRectF(0, 0, worn.px(3), self.height()), worn.colour("accentLine"))


class Notice(Part, QWidget):
    """One quiet sentence with its icon: privacy, a hint, where something is."""

    def __init__(
        self,
        icon: str,
        words: Text,
        *,
        colour: str = "accent",
        role: str = "hint",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self.label = Label(words, role, colour="ink2")
        self._row.addWidget(Mark(icon, colour, 20), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        self.settle()

    def set_text(self, words: Text) -> None:
        self.label.set_text(words)

    def restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(9))
