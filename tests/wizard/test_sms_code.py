"""How long to wait for another code, as the page of the SMS code tells it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from app.core.flow.step import Step
from app.core.scenarios.catalogue import scenarios
from harness.window import Window

SUNNY = scenarios()["sunny-path"]


def test_the_wait_counts_from_the_sending_however_long_practice_has_lasted(qapp: object) -> None:
    window = Window(SUNNY.id)
    try:
        window.play_to(Step.PHONE, SUNNY)
        known = window.flow.memory.known
        assert known.now is not None
        earlier = replace(known, now=known.now - timedelta(minutes=3))
        window.journey.flow = window.flow.keeping(replace(window.flow.memory, known=earlier))
        window.move(next(move for move in SUNNY.script if move.step == Step.PHONE), SUNNY)
        assert window.step is Step.SMS_CODE
        countdown = window.page.countdown  # type: ignore[attr-defined]
        (seconds,) = re.findall(r"\d+", countdown.accessibleName())
        assert 0 < int(seconds) <= 60
    finally:
        window.close()
