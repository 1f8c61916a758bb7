"""The parts of the window that the first page does without: each is imported and built when first asked for.

The first page must be there at once; what lies over pages, beside them and below them can wait until
somebody has chosen a door. `build_next` builds ahead, one a call, while nobody is doing anything.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.flow.step import Exit

if TYPE_CHECKING:
    from app.widgets.idle_screen import IdleScreen
    from app.widgets.ribbon import Ribbon
    from app.widgets.waiting import Waiting
    from app.wizard.bars import Actions
    from app.wizard.idle import IdleWatch
    from app.wizard.inbox_button import InboxButton
    from app.wizard.leaving import Leaving
    from app.wizard.map import Map
    from app.wizard.no_answer import NoAnswer
    from app.wizard.practice_phone import PracticePhone
    from app.wizard.shell import Shell
    from app.wizard.touch_pad import TouchPad

_PARTS = ("map", "bar", "ribbon", "phone", "pad", "idle", "waiting", "no_answer", "idle_screen")


class LaterParts:
    """Mixed into the shell, whose layouts and slots it uses."""

    @property
    def _shell(self) -> Shell:
        return cast("Shell", self)

    def is_built(self, name: str) -> bool:
        """Whether a part is there already; asking for it would build it."""
        return name in self.__dict__

    def build_next(self) -> bool:
        """Build one more part; false when all are there."""
        missing = next((name for name in _PARTS if not self.is_built(name)), None)
        if missing is not None:
            getattr(self, missing)
        return missing is not None

    def uncover(self) -> None:
        """Take away what lies over the page."""
        if self.is_built("waiting"):
            self.waiting.stop()
        if self.is_built("no_answer"):
            self.no_answer.hide()

    @cached_property
    def ribbon(self) -> Ribbon:
        from app.widgets.ribbon import Ribbon

        made = Ribbon()
        made.hide()
        self._shell._outer.insertWidget(0, made)
        return made

    @cached_property
    def inbox(self) -> InboxButton:
        from app.wizard.inbox_button import InboxButton

        header, made = self._shell.header, InboxButton()
        made.hide()
        made.clicked.connect(lambda: self._shell.leave_by(Exit.INBOX))
        header.row.insertWidget(header.row.indexOf(header.help), made)
        QWidget.setTabOrder(header.help, made)
        return made

    def show_inbox(self) -> None:
        """The entry to the inbox, wherever one may go there from, with how many ask."""
        journey = self._shell.scene.journey
        offered = journey.begun and journey.flow.offers(Exit.INBOX)
        if offered:
            from app.core.flow.helping import waiting_requests

            self.inbox.show_number(len(waiting_requests(journey.memory)))
        if offered or self.is_built("inbox"):
            self.inbox.setVisible(offered)

    @cached_property
    def map(self) -> Map:
        from app.wizard.map import Map

        made = Map()
        made.hide()
        self._shell._across.insertWidget(0, made)
        return made

    @cached_property
    def phone(self) -> PracticePhone:
        from app.wizard.practice_phone import PracticePhone

        made = PracticePhone(self._shell.scene)
        made.tapped.connect(self._shell._fill_code)
        self._shell._beside.addWidget(made)
        return made

    @cached_property
    def pad(self) -> TouchPad:
        from app.wizard.touch_pad import TouchPad

        made = TouchPad(self._shell.area)
        self._shell._beside.insertWidget(1, made)
        window = self._shell.windowHandle()
        if window is not None:
            made.follow(window)
        return made

    @cached_property
    def bar(self) -> Actions:
        from app.wizard.bars import Actions

        shell, made = self._shell, Actions()
        made.hide()
        made.back.connect(shell.back)
        made.forward.connect(shell.forward)
        made.finish_wanted.connect(shell.finish)
        made.look_wanted.connect(lambda: shell.open_look(made.look))
        shell._column.addWidget(made)
        return made

    @cached_property
    def idle(self) -> IdleWatch:
        from app.wizard.idle import IdleWatch

        made = IdleWatch(self._shell)
        made.idle.connect(self._shell._ask_still_there)
        return made

    @cached_property
    def waiting(self) -> Waiting:
        from app.widgets.waiting import Waiting

        made = Waiting(self._shell.area)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.cancelled.connect(self._shell._stop_waiting)
        return made

    @cached_property
    def leaving(self) -> Leaving:
        from app.wizard.leaving import Leaving

        made = Leaving(self._shell)
        made.left.connect(self._shell._leave)
        made.stayed.connect(self._shell._stay)
        return made

    @cached_property
    def no_answer(self) -> NoAnswer:
        from app.wizard.no_answer import NoAnswer

        shell, made = self._shell, NoAnswer(self._shell.area)
        made.retry.connect(shell.scene.journey.retry)
        made.left.connect(shell._focus_page)
        made.help_wanted.connect(shell.open_help)
        return made

    @cached_property
    def idle_screen(self) -> IdleScreen:
        from app.widgets.idle_screen import IdleScreen

        made = IdleScreen(self._shell)
        made.ended.connect(self._shell.finished)
        return made
