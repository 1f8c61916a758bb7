from __future__ import annotations

import pytest

from app.core.flow.step import Step
from app.core.presenter.notes import _notes, note


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_step_has_a_note_and_no_note_is_left_over(language):
    assert set(_notes(language)) == {step.value for step in Step}


@pytest.mark.parametrize("step", Step)
def test_notes_can_be_said_in_one_breath_or_two(step):
    assert len(note(step, "zh_CN")) <= 60
    assert len(note(step, "en").split()) <= 45
