"""The thread of the window is never at work for long in one go, whatever the service does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from app.core.scenarios.catalogue import scenarios
from app.wizard.warming import Warming
from harness.faults import Fault, Service
from harness.window import Window

MOST = 50
"""Milliseconds of the thread's own work between two looks at keys and mouse. Its work and not the clock is
measured, so that a busy machine makes no test fail; `benchmarks/pages.py` measures by the clock."""

PLAYS = 6
"""At most. A neighbour on the processor can only make work longer (28 ms were seen to take 50), never
shorter: one play below the limit shows what the work takes."""


@pytest.mark.parametrize("id", ["sunny-path", "number-taken-recovered", "major-wrong"])
def test_no_page_change_keeps_the_window_from_answering(id: str, qapp: object) -> None:
    scenario = scenarios()[id]
    window = Window(id, profile=scenario.profile)
    try:
        warming = Warming(window.shell)
        window.wait_for(lambda: warming.done)
        window.play(scenario)  # the first time modules are loaded
        longest = []
        for _ in range(PLAYS):
            window.close()
            window = Window(id, profile=scenario.profile)
            window.stalls.clear()
            window.play(scenario)
            longest.append(max(stall for _, stall in window.stalls))
            if longest[-1] < MOST:
                break
        assert min(longest) < MOST, longest
    finally:
        window.close()
        QCoreApplication.processEvents()


def test_a_service_that_never_answers_leaves_the_window_alone(qapp: object) -> None:
    service = Service()
    window = Window(wrap=service.wrap)
    try:
        scenario = scenarios()["sunny-path"]
        for move in scenario.script[:2]:
            window.move(move, scenario)
        window.fill(scenario.script[2])
        service.arm(Fault.HELD)
        window.press_main()
        window.stalls.clear()
        window.wait_for(lambda: window.shell.waiting.shown)
        assert max(window.stalls, key=lambda stall: stall[1])[1] < MOST
        window.shell.waiting.cancelled.emit()
    finally:
        window.close()
