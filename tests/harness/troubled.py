"""A window in which every way out can be troubled, and what a person then sees and can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QThreadPool
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.campus.store import rows
from app.core.backend.backend import Backend
from app.core.flow.memory import Typed
from app.core.flow.step import Exit, Step
from app.core.scenarios.scenario import Move, Scenario
from app.widgets.language import speaker
from harness.faults import Fault, Service
from harness.window import PATIENCE, Window

ONCE = (rows.AccountRow, rows.TicketRow, rows.ReviewRow, rows.HelpRow, rows.CaseRow)
"""What the service must hold as many of after every trouble as without any."""
SECRET = "not a word of this"
ASIDE = frozenset({"reviews.inbox"})
"""What is asked along with something else: its refusal keeps nobody from going on."""


def rows_of(backend: Backend) -> tuple[int, ...]:
    """How many rows there are of each kind of `ONCE` in the practice service."""
    store: Any = backend.close.__self__  # type: ignore[attr-defined]
    return store.run(lambda work: tuple(work.rows(kind).count() for kind in ONCE), writes=False)


Bring = Callable[["Troubled", Exit], None]


class Troubled(Window):
    """`play` has `bring` press at each way but the first; `met` says what it troubled."""

    def __init__(self, scenario: Scenario, bring: Bring | None = None) -> None:
        self.service = Service()
        self.met: list[str] = []
        self.at_move = Move("")
        self._gone: list[Move] = []
        self._ahead = iter(scenario.script[1:])
        self._next: Move | None = None
        self._scenario, self._bring = scenario, bring
        super().__init__(scenario.id, profile=scenario.profile, wrap=self.service.wrap)
        self.stalls.clear()

    def close(self) -> None:
        if speaker().language != "zh_CN":
            self.switch_language()
        super().close()

    def move(self, move: Move, scenario: Scenario) -> bool:
        if move is not self.at_move:
            self._next = next(self._ahead, None)
        self.at_move = move
        kept_back = super().move(move, scenario)
        assert not kept_back or move.expect != "ok", f"{self.step} lets nobody on: {self.said()}"
        self._gone.append(move)
        return kept_back

    def fill(self, move: Move) -> None:
        super().fill(move)
        picture = self.page.fields.get("picture")
        if picture is not None and picture.isVisible() and self.flow.memory.known.picture is None:
            self.settle()
            self.peacefully(lambda: self.press(Exit.NEW_PICTURE))
            super().fill(move)
        notice: Any = self.page.fields.get("closing_notice")
        if notice is not None and not notice.isChecked():
            notice.click()
        newest = self.flow.memory.known.change_code
        if newest is not None and "new_code" in self.page.fields:
            self.type_into("new_code", self._newest_code())

    def press(self, exit: Exit) -> None:
        if self._bring is None or self.step is Step.FIRST:
            super().press(exit)
        else:
            self._bring(self, exit)

    # what is seen

    @property
    def typed(self) -> Typed:
        """All that was typed, but for the picture code, which counts for one try."""
        return replace(self.page.apply().typed, picture="")

    def said(self) -> str:
        """The words that tell what went wrong."""
        over = self.shell.no_answer
        if over.isVisible():
            return f"{over._banner.title.text()} {over._banner.message.text()}"
        return " ".join(link.text() for link in self.page.errors.links) if self.has_errors else ""

    def assert_told(self) -> None:
        words = self.said()
        assert words.strip(), f"nothing was said at {self.step}"
        assert SECRET not in words
        assert _is_chinese(words) is (speaker().language == "zh_CN"), f"in the wrong language: {words}"
        assert self.ways_on(), f"nothing can be pressed at {self.step}"

    def ways_on(self) -> list[QWidget]:
        """What can be pressed now to get on: in the panel when it lies over the page, else on the page."""
        over = self.shell.no_answer
        if over.isVisible():
            return [b for b in (over.retry_button, over.leave_button) if b.isVisible() and b.isEnabled()]
        forward = self.shell.bar.forward_button
        parts: list[QAbstractButton] = [*self.page.exits.values(), forward]
        return [part for part in parts if part.isVisible() and part.isEnabled()]

    # what is done

    def struck(self, fault: Fault, exit: Exit, after: int = 0) -> bool:
        """Press with the fault armed; true when it struck."""
        before = len(self.service.struck)
        self.service.arm(fault, after)
        self.touch(exit)
        return self.settled(before)

    def settled(self, before: int) -> bool:
        self.settle()
        new = self._note(before)
        return bool(new) and not (new[-1] in ASIDE and not self.said())

    def _note(self, before: int) -> list[str]:
        new = self.service.struck[before:]
        self.met.extend(new)
        return new

    def click(self, button: QWidget) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        with self._timed():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def peacefully(self, do: Callable[[], object]) -> None:
        """Without trouble."""
        bring, self._bring = self._bring, None
        try:
            do()
        finally:
            self._bring = bring

    def back_and_forth(self) -> None:
        """To the page before and here again, or further where that is done by now; a minute later, since
        codes are not sent at once.
        """
        here, move = self.step, self.at_move
        self.back()
        self.let_happen(Move("", seconds=61))
        came = next(m for m in (move, *reversed(self._gone)) if m.step == self.step)
        again = replace(came, stage=(), seconds=0, working_days=0)
        coming = self._next
        done = self.take_what_is_done()
        if not done:
            self.peacefully(lambda: Window.move(self, again, self._scenario))
            done = self.take_what_is_done() or (coming is not None and self.step == coming.step)
        self.at_move = move
        assert done or self.step is here, f"from {here} back to {again.step} and forth to {self.step}"

    @property
    def in_the_middle(self) -> bool:
        """Something on this page was begun by the move before, as opening what is behind a button."""
        begun = bool(self._gone) and self._gone[-1].step == self.step
        # Days go by with a look at what waits: whoever then goes back chooses anew.
        return begun or self.step in (Step.REVIEW_WAITING, Step.TICKET_SENT, Step.NOT_PUBLISHED)

    def take_what_is_done(self) -> bool:
        """Where only the answer was lost the page says so, and leads on."""
        done = self.step is Step.WAYS_OUT and Exit.NEXT in self.page.exits
        if done:
            self.peacefully(lambda: self.press(Exit.NEXT))
        return done

    def switch_language(self) -> None:
        with self._timed():
            self.shell.choose_language("en" if speaker().language == "zh_CN" else "zh_CN")
            QCoreApplication.processEvents()

    def give_up(self) -> None:
        """Stop waiting, by the button that comes after a while."""
        self.shell.waiting._cancel.click()
        self.ended_below()

    def hold(self, exit: Exit, after: int = 0) -> bool:
        """Press, and wait until the answer is kept back; false when nothing was asked."""
        before = len(self.service.struck)
        self.service.arm(Fault.HELD, after)
        self.touch(exit)
        return self.until_held(before)

    def until_held(self, before: int) -> bool:
        self.wait_for(lambda: self.service.held or not (self.journey.busy or self.journey.loading))
        if not self.service.held:
            self.settle()
        self._note(before)
        return self.service.held

    def time_runs_out(self) -> None:
        timer = self.journey._deadline
        assert timer.isActive(), "nothing ends the wait"
        timer.stop()
        timer.timeout.emit()
        self.ended_below()

    def ended_below(self) -> None:
        """The call that nobody waits for any more has run to its end."""
        assert QThreadPool.globalInstance().waitForDone(PATIENCE)
        self.settle()

    def ask_to_close(self) -> None:
        """As the window manager does it."""
        QCoreApplication.sendEvent(self.shell.windowHandle(), QCloseEvent())

    def _newest_code(self) -> str:
        from app.core.backend.call import Call
        from app.core.backend.data.codes import Channel
        from app.core.backend.data.sandbox import MessageQuery

        assert self.backend.sandbox is not None
        return self.backend.sandbox.messages(MessageQuery(Channel.PHONE), Call()).messages[-1].code


def _is_chinese(words: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in words)
