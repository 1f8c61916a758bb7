"""The number pad beside the page: comes when a field for digits is touched, goes at the first real key.

It stands in the row of page and phone, so that it narrows the page and never lies over the field it is for.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputDevice, QPointerEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.widgets.id_number import IdNumberBox
from app.widgets.number_pad import LeftKey, NumberPad
from app.widgets.part import Part
from app.widgets.theme import theme
from app.wizard.page_area import PageArea

LEAST_PAGE = 400
"""Pixels of the standard size that the page needs beside the pad."""

_DIGITS = Qt.InputMethodHint.ImhDigitsOnly


def pad_for(part: QWidget | None) -> LeftKey | None:
    """Which pad suits a field: with X for a resident number, with Clear for digits, none for words."""
    if not isinstance(part, QLineEdit) or part.isReadOnly():
        return None
    if isinstance(part, IdNumberBox):
        return "x" if part.grouped else None
    return "clear" if part.inputMethodHints() & _DIGITS else None


class TouchPad(Part, QWidget):
    """Hidden until a finger reaches a field that `pad_for` knows. `follow` the window once it is shown."""

    def __init__(self, area: PageArea) -> None:
        super().__init__()
        self._area = area
        self._touched = False
        self._folded: QWidget | None = None
        self.pads: dict[LeftKey, NumberPad] = {"clear": NumberPad(), "x": NumberPad("x")}
        self._column = QVBoxLayout(self)
        for pad in self.pads.values():
            pad.folded.connect(self.fold)
            self._column.addWidget(pad)
        self._column.addStretch(1)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        area.grown.connect(self._keep_in_view)
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()
        self.settle()

    def follow(self, window: QWindow) -> None:
        """Learn from the events of `window` whether fingers or keys are in use."""
        window.installEventFilter(self)

    def fold(self) -> None:
        """The person puts the pad away: it stays away until another field is touched."""
        self._folded = QApplication.focusWidget()
        self.hide()

    def look(self) -> None:
        """Show the pad that the field with the focus wants, or none."""
        part = QApplication.focusWidget()
        wanted = pad_for(part) if self._touched and part is not self._folded else None
        if wanted is None or part is None or not self._has_room():
            self.hide()
            return
        for kind, pad in self.pads.items():
            pad.setVisible(kind == wanted)
        top = self._top()
        self._column.setContentsMargins(0, top, theme().px(24), 0)
        self.pads[wanted].fit(self._area.height() - top)
        self.show()
        QTimer.singleShot(0, part, lambda: self._area.bring_into_view(part))

    def restyle(self) -> None:
        self._column.setContentsMargins(0, self._top(), theme().px(24), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.TouchBegin:
            self._touched = True
        elif kind == QEvent.Type.TouchEnd:
            self._soon.start()
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QPointerEvent):
            # A screen may hand a finger over as a mouse; what it came from is still known.
            self._touched = event.device().type() == QInputDevice.DeviceType.TouchScreen
            self._soon.start()
        elif kind == QEvent.Type.KeyPress and self._touched:
            self._touched = False  # the pad's own keys go to the field directly, not through the window
            self._soon.start()
        return False

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not self._folded:
            self._folded = None
        if self._touched:
            self._soon.start()

    def _keep_in_view(self) -> None:
        """Beside the pad the page is narrower and so longer: the field must not slip out of sight."""
        part = QApplication.focusWidget()
        if part is not None and self.isVisible():
            self._area.bring_into_view(part)

    def _top(self) -> int:
        return theme().px(28 if self._area.height() >= theme().px(420) else 8)

    def _has_room(self) -> bool:
        taken = 0 if self.isVisible() else self.sizeHint().width()
        return self._area.width() - taken >= theme().px(LEAST_PAGE)
