"""Who plays in a scenario: other people for each time it is loaded, the same ones for one seed."""

from __future__ import annotations

from dataclasses import replace

from app.campus.demo.people import Person, person
from app.campus.demo.world import Cast
from app.core.scenarios.scenario import Scenario

_PEOPLE = 3
_ASKERS, _FIRST_ASKER = 5, 50_000
"""Who asks for help comes from the other half of all invented people, at most so many for each load."""


def cast_of(scenario: Scenario, seed: int, turn: int) -> Cast:
    spec = scenario.person
    student = person(seed, _PEOPLE * turn)
    if spec.name:
        student = replace(student, name=spec.name)
    if spec.number:
        student = replace(student, number=spec.number)
    classmate = _classmate(scenario, student, person(seed, _PEOPLE * turn + 1))
    askers = tuple(
        _of_class(student, person(seed, _FIRST_ASKER + _ASKERS * turn + place))
        for place in range(len(scenario.world.requests))
    )
    return Cast(student, classmate, person(seed, _PEOPLE * turn + 2), spec.document_type, askers)


def _classmate(scenario: Scenario, student: Person, one: Person) -> Person:
    spec = scenario.world.classmate
    is_same = spec is None or spec.same_class
    same = _of_class(student, one)
    return same if is_same else replace(same, class_name=f"{student.class_name[:-1]}9")


def _of_class(student: Person, one: Person) -> Person:
    return replace(one, college=student.college, major=student.major, class_name=student.class_name)
