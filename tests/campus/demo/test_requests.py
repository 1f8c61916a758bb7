"""Classmates who ask the person of a scenario: who they are, what becomes of them, who answers for whom."""

from __future__ import annotations

import pytest

from app.campus.demo.world import PASSWORD
from app.core.backend.data.accounts import AccountState, Nothing
from app.core.backend.data.codes import Channel
from app.core.backend.data.reviews import HelpAnswer, HelpEntry, HelpPurpose, HelpRequest, HelpState
from app.core.backend.data.sandbox import Persona, Subject
from app.core.backend.refusal import RefusalCode
from app.core.mask import mask_phone
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import Whose
from harness.campus import Campus, reading, refuses, writing

ASKED = [one for one in scenarios().values() if one.world.requests]


@pytest.fixture
def campus() -> Campus:
    return Campus()


def inbox(campus: Campus, helper: str) -> list[HelpEntry]:
    return list(campus.reviews.inbox(Nothing(), reading(helper)).entries)


def helping(campus: Campus, scenario: str) -> tuple[Persona, str]:
    """The person of a scenario, logged in."""
    person = campus.load(scenario)
    return person, campus.log_in(person.phone, person.password)


def asker(campus: Campus, entry: HelpEntry) -> str:
    """The session of who asked; they all have the password of practice."""
    return campus.log_in(entry.phone, PASSWORD)


@pytest.mark.parametrize("scenario", ASKED, ids=lambda one: one.id)
def test_the_inbox_is_as_the_scenario_says(scenario, campus: Campus) -> None:
    _, helper = helping(campus, scenario.id)
    found = inbox(campus, helper)
    assert [one.purpose for one in found] == [spec.purpose for spec in scenario.world.requests]
    now = campus.stage.clock.now()
    for one, spec in zip(found, scenario.world.requests, strict=True):
        assert (now - one.sent_at).total_seconds() == spec.hours_ago * 3600
        assert one.until is not None
        assert one.until - one.sent_at == found[0].until - found[0].sent_at  # type: ignore[operator]
        ended = HelpState.EXPIRED if one.until <= now else HelpState.SENT
        assert one.state is (spec.answered or ended)


@pytest.mark.parametrize("scenario", ASKED, ids=lambda one: one.id)
def test_the_helper_has_an_account_and_at_most_five_ask(scenario) -> None:
    assert any(
        one.number is Whose.OWN and one.state is AccountState.ACTIVE for one in scenario.world.accounts
    )
    assert len(scenario.world.requests) <= 5


def test_who_asks_is_of_the_class_and_another_one_each_time(campus: Campus) -> None:
    (first, _), (second, helper) = helping(campus, "helper-of-two"), helping(campus, "helper-of-two")
    again = campus.log_in(first.phone, first.password)
    people = [*inbox(campus, again), *inbox(campus, helper)]
    assert len({one.phone for one in people}) == 4
    to_bind = next(one for one in inbox(campus, helper) if one.purpose is HelpPurpose.BIND_REAL_NAME)
    # By the rules for asking: of the same class, and the helper's phone bound.
    request = HelpRequest(to_bind.purpose, second.name, second.phone, to_bind.phone)
    assert campus.reviews.ask_classmate(request, writing(asker(campus, to_bind))).state is HelpState.SENT


def test_a_proved_number_closes_the_older_account_of_who_asked(campus: Campus) -> None:
    _, helper = helping(campus, "helper-proves-a-number")
    (one,) = inbox(campus, helper)
    session = asker(campus, one)
    assert campus.account(session).state is AccountState.NEEDS_ID_CHECK
    campus.reviews.answer_classmate(HelpAnswer(one.reference, True, True), writing(helper))
    account = campus.account(session)
    assert account.state is AccountState.ACTIVE
    assert len(account.closed_accounts) == 1


def test_a_phone_that_waits_to_be_bound_is_bound_by_help(campus: Campus) -> None:
    _, helper = helping(campus, "helper-binds-a-phone")
    (one,) = (one for one in inbox(campus, helper) if one.state is HelpState.SENT)
    session = asker(campus, one)
    assert not campus.account(session).real_name_bound
    campus.reviews.answer_classmate(HelpAnswer(one.reference, True, True), writing(helper))
    assert campus.account(session).real_name_bound
    assert campus.account(session).phone == mask_phone(one.phone)


def test_who_has_come_by_without_help_needs_none(campus: Campus) -> None:
    _, helper = helping(campus, "helper-comes-too-late")
    (one,) = inbox(campus, helper)
    with refuses(RefusalCode.HELP_REQUEST_CLOSED):
        campus.reviews.answer_classmate(HelpAnswer(one.reference, True, True), writing(helper))
    assert inbox(campus, helper)[0].state is HelpState.EXPIRED


def test_what_is_said_about_it_comes_to_the_helpers_phone(campus: Campus) -> None:
    person, helper = helping(campus, "helper-declines-a-stranger")
    (one,) = inbox(campus, helper)
    (message,) = campus.messages(person.phone, Channel.PHONE)
    assert one.other in message.body
    assert message.sender == message.subject == "QQ 陌生人"
    assert not message.code


class TestWhoAnswers:
    def test_nobody_answers_for_whom_somebody_plays(self, campus: Campus) -> None:
        _, helper = helping(campus, "helper-of-two")
        campus.advance(working_days=2)
        campus.decide(Subject.HELP, accept=True)
        assert {one.state for one in inbox(campus, helper)} == {HelpState.SENT}

    def test_a_classmate_whom_nobody_plays_answers_after_a_day(self, campus: Campus) -> None:
        person = campus.load("helper-of-two")
        campus.advance(working_days=2)
        helper = campus.log_in(person.phone, person.password)
        assert {one.state for one in inbox(campus, helper)} == {HelpState.HELPED}
