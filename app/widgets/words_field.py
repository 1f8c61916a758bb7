"""A field of several lines, for telling something in one's own words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSpacerItem, QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.field import ErrorLine
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.painting import paint_surface
from app.widgets.part import Part
from app.widgets.theme import theme

LINES = 4


class _Box(Part, QFrame):
    """The painted frame; the editor in it has none of its own, and Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = False
        self.editor = QPlainTextEdit()
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        self.editor.setStyleSheet("QPlainTextEdit { background: transparent; border: none; }")
        self.editor.setTabChangesFocus(True)
        self.editor.viewport().setAutoFillBackground(False)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.editor)
        self.settle()

    def restyle(self) -> None:
        worn = theme()
        self.column.setContentsMargins(worn.px(8), worn.px(6), worn.px(8), worn.px(6))
        self.editor.setFont(worn.font("field"))
        palette = self.editor.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, worn.colour("ink"))
        self.editor.setPalette(palette)
        self.editor.setFixedHeight(LINES * worn.line("body") + worn.px(12))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border, width = ("bad", worn.border("error")) if self.wrong else ("edge", worn.border("control"))
        paint_surface(painter, QRectF(self.rect()), "surface", border, worn.px(10), width=width)


class WordsField(Part, QWidget):
    """Label, hint, box and error line; `edited` carries all words after each change by the person."""

    edited = Signal(str)

    def __init__(self, label: Text, hint: Text | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint_text = hint
        self.label = Label(label, "label")
        self.hint = Label(hint, "hint", colour="ink3")
        if hint is None:  # shown before it has a parent it would be a window for a moment
            self.hint.hide()
        self._box = _Box()
        self.input = self._box.editor
        self.error_line = ErrorLine()
        self.label.setBuddy(self.input)
        self._gap = QSpacerItem(0, 6)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.label)
        self._column.addWidget(self.hint)
        self._column.addItem(self._gap)
        self._column.addWidget(self._box)
        self._column.addWidget(self.error_line)
        self.setFocusProxy(self.input)
        self.input.textChanged.connect(lambda: self.edited.emit(self.value()))
        self.settle()

    def value(self) -> str:
        return self.input.toPlainText()

    def set_value(self, words: str) -> None:
        self.input.setPlainText(words)

    def set_error(self, error: Text | None) -> None:
        """Say what is wrong below the box and mark it; None takes both away."""
        self.error_line.set_error(error)
        self._box.wrong = error is not None
        self._box.update()
        said = [say(t) for t in (error, self._hint_text) if t is not None]
        self.input.setAccessibleDescription(" ".join(said))

    def retell(self) -> None:
        if self.label.message is not None:
            self.input.setAccessibleName(say(self.label.message))
        self.input.setAccessibleDescription(say(self._hint_text) if self._hint_text else "")

    def restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._gap.changeSize(0, theme().px(6))
        self._column.invalidate()
