"""Opening the demo: the campus service in memory, on a virtual clock, with an invented university."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.campus.demo.descriptor import CAPABILITIES, DEMO
from app.campus.demo.people import UNIVERSITY
from app.campus.demo.sandbox import SandboxRules
from app.campus.demo.stage import START, Stage
from app.campus.service.desk import Desk, Handler
from app.campus.service.entropy import SeededEntropy
from app.campus.service.hasher import QuickHasher
from app.campus.service.roles import backend
from app.campus.service.setting import Deadlines, Setting
from app.campus.store.store import MEMORY, Store
from app.campus.store.vault import new_keys
from app.core.backend.backend import Backend
from app.core.backend.descriptor import Options, Realm
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import RunningClock, SystemClock, VirtualClock
from app.core.rules.book import RuleBook, load_rules
from app.core.scenarios.catalogue import scenarios
from app.core.school import SchoolProfile, load_school

END_OF_TERM = date(2027, 1, 15)


def setting_for(options: Options) -> tuple[Setting, RuleBook]:
    """The practice service of a school: its name, deadlines and limits, by default the example's."""
    school = load_school(options.school_file)
    book = load_rules(options.rules_file)
    if school.limits:
        book = book.with_values(**dict(school.limits))
    setting = Setting(
        title=UNIVERSITY,
        realm=Realm.DEMO,
        profile=options.profile,
        capabilities=CAPABILITIES,
        rules=book.rules,
        deadlines=deadlines_of(school),
        unchecked=frozenset(school.unchecked),
    )
    return setting, book


def deadlines_of(school: SchoolProfile) -> Deadlines:
    """A school that names no day has none: the end of the term stands for it."""
    first = school.college_deadline.date() if school.college_deadline else END_OF_TERM
    return Deadlines(first, school.office_deadline.date() if school.office_deadline else first)


def open_demo(options: Options) -> Backend:
    """A fresh practice, set up for its scenario; `Sandbox.load` then brings the people in.

    Raises `Refused` for an unknown scenario, `RulesFaulty` and `SchoolFaulty` for files that cannot be used.
    """
    setting, book = setting_for(options)
    clock = RunningClock(START, SystemClock()) if options.time_goes_on else VirtualClock(START)
    stage = Stage(setting, book, options.seed, clock)
    if options.scenario:
        scenario = scenarios().get(options.scenario)
        if scenario is None:
            raise Refused(RefusalCode.SCENARIO_UNKNOWN)
        stage.set_up(scenario)
    desk = Desk(
        Store(MEMORY, new_keys()),
        lambda: stage.setting,
        stage.clock,
        SeededEntropy(options.seed),
        QuickHasher(),
    )
    return backend(desk, DEMO, sandbox_handlers(stage))


def sandbox_handlers(stage: Stage) -> Mapping[str, Handler]:
    rules: Any = SandboxRules(stage)
    names = ("messages", "picture_solution", "advance", "stage", "scan", "load", "reset")
    return {name: getattr(rules, name) for name in names}
