"""A field: label, hint, input box and a line for what is wrong, in this order and always together."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.icons import paint_icon
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.painting import paint_surface
from app.widgets.part import Part
from app.widgets.theme import theme

State = Literal["plain", "error", "ok", "shut"]


class InputBox(Part, QLineEdit):
    """The box itself: a QLineEdit with a painted frame. It never refuses a key.

    Input methods compose freely; what is wrong is said afterwards, not by eating characters.
    """

    def __init__(self, role: str = "field", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.state: State = "plain"
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 10

    def set_state(self, state: State) -> None:
        self.state = state
        self.setReadOnly(state == "shut")
        self._indent()
        self.update()

    def restyle(self) -> None:
        worn = theme()
        font = worn.font(self._role)
        if self._role == "number":
            font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 1.2 * worn.scale)
        self.setFont(font)
        self.setFixedHeight(max(worn.px(48), worn.target))
        self._indent()

    def _indent(self) -> None:
        worn = theme()
        self.setTextMargins(worn.px(12), 0, worn.px(44 if self.state in ("error", "ok") else 12), 0)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_input_frame(self, self.state)
        super().paintEvent(event)


def paint_input_frame(box: QWidget, state: State, *, icon: bool = True) -> None:
    """The frame of an input: edge, accent with focus, bad with an error; an icon says the state too."""
    worn, painter = theme(), QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(box.rect())
    fill = "surface" if box.isEnabled() and state != "shut" else "sunken"
    border, width = "edge", worn.border("control")
    if state == "error":
        border, width = "bad", worn.border("error")
    elif box.hasFocus():
        border, width = "accent", 2.0
    paint_surface(painter, area, fill, border, worn.px(10), width=width)
    name = {"error": "alert", "ok": "check"}.get(state)
    if icon and name:
        side = worn.px(20)
        spot = QRectF(area.right() - worn.px(15) - side, area.center().y() - side / 2, side, side)
        paint_icon(painter, name, spot, worn.colour("bad" if state == "error" else "ok"))


class ErrorLine(Part, QWidget):
    """What is wrong or odd, with its icon; takes no place while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._mark = Mark("alert", "bad", 20)
        self.label = Label(None, "second", colour="bad")
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        self.setVisible(False)
        self.settle()

    def set_error(self, message: Text | None) -> None:
        self._show(message, "alert", "bad")

    def set_doubt(self, message: Text) -> None:
        """Something to look at once more, which is not wrong."""
        self._show(message, "warning", "warn")

    def _show(self, message: Text | None, icon: str, colour: str) -> None:
        self._mark.set_icon(icon, colour)
        self.label.set_colour(colour)
        self.label.set_text(message)
        self.setVisible(message is not None)

    def restyle(self) -> None:
        worn = theme()
        self._row.setContentsMargins(0, worn.px(4), 0, 0)
        self._row.setSpacing(worn.px(8))


class Mark(Part, QWidget):
    """An icon that stands alone, in a colour token; decoration, its meaning is in the words beside it."""

    def __init__(
        self, name: str, colour: str = "accent", side: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._side = name, colour, side
        self.settle()

    def set_icon(self, name: str, colour: str) -> None:
        self._name, self._colour = name, colour
        self.update()

    def restyle(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, max(side, theme().line("second") if self._side <= 20 else side))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme()
        side = worn.px(self._side)
        area = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(
            QPainter(self), self._name, area, worn.colour(self._colour), 2.0 if self._side <= 16 else 1.75
        )


class Field(Part, QWidget):
    """Label, hint, input and error line. `input` is the widget that takes the focus.

    `edited` carries the words after each change by the person; `left` comes when the focus goes or
    Enter is pressed. The label is the accessible name, hint and error are the description.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        label: Text,
        hint: Text | None = None,
        *,
        box: InputBox | None = None,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint_text = hint
        self._error: Text | None = None
        self.label = Label(label, "label")
        self.hint = Label(hint, "hint", colour="ink3")
        if hint is None:  # shown before it has a parent it would be a window for a moment
            self.hint.hide()
        self.input: InputBox = box or InputBox()
        self.error_line = ErrorLine()
        self.label.setBuddy(self.input)
        if secret:
            self.input.setEchoMode(QLineEdit.EchoMode.Password)
        self._column = QVBoxLayout(self)
        self._gap = QSpacerItem(0, 6)
        self._column.addWidget(self.label)
        self._column.addWidget(self.hint)
        self._column.addItem(self._gap)
        self._column.addWidget(self.input)
        self.add_below(self._column)
        self._column.addWidget(self.error_line)
        self._column.addStretch()
        self.setFocusProxy(self.input)
        self.input.textEdited.connect(self.edited)
        self.input.editingFinished.connect(self.left)
        self.settle()

    def add_below(self, column: QVBoxLayout) -> None:
        """For kinds of field that put something between the box and the error line."""

    @property
    def error(self) -> Text | None:
        return self._error

    def value(self) -> str:
        """What stands in the box, exactly."""
        return self.input.text()

    def set_value(self, words: str) -> None:
        """Put words in the box; `edited` does not come, since nobody typed."""
        self.input.setText(words)

    def set_hint(self, hint: Text | None) -> None:
        self._hint_text = hint
        self.hint.set_text(hint)
        self.hint.setVisible(hint is not None)
        self._describe()

    def set_error(self, error: Text | None) -> None:
        """Say what is wrong below the box and mark it; None takes both away."""
        self._error = error
        self.error_line.set_error(error)
        self.input.set_state("error" if error is not None else "plain")
        self._describe()

    def set_doubt(self, doubt: Text) -> None:
        """Say below the box what is odd about it; it may be right all the same."""
        self.set_error(None)
        self._error = doubt
        self.error_line.set_doubt(doubt)
        self._describe()

    def set_ok(self) -> None:
        """Mark that no problem was found."""
        self.set_error(None)
        self.input.set_state("ok")

    def set_shut(self, shut: bool) -> None:
        """Only for reading: the words stay selectable."""
        self.input.set_state("shut" if shut else "plain")

    def retell(self) -> None:
        if self.label.message is not None:
            self.input.setAccessibleName(say(self.label.message))
        self._describe()

    def restyle(self) -> None:
        worn = theme()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._gap.changeSize(0, worn.px(6))
        self._column.invalidate()

    def _describe(self) -> None:
        said = [say(t) for t in (self._error, self._hint_text) if t is not None]
        self.input.setAccessibleDescription(" ".join(said))
