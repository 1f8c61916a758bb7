"""The whole table is walked: nobody gets stuck, nothing goes round the gate, every row is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import pytest

from app.core.backend.descriptor import Capability, Profile, Realm
from app.core.flow.facts import FIXED, MOMENTARY, Fact
from app.core.flow.memory import Door
from app.core.flow.step import Exit, Step
from app.core.flow.table import TABLE
from app.core.flow.venue import Venue
from app.core.flow.walk import Move, Place, paths, reachable, stuck

ALL = frozenset(Capability) - {Capability.GUIDE}
PRACTICE = Venue("demo", Realm.DEMO, ALL)
LEGACY = Venue("demo", Realm.DEMO, ALL, Profile.EMAIL_LEGACY)
OFFICIAL = Venue("official", Realm.REAL, frozenset({Capability.GUIDE}))
SCHOOL = Venue(
    "campus",
    Realm.REAL,
    frozenset({Capability.REGISTER, Capability.RECORD, Capability.CORRECT, Capability.ROSTER}),
)
VENUES = {
    "practice": {Door.PRACTISE: PRACTICE},
    "legacy": {Door.PRACTISE: LEGACY},
    "official": {Door.FOR_REAL: OFFICIAL},
    "both doors": {Door.PRACTISE: PRACTICE, Door.FOR_REAL: OFFICIAL},
    "school": {Door.SCHOOL: SCHOOL, Door.FOR_REAL: OFFICIAL},
}


@cache
def whole(venues: str) -> Mapping[Place, tuple[Move, ...]]:
    """Every place of these venues; walking there takes seconds, so it is done once."""
    return reachable(VENUES[venues])


@pytest.mark.parametrize("venues", VENUES)
def test_from_every_place_an_end_can_be_reached(venues: str) -> None:
    assert not stuck(whole(venues))


@pytest.mark.parametrize("lacking", sorted(ALL), ids=str)
def test_nobody_gets_stuck_where_a_capability_is_missing(lacking: Capability) -> None:
    venue = Venue("campus", Realm.REAL, ALL - {lacking})
    assert not stuck(reachable({Door.PRACTISE: venue}))


@pytest.mark.parametrize("lacking", [Capability.CORRECT, Capability.ROSTER, Capability.RECORD], ids=str)
def test_nobody_gets_stuck_at_a_school_that_offers_less(lacking: Capability) -> None:
    venue = Venue("campus", Realm.REAL, SCHOOL.capabilities - {lacking})
    assert not stuck(reachable({Door.SCHOOL: venue}))


def test_a_school_leads_to_its_record_and_to_the_real_thing_and_nowhere_else() -> None:
    """No registering, no recovering, no review, no account to change: those are the official site's."""
    inside = [p for p in reachable({Door.SCHOOL: SCHOOL}) if (Fact.AT_SCHOOL, True) in p.assumed]
    own = {Step.FIRST, Step.SERVICES, Step.MESSAGE, Step.SCHOOL_LOGIN, Step.RECORD, Step.NO_RECORD}
    own |= {Step.NOT_PUBLISHED, Step.MISMATCH, Step.COME_BACK, Step.LAST}
    assert {place.step for place in inside} == own
    with_official = reachable({Door.SCHOOL: SCHOOL, Door.FOR_REAL: OFFICIAL})
    onward = {
        move.to.step
        for place, moves in with_official.items()
        if place.step is Step.LAST and (Fact.AT_SCHOOL, True) in place.assumed
        for move in moves
    }
    assert onward == {Step.OFFICIAL}


def test_every_step_is_reached_by_somebody() -> None:
    reached = {place.step for venues in VENUES for place in whole(venues)}
    assert reached == set(TABLE)


def test_every_way_of_every_row_is_taken_by_somebody() -> None:
    taken: set[tuple[Step, Exit]] = set()
    for venues in VENUES:
        for place, moves in whole(venues).items():
            taken |= {(place.step, move.exit) for move in moves}
    assert taken == {(row.step, way.exit) for row in TABLE.values() for way in row.ways}


@pytest.mark.parametrize("venues", VENUES)
def test_nothing_behind_the_gate_is_reached_without_passing_it(venues: str) -> None:
    """Proved over the table: take the passing of the gate away, and everything behind it is out of reach."""
    graph = whole(venues)
    first = next(place for place in graph if place.step is Step.FIRST)
    seen, waiting = set[Place](), [first]
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        for move in graph[place]:
            if not (place.step is Step.WARNING_GATE and move.exit is Exit.NEXT and not move.code):
                waiting.append(move.to)
    reached = {place.step for place in seen}
    assert not {step for step, row in TABLE.items() if row.gated} & reached
    assert not [place for place in seen if (Fact.WARNED, True) in place.assumed]


def test_the_gate_itself_leads_back_to_recovery_first() -> None:
    assert TABLE[Step.WARNING_GATE].ways[0].exit is Exit.FIND_USER


def test_the_sunny_path_has_at_most_ten_pages() -> None:
    way = [Step.FIRST, Step.BEFORE, Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK]
    way += [Step.REGISTERED, Step.RECORD, Step.LAST]
    graph = whole("practice")
    for here, there in pairwise(way):
        exit = Exit.PRACTISE if here is Step.FIRST else Exit.NEXT
        moves = [move for place, found in graph.items() if place.step is here for move in found]
        assert there in {move.to.step for move in moves if move.exit is exit and not move.code}
    assert len(way) <= 10


def test_there_are_very_many_paths_and_all_are_counted_the_same_twice() -> None:
    assert paths({Door.FOR_REAL: OFFICIAL}) == paths({Door.FOR_REAL: OFFICIAL})
    assert paths({Door.PRACTISE: PRACTICE}, limit=5_000) == 5_000


def test_facts_are_either_of_the_venue_or_of_the_moment_not_both() -> None:
    assert not FIXED & MOMENTARY
