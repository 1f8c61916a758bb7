"""The wizard as a value: where one is, how one came here, and what comes next. No window is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.core.backend.backend import Backend
from app.core.backend.call import CancelToken
from app.core.backend.refusal import RefusalCode, Refused
from app.core.flow.acts.act import Act
from app.core.flow.facts import FACTS, Fact
from app.core.flow.memory import Chosen, Door, Memory
from app.core.flow.refusals import AHEAD, MENDED_AT, STAYS_AT, page_of
from app.core.flow.row import Condition, Row, Way
from app.core.flow.step import Exit, Step
from app.core.flow.table import TABLE
from app.core.flow.venue import Venue


@dataclass(frozen=True)
class Snapshot:
    """A page one has been on: its step, and the choices made before it."""

    step: Step
    chosen: Chosen


class NotOffered(ValueError):
    """A way was asked for that the step does not have, or does not offer now."""


@dataclass(frozen=True)
class Flow:
    """A journey so far. Every method gives a new flow; nothing changes in place.

    `venues` are the places a door may lead to, by door; `stack` are the pages gone through, the present
    one last; `refusal` is what the service said no to, until something is tried again.
    """

    venues: Mapping[Door, Venue]
    stack: tuple[Snapshot, ...]
    memory: Memory
    refusal: Refused | None = None
    passed: tuple[Step, ...] = ()
    """Steps that were sealed: done, and out of reach of Back."""

    @property
    def step(self) -> Step:
        return self.stack[-1].step

    @property
    def row(self) -> Row:
        return TABLE[self.step]

    @property
    def venue(self) -> Venue:
        """Where this journey takes place; before the first answer, where practice would."""
        door = self.memory.chosen.door
        if door is not None and door in self.venues:
            return self.venues[door]
        return next(iter(self.venues.values()))

    @property
    def can_go_back(self) -> bool:
        return len(self.stack) > 1

    def holds(self, fact: Fact) -> bool:
        return FACTS[fact](self.venue, self.memory)

    def offered(self) -> tuple[Way, ...]:
        """The ways the present step offers now, the main one first."""
        return tuple(w for w in self.row.ways if self._all(w.offered) and self._has_door(w))

    def offers(self, exit: Exit) -> bool:
        return any(w.exit is exit for w in self.offered())

    def keeping(self, memory: Memory) -> Flow:
        """The same place with other entries: what is typed is in the flow before anything is tried."""
        return replace(self, memory=memory)

    def trying(self, exit: Exit) -> tuple[Flow, Act | None]:
        """Set out on a way: its choices made, the attempt id of its act given. `NotOffered` if there is none.

        Without an act the way is open: call `arrived` at once. Keep the flow that comes back also when no
        answer comes, so that a repetition carries the same attempt id.
        """
        taken = self._way(exit)
        memory = Memory() if taken.fresh or self._elsewhere(taken) else self.memory
        memory = memory.choosing(**dict(taken.chooses)) if taken.chooses else memory
        if taken.act is not None:
            memory = taken.act.prepared(memory)
        return replace(self, memory=memory, refusal=None), taken.act

    def arrived(self, exit: Exit, memory: Memory) -> Flow:
        """The way was open, or its act has succeeded with `memory`: the next page."""
        taken = self._way(exit)
        with_memory = replace(self, memory=memory, refusal=None)
        to = with_memory._target(taken)
        if to is None:
            return with_memory
        stack, passed = self.stack, self.passed
        if taken.fresh:
            begun = start(self.venues)
            return replace(begun, stack=(*begun.stack, Snapshot(to, memory.chosen)), memory=memory)
        if taken.seals:
            passed = (*passed, *(s.step for s in stack if s.step not in passed))
            stack = ()
        if not taken.detour and to is not self.step:
            stack = _cut(stack, to)
        stack = (*stack, Snapshot(to, memory.chosen))
        return replace(self, memory=_without_picture(memory), stack=stack, passed=passed, refusal=None)

    def moves(self, exit: Exit) -> bool:
        """Whether a way can lead to another page; one without branches only brings news to this one."""
        return bool(self._way(exit).branches)

    def arriving(self) -> tuple[Flow, Act | None]:
        """What the present page asks for when it opens, prepared like the act of a way."""
        act = self.row.arrive
        if act is None:
            return self, None
        return replace(self, memory=act.prepared(self.memory)), act

    def informed(self, memory: Memory) -> Flow:
        """The answer to what the page asked for on opening."""
        return replace(self, memory=memory, refusal=None)

    def back(self) -> Flow:
        """The page before: its choices again, everything typed and told kept. At the start, the same."""
        if not self.can_go_back:
            return self
        memory = replace(_without_picture(self.memory), chosen=self.stack[-2].chosen)
        return replace(self, stack=self.stack[:-1], memory=memory, refusal=None)

    def refused(self, refusal: Refused, act: Act | None = None) -> Flow:
        """Where a refusal leads, by its code alone; nothing typed is lost."""
        # Whoever was only sent away for a moment still wants the same: parts of it may be done.
        same = act is None or refusal.code is RefusalCode.TOO_MANY_REQUESTS
        memory = self.memory if same or act is None else self.memory.answered(act.name)
        if self.step in STAYS_AT and refusal.code is not RefusalCode.SESSION_ENDED:
            return replace(self, memory=memory, refusal=refusal)
        to = self._ahead(refusal.code) or page_of(refusal.code, self.venue.at_school)
        if to is not None and to is not self.step:
            here = replace(self, memory=memory, refusal=refusal)
            to = here._gated(to)
            return replace(here, stack=(*_cut(self.stack, to), Snapshot(to, memory.chosen)))
        mended = MENDED_AT.get(refusal.code)
        if mended is not None and any(s.step is mended for s in self.stack):
            stack = (*_cut(self.stack, mended), Snapshot(mended, memory.chosen))
            return replace(self, stack=stack, memory=memory, refusal=refusal)
        return replace(self, memory=memory, refusal=refusal)

    def _ahead(self, code: RefusalCode) -> Step | None:
        """Where what was asked for is done already; a code sent for something else says nothing of that."""
        known = self.memory.known
        for_something_else = known.reset_code is not None or known.change_code is not None
        return None if for_something_else else AHEAD.get((self.step, code))

    def _way(self, exit: Exit) -> Way:
        found = next((w for w in self.offered() if w.exit is exit), None)
        if found is None:
            raise NotOffered(f"{self.step} has no way {exit} now")
        return found

    def _target(self, taken: Way) -> Step | None:
        for branch in taken.branches:
            if self._all(branch.conditions):
                return self._gated(branch.to)
        return None

    def _gated(self, to: Step) -> Step:
        return Step.WARNING_GATE if TABLE[to].gated and not self.holds(Fact.WARNED) else to

    def _elsewhere(self, taken: Way) -> bool:
        """Whether a way leads to another service than the one that was talked to: nothing goes along."""
        door = dict(taken.chooses).get("door")
        known = self.memory.known.service
        return isinstance(door, Door) and door in self.venues and known not in ("", self.venues[door].backend)

    def _has_door(self, taken: Way) -> bool:
        door = dict(taken.chooses).get("door", Door.MESSAGE)
        return door is Door.MESSAGE or door in self.venues

    def _all(self, conditions: tuple[Condition, ...]) -> bool:
        return all(self.holds(c.fact) is c.holds for c in conditions)


def start(venues: Mapping[Door, Venue]) -> Flow:
    """At the first question."""
    memory = Memory()
    return Flow(venues, (Snapshot(Step.FIRST, memory.chosen),), memory)


def _cut(stack: tuple[Snapshot, ...], to: Step) -> tuple[Snapshot, ...]:
    """Without the page of `to` and what came after it, when one has been there: it is returned to."""
    for position, snapshot in enumerate(stack):
        if snapshot.step is to:
            return stack[:position]
    return stack


def _without_picture(memory: Memory) -> Memory:
    """A picture code belongs to one page: the next must not show one that is spent while its own comes."""
    return memory.knowing(picture=None).typing(picture="")


def carry_out(flow: Flow, exit: Exit, backend: Backend | None, cancel: CancelToken) -> Flow:
    """Take a way to its end without a window: refusals are routed, failures are raised."""
    going, act = flow.trying(exit)
    if act is None:
        return going.arrived(exit, going.memory)
    if backend is None:
        raise Refused(RefusalCode.NOT_OFFERED)
    try:
        return going.arrived(exit, act.carried_out(backend, going.memory, cancel))
    except Refused as refusal:
        return going.refused(refusal, act)
