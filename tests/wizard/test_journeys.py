"""Every named situation played through the real window; one in the other language here and there."""

from __future__ import annotations

import pytest

from app.core.scenarios.catalogue import scenarios
from harness.tongue import english_on
from harness.window import Window


@pytest.mark.parametrize("id", scenarios())
def test_it_comes_to_its_end_through_the_window(id: str, qapp: object) -> None:
    scenario = scenarios()[id]
    language = "en" if list(scenarios()).index(id) % 10 == 3 else "zh_CN"
    window = Window(id, profile=scenario.profile, language=language)
    english: set[str] = set()
    window.journey.moved.connect(lambda: english.update(english_on(window.shell)))
    try:
        assert window.play(scenario) is scenario.end
        assert not window.forced
        english |= english_on(window.shell)
    finally:
        window.close()
    if language == "zh_CN":
        assert not english
