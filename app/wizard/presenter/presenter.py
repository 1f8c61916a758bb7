"""The presenter's window: full screen, dark, very large, and every key works on and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from app.core.backend.backend import Backend
from app.core.backend.call import CancelToken
from app.core.flow.door import Door
from app.core.flow.venue import Venue
from app.core.presenter.show import Show, Still
from app.core.scenarios.catalogue import scenarios, words
from app.core.scenarios.scenario import Scenario
from app.core.school import SchoolProfile
from app.core.text import text
from app.widgets.language import say, speaker
from app.widgets.part import Part
from app.widgets.ribbon import Ribbon
from app.widgets.task import TaskRunner
from app.widgets.theme import Theme, apply_theme, theme, theme_of
from app.wizard.presenter.picker import Picker
from app.wizard.presenter.stage import Stage

OpenPractice = Callable[[Scenario], Backend]
WIDE = 1600
"""Pixels: on narrower projectors the largest type leaves no room for the phone."""

_PART = 0.6
"""Of the page's height that is seen: so far it moves at once, and what was read last stays in sight."""
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class Presenter(Part, QWidget):
    """`closed` when the show is over; the colours and the size from before are worn again by then.

    A practice of its own is opened for every scenario: nothing of the window's person is in it.
    """

    closed = Signal()
    changed = Signal()
    """Another picture is shown."""

    def __init__(
        self, open_practice: OpenPractice, school: SchoolProfile, venues: Mapping[Door, Venue]
    ) -> None:
        super().__init__()
        self._open, self._worn = open_practice, theme()
        self._runner = TaskRunner(self)
        self._backend: Backend | None = None
        self.show_now: Show | None = None
        self.ribbon, self.picker, self.stage = Ribbon(), Picker(), Stage(school, venues)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.picker)
        self._pages.addWidget(self.stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The type follows the screen, and so must not keep the window from getting smaller.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.ribbon)
        column.addLayout(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picker.chosen.connect(self.begin)
        self.settle()

    @property
    def busy(self) -> bool:
        return self._runner.busy

    @property
    def picking(self) -> bool:
        return self._pages.currentWidget() is self.picker

    def dress(self) -> None:
        """Dark, and as large as the screen allows."""
        _wear(theme_of("dark", "projector" if self.width() >= WIDE else "large", self._worn.calm))

    def begin(self, scenario: str) -> None:
        """Open a practice with this scenario and show its first picture."""
        chosen, open_practice = scenarios()[scenario], self._open

        def work(cancel: CancelToken) -> tuple[Backend, Show]:
            backend = open_practice(chosen)
            return backend, Show(chosen, backend)

        def opened(result: tuple[Backend, Show]) -> None:
            self._let_go()
            self._backend, self.show_now = result
            self._pages.setCurrentWidget(self.stage)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(self.show_now.still)

        self._runner.run(work, done=opened)

    def pick(self) -> None:
        """Choose another situation; the present one goes on when none is chosen."""
        self._pages.setCurrentWidget(self.picker)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def forward(self) -> None:
        self._play(lambda show: show.forward())

    def later(self) -> None:
        self._play(lambda show: show.later())

    def back(self) -> None:
        if self.show_now is not None and not self.busy:
            self._show(self.show_now.back())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.picking and self.show_now is not None:
                self._pages.setCurrentWidget(self.stage)
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.close()
        elif self.picking:
            super().keyPressEvent(event)
        elif key in _FORWARD:
            self.forward()
        elif key in _BACK:
            self.back()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stage.move_on(_PART if key == Qt.Key.Key_Down else -_PART)
        elif key == Qt.Key.Key_T:
            self.later()
        elif key == Qt.Key.Key_S:
            self.pick()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """On the stage there is nothing to go to: its page is a picture."""
        return self.picking and super().focusNextPrevChild(next)

    def retell(self) -> None:
        self.setWindowTitle(say(text("Present to a hall")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._runner.cancel()
        self._let_go()
        _wear(self._worn)
        event.accept()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))

    def _play(self, press: Callable[[Show], Still]) -> None:
        show = self.show_now
        if show is not None and not self.busy:
            self._runner.run(lambda cancel: press(show), done=self._show)

    def _show(self, still: Still) -> None:
        assert self.show_now is not None
        title = words(speaker().language)[self.show_now.scenario.id].title
        self.ribbon.set_aside(
            text("{situation} · step {now} of {all}", situation=title, now=still.number, all=still.of)
        )
        self.stage.show_still(still)
        self.changed.emit()

    def _let_go(self) -> None:
        backend, self._backend = self._backend, None
        if backend is not None:
            backend.close()


def _wear(wanted: Theme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and theme() is not wanted:
        apply_theme(app, wanted)
