from __future__ import annotations

from datetime import timedelta

import pytest

from app.bootstrap import open_backend
from app.core.backend.data.codes import Channel
from app.core.backend.descriptor import Options
from app.core.backend.refusal import RefusalCode
from app.core.flow.step import Step
from app.core.presenter.show import Show
from app.core.scenarios.catalogue import scenarios


def show_of(scenario: str) -> Show:
    chosen = scenarios()[scenario]
    return Show(chosen, open_backend("demo", Options(profile=chosen.profile, scenario=scenario)))


def play_out(show: Show) -> list[Step]:
    steps = [show.still.step]
    while not show.still.over:
        steps.append(show.forward().step)
    return steps


def test_each_form_is_seen_empty_then_filled_in() -> None:
    show = show_of("sunny-path")
    while show.still.step is not Step.IDENTITY:
        show.forward()
    assert not show.still.filled
    assert show.still.flow.memory.typed.number == ""
    filled = show.forward()
    assert filled.step is Step.IDENTITY
    assert filled.filled
    assert filled.flow.memory.typed.number.startswith("99")
    assert show.forward().step is Step.PHONE


def test_that_a_classmate_was_met_is_seen_open_then_ticked() -> None:
    show = show_of("helper-proves-a-number")
    while show.still.step is not Step.HELP_REQUEST:
        show.forward()
    assert not show.still.flow.memory.chosen.met_in_person
    assert show.forward().flow.memory.chosen.met_in_person
    assert show.still.step is Step.HELP_REQUEST
    assert show.forward().step is Step.HELP_ANSWERED


def test_it_ends_on_the_last_page_and_stays_there() -> None:
    show = show_of("sunny-path")
    assert play_out(show)[-1] is Step.LAST
    last = show.still
    assert last.number == last.of
    assert show.forward() is last


def test_the_code_is_on_the_phone_before_it_is_typed() -> None:
    show = show_of("sunny-path")
    while show.still.step is not Step.SMS_CODE:
        show.forward()
    code = show.still.messages[0].code
    assert show.forward().flow.memory.typed.code == code


def test_back_shows_the_same_pictures_and_asks_nobody() -> None:
    show = show_of("sunny-path")
    there = [show.still, *(show.forward() for _ in range(6))]
    back = [show.still, *(show.back() for _ in range(6))]
    assert back == there[::-1]
    assert show.back() is there[0]
    assert [show.still, *(show.forward() for _ in range(6))] == there


def test_a_refusal_is_shown_where_it_is_mended() -> None:
    show = show_of("name-too-short")
    while show.still.refusal is None:
        show.forward()
    assert show.still.refusal.code is RefusalCode.NAME_FORMAT
    assert show.still.step is Step.IDENTITY
    assert show.forward().refusal is None


def test_three_working_days_pass() -> None:
    show = show_of("sunny-path")
    before = show.forward().now
    later = show.later()
    assert before is not None
    assert later.now is not None
    assert later.now - before >= timedelta(days=3)
    assert later.days_passed == 3
    assert later.step is Step.BEFORE


def test_the_older_way_has_a_mailbox() -> None:
    legacy = next(name for name, one in scenarios().items() if one.profile.value == "email_legacy")
    assert show_of(legacy).still.channel is Channel.EMAIL


@pytest.mark.parametrize("scenario", list(scenarios())[::12])
def test_every_situation_can_be_shown_to_its_end(scenario: str) -> None:
    show = show_of(scenario)
    play_out(show)
    assert show.still.number == show.still.of
