"""The practice stage: a clock, and a service set up for a scenario."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.campus.service.setting import Setting
from app.core.clock import CHINA, VirtualClock
from app.core.rules.book import RuleBook
from app.core.scenarios.catalogue import DEFAULT
from app.core.scenarios.scenario import Scenario

START = datetime(2026, 11, 2, 10, 22, tzinfo=CHINA)
"""A Monday morning, a week after the example school has published its records."""
PUBLISHED_SINCE = date(2026, 10, 26)


@dataclass
class Stage:
    """`setting` is what the service is set up as now; loading a scenario changes it."""

    setting: Setting
    book: RuleBook = field(repr=False)
    seed: int
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(START))
    published_since: date = PUBLISHED_SINCE

    def set_up(self, scenario: Scenario) -> Setting:
        """Set the service up for a scenario: its profile, its rules, its world's circumstances.

        The default scenario goes with either profile.
        """
        book = self.book.with_values(**scenario.rules) if scenario.rules else self.book
        self.setting = replace(
            self.setting,
            profile=self.setting.profile if scenario.id == DEFAULT else scenario.profile,
            rules=book.rules,
            published=scenario.world.published,
            activation_folder=scenario.world.activation_folder,
        )
        return self.setting
