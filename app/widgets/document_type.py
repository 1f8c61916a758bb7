"""The choice of a document type: a field that opens a list. Also good for any short list of choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.field import ErrorLine, State, paint_input_frame
from app.widgets.icons import paint_icon
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.painting import paint_words
from app.widgets.part import Part
from app.widgets.theme import theme


class ChoiceBox(Part, QAbstractButton):
    """The box: shows what is chosen, opens a menu by click, Space, Enter or an arrow key."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, Text]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._key = ""
        self.state: State = "plain"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        self.menu: QMenu | None = None
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 10

    @property
    def key(self) -> str:
        """The key of the chosen entry; empty when none is."""
        return self._key

    def choose(self, key: str) -> None:
        """Choose without a signal; an unknown key chooses none."""
        self._key = key if any(key == k for k, _ in self._choices) else ""
        self.retell()

    def open(self) -> None:
        """Show the list below the box; the choice comes by `chosen`."""
        self.menu = menu = QMenu(self)
        menu.setFont(theme().font("body"))
        menu.setMinimumWidth(self.width())
        group = QActionGroup(menu)
        for key, words in self._choices:
            action = QAction(say(words).replace("&", "&&"), menu, checkable=True, checked=key == self._key)
            action.triggered.connect(lambda _=False, k=key: self._take(k))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in keys:
            self.click()
            return
        super().keyPressEvent(event)

    def retell(self) -> None:
        words = next((say(t) for k, t in self._choices if k == self._key), "")
        self.setText(words)
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(max(theme().px(48), theme().target))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_input_frame(self, "plain" if self.state == "ok" else self.state, icon=False)
        worn, painter = theme(), QPainter(self)
        side, edge = worn.px(20), worn.px(15)
        area = QRectF(edge, 0, self.width() - 3 * edge - side, self.height())
        paint_words(painter, area, self.text(), "field", "ink" if self.isEnabled() else "ink3")
        arrow = QRectF(self.width() - edge - side, (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron-down", arrow, worn.colour("ink2"))


class DocumentTypeField(Part, QWidget):
    """Label, hint, choice box and error line, as a `Field`. `chosen(key)` when the person chooses."""

    chosen = Signal(str)

    def __init__(
        self,
        label: Text,
        choices: Sequence[tuple[str, Text]],
        hint: Text | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._error: Text | None = None
        self.label, self.hint = Label(label, "label"), Label(hint, "hint", colour="ink3")
        if hint is None:  # shown before it has a parent it would be a window for a moment
            self.hint.hide()
        self.input = ChoiceBox(choices)
        self.error_line = ErrorLine()
        self.label.setBuddy(self.input)
        self._column, self._gap = QVBoxLayout(self), QSpacerItem(0, 6)
        self._column.addWidget(self.label)
        self._column.addWidget(self.hint)
        self._column.addItem(self._gap)
        self._column.addWidget(self.input)
        self._column.addWidget(self.error_line)
        self._column.addStretch()
        self.setFocusProxy(self.input)
        self.input.chosen.connect(self.chosen)
        self.input.chosen.connect(self._describe)
        self.settle()

    def value(self) -> str:
        """The key of the chosen entry; empty when none is."""
        return self.input.key

    def set_value(self, key: str) -> None:
        self.input.choose(key)
        self._describe()

    def set_error(self, error: Text | None) -> None:
        self._error = error
        self.error_line.set_error(error)
        self.input.state = "error" if error is not None else "plain"
        self.input.update()
        self._describe()

    def retell(self) -> None:
        self._describe()

    def restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._gap.changeSize(0, theme().px(6))
        self._column.invalidate()

    def _describe(self) -> None:
        label = say(self.label.message) if self.label.message else ""
        self.input.setAccessibleName(f"{label} {self.input.text()}".strip())
        self.input.setAccessibleDescription(
            " ".join(say(t) for t in (self._error, self._hint) if t is not None)
        )
