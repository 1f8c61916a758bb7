"""Who plays in a scenario: another three people for each time it is loaded, the same ones for one seed."""

from __future__ import annotations

from dataclasses import replace

from app.campus.demo.people import Person, person
from app.campus.demo.world import Cast
from app.core.scenarios.scenario import Scenario

_PEOPLE = 3


def cast_of(scenario: Scenario, seed: int, turn: int) -> Cast:
    spec = scenario.person
    student = person(seed, _PEOPLE * turn)
    if spec.name:
        student = replace(student, name=spec.name)
    if spec.number:
        student = replace(student, number=spec.number)
    classmate = _classmate(scenario, student, person(seed, _PEOPLE * turn + 1))
    return Cast(student, classmate, person(seed, _PEOPLE * turn + 2), spec.document_type)


def _classmate(scenario: Scenario, student: Person, one: Person) -> Person:
    spec = scenario.world.classmate
    is_same = spec is None or spec.same_class
    class_name = student.class_name if is_same else f"{student.class_name[:-1]}9"
    return replace(one, college=student.college, major=student.major, class_name=class_name)
