"""Trouble at every step of the main journeys: told in words, got over, nothing lost, nothing done twice.

A run takes a sample by its seed. All: ``XUEJI_FAULTS=all python3 go.py test tests/wizard/test_faults.py``;
instead of ``all`` a part of the names, as in ``XUEJI_FAULTS=legacy`` or ``XUEJI_FAULTS=cut``.
"""

from __future__ import annotations

import os
import random
from functools import lru_cache

import pytest
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.core.backend.descriptor import Options
from app.core.flow.memory import Typed
from app.core.flow.step import Exit, Step
from app.core.scenarios.player import play
from app.wizard.warming import Warming
from harness.main_journeys import CHANGES, main_journeys
from harness.troubled import Troubled, rows_of
from harness.troubles import Trouble, bring
from harness.window import Window

SAMPLE = 16
"""Pairs of journey and trouble in a run; a full matrix takes a quarter of an hour."""
CLOSED = 4
LONGEST = 50
"""Milliseconds of work of the window's thread in one go."""
PLAYS = 6
"""At most: a busy machine can only make work longer, so one play below the limit shows what it takes."""

WANTED = os.environ.get("XUEJI_FAULTS", "")
PAIRS = [f"{id}:{trouble}" for id in main_journeys() for trouble in Trouble]
STEPS = [f"{id}:{i}" for id, one in main_journeys().items() for i in range(1, len(one.script))]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    wanted = WANTED
    chance = random.Random(metafunc.config.getoption("randomly_seed", 0))
    for name, every, count in (("pair", PAIRS, SAMPLE), ("place", STEPS, CLOSED)):
        if name in metafunc.fixturenames:
            part = "" if wanted == "all" else wanted
            chosen = [one for one in every if part in one] if wanted else chance.sample(every, count)
            metafunc.parametrize(name, chosen)


@pytest.fixture(scope="module", autouse=True)
def warm(qapp: QApplication) -> None:
    """Modules are loaded once, as they are after the first paint."""
    window = Window()
    warming = Warming(window.shell)
    window.wait_for(lambda: warming.done)
    window.close()


@lru_cache
def held_without_trouble(id: str) -> tuple[int, ...]:
    """What the service holds at the end when nothing goes wrong."""
    scenario = main_journeys()[id]
    if id in CHANGES:
        window = Troubled(scenario)
        window.play(scenario)
        held = rows_of(window.backend)
        window.close()
        return held
    backend = bootstrap.open_backend(
        "demo", Options(profile=scenario.profile, scenario=scenario.id, time_goes_on=False)
    )
    assert play(scenario, backend).ok
    held = rows_of(backend)
    backend.close()
    return held


def test_trouble_at_every_step(pair: str, qapp: QApplication) -> None:
    id, _, trouble = pair.partition(":")
    expected = held_without_trouble(id)
    longest: list[tuple[float, Step]] = []
    for _ in range(PLAYS):
        window = Troubled(main_journeys()[id], bring(Trouble(trouble)))
        try:
            assert window.play(main_journeys()[id]) is main_journeys()[id].end
            assert window.met, "nothing was troubled"
            assert rows_of(window.backend) == expected
        finally:
            window.close()
        longest.append(max((ms, step) for step, ms in window.stalls))
        if longest[-1][0] < LONGEST or not WANTED:
            return  # a sample runs beside other work; `test_quick.py` watches the same by itself
    assert min(longest)[0] < LONGEST, longest


def test_the_window_is_closed_with_a_call_under_way(place: str, qapp: QApplication) -> None:
    """`conftest` fails the test for a thread, a timer or a job that is left."""
    id, _, position = place.partition(":")
    scenario = main_journeys()[id]
    window = Troubled(scenario)
    try:
        for move in scenario.script[: int(position)]:
            for _ in range(move.repeat):
                window.move(move, scenario)
        move = scenario.script[int(position)]
        window.let_happen(move)
        window.fill(move)
        typed = window.typed
        window.hold(Exit(move.exit))
        # A way without a call has led on by now; what is finished has nothing to lose.
        loses = typed != Typed() and window.step not in (Step.LAST, Step.COME_BACK)
        window.ask_to_close()
        assert window.shell.isVisible() is loses
        if loses:
            window.click(window.shell.leaving.leave_button)
        assert not window.shell.isVisible()
    finally:
        window.close()
