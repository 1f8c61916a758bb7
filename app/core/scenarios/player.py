"""Playing a scenario to its end without a window: flow and service decide, the script only walks."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.backend.backend import Backend
from app.core.backend.call import Call, CancelToken, new_attempt
from app.core.backend.data.sandbox import Advance, StagedDecision
from app.core.flow.acts.entering import entered as come_in
from app.core.flow.end import end_of
from app.core.flow.flow import Flow, NotOffered, carry_out, start
from app.core.flow.memory import Door
from app.core.flow.step import Exit
from app.core.flow.venue import venue_of
from app.core.scenarios.entering import entered
from app.core.scenarios.scenario import End, Move, Scenario

OK = "ok"
LOST = "lost"
"""The script is at another step than the flow, or wants an exit that is not offered there."""


@dataclass(frozen=True)
class Played:
    """One step as it went: `code` is the refusal's, or empty."""

    step: str
    outcome: str
    code: str = ""


@dataclass(frozen=True)
class Play:
    """`end` is what flow and service came to; `ok`: every step and the end are as expected."""

    scenario: str
    steps: tuple[Played, ...]
    end: End
    ok: bool


def play(scenario: Scenario, backend: Backend) -> Play:
    """Play on an open backend with a sandbox. Raises what the backend's failures are; refusals are steps."""
    cancel = CancelToken()
    venue = venue_of(backend.descriptor, scenario.profile)
    flow = start({Door.PRACTISE: venue})
    flow = flow.keeping(come_in(backend, flow.memory, scenario.id, cancel))
    steps: list[Played] = []
    as_expected = True
    for move in scenario.script:
        for _ in range(move.repeat):
            if flow.step != move.step:
                steps.append(Played(flow.step, LOST))
                return Play(scenario.id, tuple(steps), end_of(flow), False)
            flow, played = _moved(flow, move, backend, cancel)
            steps.append(played)
            as_expected &= (played.code or played.outcome) == move.expect
            if played.outcome == LOST:
                return Play(scenario.id, tuple(steps), end_of(flow), False)
    end = end_of(flow)
    return Play(scenario.id, tuple(steps), end, as_expected and end is scenario.end)


def _moved(flow: Flow, move: Move, backend: Backend, cancel: CancelToken) -> tuple[Flow, Played]:
    here = flow.step
    let_happen(move, backend)
    persona = flow.memory.known.persona
    if persona is None:
        return flow, Played(here, LOST)
    flow = flow.keeping(entered(move, backend, persona, flow.memory))
    try:
        flow = carry_out(flow, Exit(move.exit), backend, cancel)
    except NotOffered:
        return flow, Played(here, LOST)
    if flow.refusal is not None:
        return looked_round(flow, backend, cancel), Played(here, "refused", flow.refusal.code.value)
    return looked_round(flow, backend, cancel), Played(here, OK)


def let_happen(move: Move, backend: Backend) -> None:
    sandbox = backend.sandbox
    if sandbox is None:
        return
    for decision in move.stage:
        staged = StagedDecision(decision.subject, decision.accept, decision.reason)
        sandbox.stage(staged, Call(attempt=new_attempt()))
    if move.seconds or move.working_days:
        sandbox.advance(Advance(move.seconds, move.working_days), Call(attempt=new_attempt()))


def looked_round(flow: Flow, backend: Backend, cancel: CancelToken) -> Flow:
    """What the page asks for on opening, as a window would."""
    going, act = flow.arriving()
    if act is None:
        return flow
    return going.keeping(act.carried_out(backend, going.memory, cancel))
