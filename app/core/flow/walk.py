"""Walks the whole table without memory, service or window: every path, no dead end, no way round the gate.

Facts are assumed where a branch asks for them and kept for the rest of the path, until an act may have
settled them anew. So the walk knows nothing of pages, and finds what no test thought of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.flow.facts import FIXED, MOMENTARY, Fact
from app.core.flow.flow import start
from app.core.flow.memory import Door
from app.core.flow.refusals import page_of
from app.core.flow.row import Condition, Way
from app.core.flow.step import Exit, Step
from app.core.flow.table import ENDS, TABLE
from app.core.flow.venue import Venue

Assumed = frozenset[tuple[Fact, bool]]


@dataclass(frozen=True)
class Place:
    """A step together with what must be so for it to have been reached."""

    step: Step
    assumed: Assumed


@dataclass(frozen=True)
class Move:
    """One step on: by an exit, or by a refusal (then `exit` is the exit that was refused)."""

    exit: Exit
    to: Place
    code: str = ""


def begin(venues: Mapping[Door, Venue]) -> Place:
    """The first question, with every fact as it is before anything happened."""
    flow = start(venues)
    return _at(Step.FIRST, frozenset((fact, flow.holds(fact)) for fact in Fact))


def moves(place: Place, venues: Mapping[Door, Venue]) -> Iterator[Move]:
    """All ways on from a place, refusals included."""
    for taken in TABLE[place.step].ways:
        entered = _through_door(place.assumed, taken, venues)
        if entered is None:
            continue
        for assumed in _assuming(entered, taken.offered):
            for there in _outcomes(place.step, taken, assumed):
                yield Move(taken.exit, there)
            for code in sorted(taken.act.refusals) if taken.act else ():
                to = page_of(code, (Fact.AT_SCHOOL, True) in assumed)
                if to is not None and to is not place.step:
                    there = _behind_gate(to, assumed)
                    yield Move(taken.exit, _at(there.step, there.assumed), code)


def _at(step: Step, assumed: Assumed) -> Place:
    return Place(step, frozenset(a for a in assumed if a[0] not in MOMENTARY))


def _through_door(assumed: Assumed, taken: Way, venues: Mapping[Door, Venue]) -> Assumed | None:
    """The facts of the venue behind a door; None when there is no such venue."""
    door = dict(taken.chooses).get("door")
    if not isinstance(door, Door) or door is Door.MESSAGE:
        return assumed
    if door not in venues:
        return None
    if taken.fresh:
        assumed = begin(venues).assumed
    opened = start(venues)
    opened = opened.keeping(opened.memory.choosing(door=door))
    return frozenset({a for a in assumed if a[0] not in FIXED} | {(f, opened.holds(f)) for f in FIXED})


def _outcomes(here: Step, taken: Way, assumed: Assumed) -> Iterator[Place]:
    settled = taken.act.settles if taken.act else frozenset()
    after = frozenset(a for a in assumed if a[0] not in settled)
    for condition in taken.sets:
        others = frozenset(a for a in after if a[0] is not condition.fact)
        after = others | {(condition.fact, condition.holds)}
    for place in _branches(here, taken, after):
        yield _at(place.step, place.assumed)


def _branches(here: Step, taken: Way, after: Assumed) -> Iterator[Place]:
    remaining = [after]
    for branch in taken.branches:
        passed_on: list[Assumed] = []
        for state in remaining:
            for assumption in _assuming(state, branch.conditions):
                yield _behind_gate(branch.to, assumption)
            passed_on += _denying(state, branch.conditions)
        remaining = passed_on
    for state in remaining:
        yield Place(here, state)


def _behind_gate(to: Step, assumed: Assumed) -> Place:
    passed = not TABLE[to].gated or (Fact.WARNED, True) in assumed
    return Place(to if passed else Step.WARNING_GATE, assumed)


def _assuming(state: Assumed, conditions: tuple[Condition, ...]) -> Iterator[Assumed]:
    """`state` with the conditions taken to hold; nothing when it says otherwise."""
    grown = dict(state)
    for condition in conditions:
        if grown.get(condition.fact, condition.holds) is not condition.holds:
            return
        grown[condition.fact] = condition.holds
    yield frozenset(grown.items())


def _denying(state: Assumed, conditions: tuple[Condition, ...]) -> list[Assumed]:
    """The ways in which not all of the conditions hold."""
    found: list[Assumed] = []
    grown = dict(state)
    for condition in conditions:
        known = grown.get(condition.fact)
        if known is not condition.holds:
            found.append(frozenset({**grown, condition.fact: not condition.holds}.items()))
        if known is not None and known is not condition.holds:
            return found
        grown[condition.fact] = condition.holds
    return found


def reachable(venues: Mapping[Door, Venue]) -> dict[Place, tuple[Move, ...]]:
    """Every place that can be reached from the first question, with its moves."""
    found: dict[Place, tuple[Move, ...]] = {}
    waiting = [begin(venues)]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found[place] = tuple(moves(place, venues))
            waiting += [move.to for move in found[place]]
    return found


def paths(venues: Mapping[Door, Venue], limit: int = 1_000_000) -> int:
    """How many ways lead from the first question to an end, never coming to a step twice; at most `limit`."""
    graph = reachable(venues)
    onward = {place: tuple({move.to for move in found}) for place, found in graph.items()}

    def count(place: Place, been: frozenset[Step], left: int) -> int:
        if place.step in ENDS:
            return 1
        total = 0
        for to in onward[place]:
            if to.step not in been and total < left:
                total += count(to, been | {to.step}, left - total)
        return total

    first = begin(venues)
    return min(count(first, frozenset({first.step}), limit), limit)


def stuck(graph: Mapping[Place, tuple[Move, ...]]) -> set[Place]:
    """Places from which no end can be reached: there must be none."""
    sources: dict[Place, set[Place]] = {}
    for place, found in graph.items():
        for move in found:
            sources.setdefault(move.to, set()).add(place)
    waiting = [place for place in graph if place.step in ENDS]
    saved = set(waiting)
    while waiting:
        for source in sources.get(waiting.pop(), set()) - saved:
            saved.add(source)
            waiting.append(source)
    return set(graph) - saved
