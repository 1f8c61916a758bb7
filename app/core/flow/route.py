"""The map: which steps are behind, which one is now, and which most likely come."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.flow.facts import Fact
from app.core.flow.flow import Flow
from app.core.flow.row import Condition, Row, Way
from app.core.flow.step import Exit, Group, Step
from app.core.flow.table import TABLE

_HOPED = {
    Fact.RECORD_FOUND: True,
    Fact.SOLVED: True,
    Fact.ALL_SAME: True,
    Fact.NEEDS_BASIC: False,
    Fact.SYMPTOM: False,
    Fact.TOPIC_DONE: True,
}
"""What the map assumes of answers that are not there yet: that all goes well."""

_MAIN = (Exit.NEXT, Exit.LOG_IN, Exit.APP_CHECK, Exit.LOOK_AGAIN, Exit.REPORTED, Exit.COME_BACK)
"""Which way the map follows from a step with many: the one that leads on."""


@dataclass(frozen=True)
class Route:
    """Steps in the order of the map, pages without a map left out; `now` is the position of the present."""

    steps: tuple[Step, ...]
    now: int
    guided: bool = False
    """On the official site nothing is registered here: what is checked before is getting ready."""

    @property
    def group_of_now(self) -> Group:
        return self.group(self.steps[self.now])

    def group(self, step: Step) -> Group:
        found = TABLE[step].group
        return Group.PREPARE if self.guided and found is Group.REGISTER else found


def route(flow: Flow) -> Route:
    """Done so far and expected from here; on a page without a map, `now` is that of the last that had it."""
    behind = list(dict.fromkeys((*flow.passed, *(s.step for s in flow.stack))))
    behind = [s for s in behind if s is not flow.step]
    steps = [*behind, flow.step]
    here = flow.step
    while (onward := _expected(flow, TABLE[here])) is not None and onward not in steps:
        steps.append(onward)
        here = onward
    shown = [s for s in steps if on_map(s)]
    position = (
        shown.index(flow.step) if flow.step in shown else max(0, len([s for s in behind if on_map(s)]) - 1)
    )
    return Route(tuple(shown), position, flow.holds(Fact.GUIDED))


def on_map(step: Step) -> bool:
    """Whether a page has the map beside it."""
    return TABLE[step].group is not Group.GROUND or step is Step.LAST


def _expected(flow: Flow, row: Row) -> Step | None:
    offered = [w for w in row.ways if _all(flow, w.offered)]
    for exit in _MAIN:
        for taken in offered:
            if taken.exit is exit and (to := _branch(flow, taken)) is not None:
                return to
    return None


def _branch(flow: Flow, taken: Way) -> Step | None:
    return next((b.to for b in taken.branches if _all(flow, b.conditions)), None)


def _all(flow: Flow, conditions: tuple[Condition, ...]) -> bool:
    return all(_HOPED.get(c.fact, flow.holds(c.fact)) is c.holds for c in conditions)
