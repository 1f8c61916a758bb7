"""The main journeys with a fault at every single step: the same end, and no write done twice."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import Scenario
from harness.faults import Fault, Service
from harness.window import Window

JOURNEYS = (
    "sunny-path",
    "number-taken-recovered",
    "phone-taken-ticket",
    "number-taken-app-check",
    "classmate-helps",
    "forgot-user-name",
    "major-wrong",
)
ONCE = ("accounts.register", "recovery.reset_password", "recovery.open_ticket", "records.confirm")
"""Writes of which one journey makes one, however often it has to ask."""


class Struck(Window):
    """Every way out is struck by the fault once, and tried again."""

    def __init__(self, scenario: Scenario, fault: Fault) -> None:
        self.service, self.fault = Service(), fault
        super().__init__(scenario.id, profile=scenario.profile, wrap=self.service.wrap)

    def press(self, exit: Exit) -> None:
        before, step = len(self.service.struck), self.step
        if step is not Step.FIRST:
            self.service.arm(self.fault)
        super().press(exit)
        self.service.armed = None
        if len(self.service.struck) == before:
            return
        if self.fault is Fault.REFUSED:
            self.again(exit, step)
            return
        assert self.shell.no_answer.isVisible(), f"nothing was said at {self.step}"
        retry = self.shell.no_answer.retry_button
        button = retry if retry.isVisible() else self.shell.no_answer.leave_button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()
        if button is not retry:
            self.again(exit, step)

    def again(self, exit: Exit, step: Step) -> None:
        """As a person would: the same button once more."""
        assert self.step is step, "a page that has just been reached offers to try again by itself"
        super().press(exit)


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.BUSY, Fault.RAISES])
@pytest.mark.parametrize("id", JOURNEYS)
def test_the_end_is_the_same_and_nothing_is_done_twice(id: str, fault: Fault, qapp: object) -> None:
    scenario = scenarios()[id]
    window = Struck(scenario, fault)
    try:
        assert window.play(scenario) is scenario.end
        assert len(window.service.struck) >= 3
        attempts = Counter({name: len(set(window.service.attempts_at(name))) for name in ONCE})
        assert max(attempts.values()) <= 1, attempts
    finally:
        window.close()
