"""A person at the window: types into real fields and presses real buttons, and waits as long as it takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from app import bootstrap
from app.core.backend.backend import Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.records import Verdict
from app.core.backend.data.sandbox import Advance, StagedDecision
from app.core.backend.descriptor import Options, Profile
from app.core.flow.end import end_of
from app.core.flow.flow import Flow
from app.core.flow.step import Exit, Step
from app.core.launch import WindowOptions
from app.core.scenarios.entering import entered
from app.core.scenarios.scenario import End, Move, Scenario
from app.core.selfcheck.fields import PHOTO
from app.widgets.error_summary import ErrorSummary
from app.wizard import start
from app.wizard.page import Page
from app.wizard.shell import Shell
from app.wizard.troubleshooter.side import Troubleshooter

PATIENCE = 15_000
"""Milliseconds to wait for anything; a slow machine is no failure."""

Wrap = Callable[[Backend], Backend]


class Window:
    """The whole program in one process: shell, journey, and the practice service behind it."""

    def __init__(
        self,
        scenario: str = "sunny-path",
        *,
        profile: Profile = Profile.PHONE,
        language: str = "zh_CN",
        size: tuple[int, int] = (1280, 800),
        wrap: Wrap | None = None,
        deadline: float | None = None,
    ) -> None:
        self.forced: list[tuple[Step, Exit]] = []
        """Ways for which the page had no part to press."""
        self.stalls: list[tuple[Step, float]] = []
        """Milliseconds of work of the window's thread, each time it had something to do."""
        options = WindowOptions(profile=profile, lang=language)
        services = bootstrap.services()

        def open_backend(name: str, asked: Options) -> Backend:
            opened = bootstrap.open_backend(name, replace(asked, scenario=scenario, time_goes_on=False))
            return wrap(opened) if wrap is not None else opened

        services = replace(services, open_backend=open_backend)
        start.application(options)
        venues = start.venues_of(options, services)
        self.shell: Shell = start.open_shell(options, services, venues, start.school_of(options))
        self.journey = self.shell.scene.journey
        self.journey.scenario = scenario
        if deadline is not None:
            self.journey._deadline.setInterval(round(deadline * 1000))
        self.shell.resize(*size)
        self.shell.show()
        self.settle()

    @property
    def page(self) -> Page:
        return self.shell.page

    @property
    def flow(self) -> Flow:
        return self.journey.flow

    @property
    def step(self) -> Step:
        return self.page.step

    @property
    def backend(self) -> Backend:
        found = self.journey.backend
        assert found is not None, "the practice service is not open"
        return found

    def settle(self) -> None:
        """Until nothing is under way and everything shown is painted."""
        for _ in range(2):  # what an answer brings about may itself ask for something
            with self._timed():
                QCoreApplication.processEvents()
            self.wait_for(lambda: not self.journey.busy and not self.journey.loading)
        QCoreApplication.processEvents()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        """Notes how long the thread of the window was at work in one go: so long nobody could click."""
        began = time.thread_time()
        yield
        self.stalls.append((self.step, (time.thread_time() - began) * 1000))

    def wait_for(self, what: Callable[[], bool]) -> None:
        patience = QDeadlineTimer(PATIENCE)
        while not what():
            assert not patience.hasExpired(), f"it took too long at {self.step}, busy: {self.journey.busy}"
            with self._timed():
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def close(self) -> None:
        self.shell.close()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    # what a person does

    def type_into(self, entry: str, value: str) -> None:
        """Replace what stands in an entry, the way an input method does it."""
        box = input_of(self.page.fields[entry])
        box.setFocus()
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_Backspace)
        if value.isascii():
            QTest.keyClicks(box, value)
        else:
            composed = QInputMethodEvent()
            composed.setCommitString(value)
            QCoreApplication.sendEvent(box, composed)

    def press_main(self) -> None:
        button = self.shell.bar.forward_button
        assert button.isVisibleTo(self.shell), f"{self.step} has no main button"
        assert button.isEnabled(), f"the main button of {self.step} is off"
        with self._timed():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, exit: Exit) -> None:
        """Leave by `exit`, and wait for what comes of it."""
        self.touch(exit)
        self.settle()

    def touch(self, exit: Exit) -> None:
        """Press whatever part of the page leaves by `exit`."""
        page: Any = self.page
        if page.step is Step.SMS_CODE and exit is Exit.NEW_PICTURE:
            page.countdown.stop()
            page.countdown.over.emit()  # the script has let the time pass on the clock of the practice
            if page.again.isVisibleTo(page) and page.again.isEnabled():
                QTest.mouseClick(page.again, Qt.MouseButton.LeftButton)
                return
        part = page.exits.get(exit)
        if exit is Exit.INBOX and part is None and page.primary_exit is not exit:
            part = self.shell.inbox
            assert part.isVisible(), f"{page.step} does not lead to the inbox"
            with self._timed():
                QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        elif part is not None and part.isVisibleTo(page) and part.isEnabled():
            with self._timed():
                QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        elif page.primary is not None and page.primary_exit is exit:
            self.press_main()
        else:
            self.forced.append((page.step, exit))
            self.shell.leave_by(exit)

    def back(self) -> None:
        QTest.mouseClick(self.shell.bar.back_button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def end(self) -> End:
        return end_of(self.flow)

    @property
    def has_errors(self) -> bool:
        return any(part.isVisibleTo(self.page) for part in self.page.findChildren(ErrorSummary))

    # a scenario

    def play(self, scenario: Scenario) -> End:
        """Go through the script of a scenario; moves that the page itself keeps back are left out."""
        kept_back = False
        for move in scenario.script:
            if kept_back and self.step != move.step:
                continue  # the service would have refused later what the page refused at once
            for _ in range(move.repeat):
                kept_back = self.move(move, scenario)
                if kept_back:
                    break
        return end_of(self.flow)

    def play_to(self, step: Step, scenario: Scenario) -> None:
        """Go through the script until this page is there."""
        for move in scenario.script:
            if self.step is step:
                break
            self.move(move, scenario)
        assert self.step is step

    def troubleshoot(self) -> Troubleshooter:
        """Open the troubleshooter over the page; its search is ready."""
        self.shell.open_help()
        self.settle()
        side = self.shell.findChild(Troubleshooter)
        assert side is not None
        self.wait_for(lambda: side.searchable)
        return side

    def move(self, move: Move, scenario: Scenario) -> bool:
        """One move; true when the page itself refused the entries and nothing was sent."""
        assert self.step == move.step, f"at {self.step}, the script wants {move.step}"
        self.let_happen(move)
        if self.step is Step.FIRST:
            self.press(Exit(move.exit))
            return False
        if self.step is Step.WAYS_OUT and Exit(move.exit) not in self.page.exits:
            return True  # a way that cannot work is not shown
        self.fill(move)
        before = self.step
        self.press(Exit(move.exit))
        refusal = self.flow.refusal
        if refusal is None and move.expect != "ok":
            assert self.step is before, f"{move.step} was to be refused with {move.expect}"
            assert self.has_errors or self.step is Step.RECORD, f"{move.step} said nothing"
            return True
        code = refusal.code.value if refusal is not None else "ok"
        if code == "ok" and self.step is before and self.has_errors:
            return True
        assert code == move.expect, f"{move.step}: {code} instead of {move.expect}"
        return False

    def let_happen(self, move: Move) -> None:
        if not (move.stage or move.seconds or move.working_days):
            return
        sandbox = self.backend.sandbox
        assert sandbox is not None
        for decision in move.stage:
            staged = StagedDecision(decision.subject, decision.accept, decision.reason)
            sandbox.stage(staged, Call(attempt=new_attempt()))
        if move.seconds or move.working_days:
            sandbox.advance(Advance(move.seconds, move.working_days), Call(attempt=new_attempt()))

    def fill(self, move: Move) -> None:
        """Everything the script types and chooses at this step, into the parts of the page."""
        self.wait_for(lambda: self.flow.memory.known.persona is not None)
        persona = self.flow.memory.known.persona
        assert persona is not None
        if self.step is Step.BEFORE:
            used: Any = self.page
            used.used.row("used" if move.exit == Exit.HAVE_ACCOUNT else "never").click()
        wanted = entered(move, self.backend, persona, self.page.apply())
        fields = self.page.fields
        if "document_type" in fields:
            kind: Any = fields["document_type"]
            kind.set_value(wanted.typed.document_type.value)
            kind.chosen.emit(wanted.typed.document_type.value)
        if "means" in fields and wanted.chosen.means is not None:
            means: Any = fields["means"]
            means.row(wanted.chosen.means.value).click()
        for name, part in fields.items():
            self._fill_part(name, part, getattr(wanted.typed, name, None))
        if self.step is Step.INBOX and wanted.chosen.request:
            page: Any = self.page
            page.exits[Exit.NEXT] = page.rows[wanted.chosen.request]
        if self.step is Step.HELP_REQUEST:
            helping: Any = self.page
            if helping.met.isChecked() is not wanted.chosen.met_in_person:
                helping.met.click()
        if self.step is Step.RECORD:
            self._answer({v.key: v.verdict for v in wanted.typed.verdicts})
        if self.step is Step.WARNING_GATE and move.exit == Exit.NEXT:
            gate: Any = self.page
            for tick in gate.ticks:
                tick.click()

    def _fill_part(self, name: str, part: QWidget, value: object) -> None:
        if not part.isVisibleTo(self.page) or value is None:
            return
        if isinstance(value, bool):
            if part.isChecked() is not value:  # type: ignore[attr-defined]
                part.click()  # type: ignore[attr-defined]
        elif isinstance(value, bytes):
            if value:
                part.set_value(value)  # type: ignore[attr-defined]
                part.edited.emit(value)  # type: ignore[attr-defined]
        elif isinstance(value, str) and hasattr(part, "value") and part.value() != value:
            self.type_into(name, value)
        elif isinstance(value, tuple) and name == "answers":
            for box, answer in zip(part.findChildren(QLineEdit), value, strict=False):
                box.setText(answer)

    def _answer(self, verdicts: dict[str, Verdict]) -> None:
        page: Any = self.page
        for row in page.table.rows:
            wanted = verdicts.get(row.item.key)
            if row.answers is None or wanted is None:
                continue
            for button in row.answers.findChildren(QAbstractButton):
                if getattr(button, "answer", None) is wanted:
                    button.click()
        photo = verdicts.get(PHOTO)
        if photo is not None:
            (page.photo.no if photo is Verdict.DIFFERENT else page.photo.yes).click()


def input_of(part: QWidget) -> QLineEdit:
    """Where one types in a part."""
    if isinstance(part, QLineEdit):
        return part
    box = getattr(part, "input", None)
    if isinstance(box, QLineEdit):
        return box
    found = part.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found
