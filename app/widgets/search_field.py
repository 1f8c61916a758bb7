"""The field of the troubleshooter: large, with a magnifier and a way to empty it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.text import Text, text_in
from app.widgets.buttons import Button
from app.widgets.field import InputBox
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.result_list import ResultList
from app.widgets.theme import theme


class _SearchBox(InputBox):
    def __init__(self) -> None:
        self.results: ResultList | None = None
        super().__init__("number")

    def restyle(self) -> None:
        worn = theme()
        self.setFont(worn.font("number"))
        self.setFixedHeight(worn.px(64))
        self.setTextMargins(worn.px(54), 0, worn.px(100), 0)

    def _indent(self) -> None:
        """The margins depend on nothing but the theme."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.results is not None and self.results.take_key(event):
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        worn, side = theme(), theme().px(24)
        spot = QRectF(worn.px(20), (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), "search", spot, worn.colour("accent"))


class SearchField(Part, QWidget):
    """`edited(words)` at each change, and also while an input method composes nothing.

    Arrow keys and Enter go to the list of `lead_to`, Escape empties.
    """

    edited = Signal(str)

    def __init__(self, prompt: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = prompt
        self.input = _SearchBox()
        self.clear_button = Button(text_in("search", "Clear"), "quiet", icon="cross", height=44)
        self.clear_button.setParent(self.input)
        self.clear_button.setVisible(False)
        self.clear_button.clicked.connect(self._clear)
        inner = QHBoxLayout(self.input)
        inner.addStretch()
        inner.addWidget(self.clear_button)
        self._inner, row = inner, QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.input)
        self.input.textEdited.connect(self.edited)
        self.input.textChanged.connect(lambda words: self.clear_button.setVisible(bool(words)))
        self.setFocusProxy(self.input)
        self.settle()

    def lead_to(self, results: ResultList) -> None:
        """The list that the arrow keys move in."""
        self.input.results = results

    def retell(self) -> None:
        self.input.setAccessibleName(say(self._prompt))
        self.input.setPlaceholderText(say(self._prompt))

    def restyle(self) -> None:
        self._inner.setContentsMargins(0, 0, theme().px(8), 0)

    def _clear(self) -> None:
        self.input.clear()
        self.edited.emit("")
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
