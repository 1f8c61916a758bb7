"""What a line of the table is made of."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.flow.acts.act import Act
from app.core.flow.facts import Fact
from app.core.flow.step import Exit, Group, Step


@dataclass(frozen=True)
class Condition:
    """A fact and whether it must hold."""

    fact: Fact
    holds: bool = True


def not_(fact: Fact) -> Condition:
    return Condition(fact, False)


@dataclass(frozen=True)
class Branch:
    """Where a way leads when all its conditions hold."""

    to: Step
    conditions: tuple[Condition, ...] = ()


def when(condition: Condition | Fact, to: Step) -> Branch:
    return Branch(to, (_condition(condition),))


def both(first: Fact, second: Fact, to: Step) -> Branch:
    return Branch(to, (Condition(first), Condition(second)))


@dataclass(frozen=True)
class Way:
    """One exit of a step.

    `offered` are the conditions under which the page shows it; `act` must succeed before it is taken;
    `branches` are tried in order, the last one is unconditional; none at all means that the step stays.
    `chooses` is written into the choices and `sets` names the facts this makes true. `seals` forgets the
    way back: what was done cannot be undone. A `detour` comes back to where it began. A `fresh` way begins
    another journey and forgets everything of this one.
    """

    exit: Exit
    branches: tuple[Branch, ...] = ()
    act: Act | None = None
    offered: tuple[Condition, ...] = ()
    chooses: tuple[tuple[str, object], ...] = ()
    sets: tuple[Condition, ...] = ()
    seals: bool = False
    detour: bool = False
    fresh: bool = False


def way(
    exit: Exit,
    *to: Step | Branch,
    act: Act | None = None,
    offered: tuple[Condition | Fact, ...] | Condition | Fact = (),
    chooses: dict[str, object] | None = None,
    sets: tuple[Condition | Fact, ...] = (),
    seals: bool = False,
    detour: bool = False,
    fresh: bool = False,
) -> Way:
    """``way(Exit.NEXT, when(Fact.X, Step.A), Step.B)``: to A when X holds, else to B."""
    conditions = offered if isinstance(offered, tuple) else (offered,)
    return Way(
        exit,
        tuple(Branch(t) if isinstance(t, Step) else t for t in to),
        act,
        tuple(_condition(c) for c in conditions),
        tuple((chooses or {}).items()),
        tuple(_condition(c) for c in sets),
        seals,
        detour,
        fresh,
    )


def _condition(value: Condition | Fact) -> Condition:
    return Condition(value) if isinstance(value, Fact) else value


@dataclass(frozen=True)
class Row:
    """One step: its group on the map, its ways (the first is the main one), and what is asked on arrival."""

    step: Step
    group: Group
    ways: tuple[Way, ...]
    arrive: Act | None = None
    gated: bool = False
    """Lies behind the warning gate: whoever arrives without having passed it is led there first."""

    def way(self, exit: Exit) -> Way | None:
        return next((w for w in self.ways if w.exit is exit), None)


def row(step: Step, group: Group, *ways: Way, arrive: Act | None = None, gated: bool = False) -> Row:
    return Row(step, group, ways, arrive, gated)
