"""Opening the demo: the campus service in memory, on a virtual clock, with an invented university."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.campus.demo.descriptor import CAPABILITIES, DEMO
from app.campus.demo.people import UNIVERSITY
from app.campus.demo.sandbox import SandboxRules
from app.campus.demo.stage import Stage
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
from app.core.rules.book import load_rules
from app.core.scenarios.catalogue import scenarios

DEADLINES = Deadlines(college=date(2026, 11, 20), office=date(2026, 11, 27))


def open_demo(options: Options) -> Backend:
    """A fresh practice, set up for its scenario; `Sandbox.load` then brings the people in.

    Raises `Refused` for an unknown scenario, `RulesFaulty` for a school's rules that cannot be used.
    """
    book = load_rules(options.rules_file)
    setting = Setting(
        title=UNIVERSITY,
        realm=Realm.DEMO,
        profile=options.profile,
        capabilities=CAPABILITIES,
        rules=book.rules,
        deadlines=DEADLINES,
    )
    stage = Stage(setting, book, options.seed)
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
