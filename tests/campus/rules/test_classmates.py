"""Help by a classmate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.backend.data.accounts import AccountState, Nothing
from app.core.backend.data.reviews import HelpAnswer, HelpEntry, HelpPurpose, HelpRequest, HelpState
from app.core.backend.data.sandbox import Persona, Subject
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, reading, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


def request_of(person: Persona) -> HelpRequest:
    return HelpRequest(
        HelpPurpose.SOLVE_DUPLICATE, person.classmate_name, person.classmate_phone, person.phone
    )


def ask(campus: Campus, person: Persona, session: str) -> HelpEntry:
    sent: HelpEntry = campus.reviews.ask_classmate(request_of(person), writing(session))
    return sent


def answer(campus: Campus, helper: str, reference: str, accept: bool = True, met: bool = True) -> HelpEntry:
    given: HelpEntry = campus.reviews.answer_classmate(HelpAnswer(reference, accept, met), writing(helper))
    return given


def test_the_helper_finds_the_request_and_solves_it(campus: Campus) -> None:
    """A068, A093, A095, A122, A123, A124: request, inbox, help; the own phone is shown to the helper."""
    person, session = campus.needing_check()
    sent = ask(campus, person, session)
    assert sent.other == person.classmate_name
    assert sent.state is HelpState.SENT
    helper = campus.log_in(person.classmate_phone, person.password)
    (found,) = campus.reviews.inbox(Nothing(), reading(helper)).entries
    assert (found.reference, found.other, found.phone) == (sent.reference, person.name, person.phone)
    assert answer(campus, helper, sent.reference).state is HelpState.HELPED
    assert campus.account(session).state is AccountState.ACTIVE
    (mine,) = campus.reviews.help_requests(Nothing(), reading(session)).entries
    assert mine.state is HelpState.HELPED


def test_help_is_given_face_to_face_only(campus: Campus) -> None:
    person, session = campus.needing_check()
    sent = ask(campus, person, session)
    helper = campus.log_in(person.classmate_phone, person.password)
    with refuses(RefusalCode.HELP_NOT_MET_IN_PERSON):
        answer(campus, helper, sent.reference, met=False)
    assert answer(campus, helper, sent.reference, accept=False, met=False).state is HelpState.REFUSED
    assert campus.account(session).state is AccountState.NEEDS_ID_CHECK


def test_a_school_may_not_ask_for_a_meeting() -> None:
    campus = Campus(rules={"help_needs_meeting": False})
    person, session = campus.needing_check()
    helper = campus.log_in(person.classmate_phone, person.password)
    assert answer(campus, helper, ask(campus, person, session).reference, met=False).state is HelpState.HELPED


def test_a_request_is_answered_once_and_by_its_helper(campus: Campus) -> None:
    person, session = campus.needing_check()
    sent = ask(campus, person, session)
    stranger = campus.entered(campus.load())
    for token, reference in ((stranger, sent.reference), (session, sent.reference)):
        with refuses(RefusalCode.HELP_REQUEST_CLOSED):
            answer(campus, token, reference)
    helper = campus.log_in(person.classmate_phone, person.password)
    answer(campus, helper, sent.reference)
    with refuses(RefusalCode.HELP_REQUEST_CLOSED):
        answer(campus, helper, sent.reference)


def test_a_request_expires(campus: Campus) -> None:
    person, session = campus.needing_check()
    campus.decide(Subject.HELP, accept=False)
    sent = ask(campus, person, session)
    campus.advance(7 * 86_400 - 1)
    helper = campus.log_in(person.classmate_phone, person.password)
    (found,) = campus.reviews.inbox(Nothing(), reading(helper)).entries
    assert found.state is HelpState.REFUSED, "what was staged has happened"
    assert sent.state is HelpState.SENT


def test_an_unanswered_request_ends_after_a_week() -> None:
    campus = Campus(rules={"help_request_life": 3600})
    person, session = campus.needing_check()
    sent = ask(campus, person, session)
    helper = campus.log_in(person.classmate_phone, person.password)
    campus.advance(1200)
    (found,) = campus.reviews.inbox(Nothing(), reading(helper)).entries
    assert found.state is HelpState.SENT
    campus.advance(2400)
    helper = campus.log_in(person.classmate_phone, person.password)
    (found,) = campus.reviews.inbox(Nothing(), reading(helper)).entries
    assert found.state is HelpState.EXPIRED
    with refuses(RefusalCode.HELP_REQUEST_CLOSED):
        answer(campus, helper, sent.reference)


def test_the_shipped_life_of_a_request_is_a_week(campus: Campus) -> None:
    assert campus.stage.setting.rules.help_request_life == 7 * 86_400


def test_five_requests_a_day(campus: Campus) -> None:
    """A120: five a day, counted anew at midnight."""
    person, session = campus.needing_check()
    for left in (4, 3, 2, 1, 0):
        ask(campus, person, session)
        assert campus.reviews.help_requests(Nothing(), reading(session)).left_today == left
    with refuses(RefusalCode.HELP_REQUESTS_USED) as caught:
        ask(campus, person, session)
    assert caught.value.retry_at is not None
    assert caught.value.retry_at.hour == 0
    campus.decide(Subject.HELP, accept=False)
    for _ in range(4):
        campus.decide(Subject.HELP, accept=False)
    campus.advance(working_days=1)
    ask(campus, person, session)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"classmate_name": "青小禾"}, RefusalCode.CLASSMATE_NOT_FOUND),
        ({"classmate_phone": "13900139123"}, RefusalCode.CLASSMATE_NOT_FOUND),
        ({"classmate_phone": "123"}, RefusalCode.PHONE_FORMAT),
        ({"classmate_name": ""}, RefusalCode.FIELD_REQUIRED),
        ({"own_phone": ""}, RefusalCode.FIELD_REQUIRED),
    ],
)
def test_name_and_phone_must_be_the_registered_ones(
    campus: Campus, changes: dict[str, str], code: RefusalCode
) -> None:
    """A121, A124: the true name and phone of the classmate."""
    person, session = campus.needing_check()
    with refuses(code):
        campus.reviews.ask_classmate(replace(request_of(person), **changes), writing(session))


@pytest.mark.parametrize(
    ("scenario", "rule"),
    [
        ("classmate-not-in-class", "help_needs_same_class"),
        ("classmate-without-bound-phone", "help_needs_bound_phone"),
    ],
)
def test_who_may_help(scenario: str, rule: str) -> None:
    """A121: same class, phone bound by real name; a school may ask for less."""
    campus = Campus()
    person, session = campus.needing_check(scenario)
    with refuses(RefusalCode.CLASSMATE_NOT_ELIGIBLE):
        ask(campus, person, session)
    lenient = Campus(rules={rule: False})
    person, session = lenient.needing_check(scenario)
    helper = lenient.log_in(person.classmate_phone, person.password)
    assert answer(lenient, helper, ask(lenient, person, session).reference).state is HelpState.HELPED


def test_nobody_helps_themselves(campus: Campus) -> None:
    person, session = campus.needing_check()
    mine = replace(request_of(person), classmate_name=person.name, classmate_phone=person.phone)
    with refuses(RefusalCode.CLASSMATE_NOT_ELIGIBLE):
        campus.reviews.ask_classmate(mine, writing(session))


def test_help_that_comes_too_late_changes_nothing(campus: Campus) -> None:
    person, session = campus.needing_check()
    sent = ask(campus, person, session)
    campus.reviews.check_in_app(Nothing(), writing(session))
    helper = campus.log_in(person.classmate_phone, person.password)
    with refuses(RefusalCode.HELP_REQUEST_CLOSED):
        answer(campus, helper, sent.reference)
    (found,) = campus.reviews.inbox(Nothing(), reading(helper)).entries
    assert found.state is HelpState.EXPIRED
