"""Every rule that is a number or a yes-or-no is broken in turn, and something must go red."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from app.bootstrap import open_backend
from app.core.backend.data.accounts import AppLogin, NameChange, Nothing, ScanAuthorisation, SecurityAnswers
from app.core.backend.data.codes import Channel, CodeCheck, PictureCodeRequest, Purpose
from app.core.backend.data.corrections import CaseDecision, CaseState, Mismatch, PhotoCause
from app.core.backend.data.recovery import PhoneTicket, WaysQuery
from app.core.backend.data.reviews import HelpAnswer, HelpPurpose, HelpRequest, HelpState, ReviewPhotos
from app.core.backend.data.sandbox import Persona, ScanRequest
from app.core.backend.descriptor import Options
from app.core.backend.refusal import RefusalCode, Refused
from app.core.rules.book import load_rules
from app.core.rules.limits import RevealTaken, shapes
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.player import play
from harness.campus import EMBLEM, PORTRAIT, Campus, identity_of, reading, refuses, writing

BOOK = load_rules()
Probe = Callable[[Campus], None]
PROBES: dict[str, Probe] = {}


def other_values(rule: str) -> list[Any]:
    """Values a rule does not have: one more, one less, the opposite."""
    kind, span = shapes()[rule]
    value = BOOK.entries[rule].value
    if kind is bool:
        return [not value]
    if kind is RevealTaken:
        return [one for one in RevealTaken if one is not value]
    if kind is int:
        near = (value - 1, value + 1)
        return [one for one in near if span is None or span.least <= one <= span.most]
    return []


BROKEN = [(rule, value) for rule in shapes() for value in other_values(rule)]


def probe(*rules: str) -> Callable[[Probe], Probe]:
    """Mark a check of the shipped rules that must fail when one of `rules` is another."""

    def register(check: Probe) -> Probe:
        PROBES.update(dict.fromkeys(rules, check))
        return check

    return register


@probe("code_digits")
def codes_have_six_digits(campus: Campus) -> None:
    assert len(campus.code("13900139000")) == 6


@probe("code_reusable")
def codes_count_again(campus: Campus) -> None:
    person = campus.load()
    code = campus.code(person.phone)
    campus.register(person, code=code)
    campus.accounts.check_code(CodeCheck(Purpose.REGISTER, Channel.PHONE, person.phone, code), writing())


@probe("picture_code_length")
def pictures_show_four(campus: Campus) -> None:
    assert len(campus.picture().answer) == 4


@probe("picture_code_life")
def pictures_live_five_minutes(campus: Campus) -> None:
    drawn = campus.accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), writing())
    assert (drawn.valid_until - campus.stage.clock.now()).total_seconds() == 300


@probe("password_least_phone", "password_most")
def passwords_have_8_to_30(campus: Campus) -> None:
    for length in (8, 30):
        person = campus.load()
        campus.register(person, password="a1" * (length // 2))
    for length in (7, 31):
        with refuses(RefusalCode.PASSWORD_RULE):
            campus.register(campus.load(), password="a" * (length - 1) + "1")


@probe("session_life")
def sessions_live_half_an_hour(campus: Campus) -> None:
    session = campus.entered(campus.load())
    campus.advance(1799)
    campus.account(session)
    campus.advance(1)
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(session)


def scanned(campus: Campus, person: Persona) -> ScanAuthorisation:
    return ScanAuthorisation(
        AppLogin.WECHAT, campus.sandbox.scan(ScanRequest(AppLogin.WECHAT, person.phone), writing()).ticket
    )


@probe("scan_life")
def scans_live_two_minutes(campus: Campus) -> None:
    person = campus.load()
    session = campus.entered(person)
    ticket = scanned(campus, person)
    campus.advance(119)
    campus.accounts.bind_app(ticket, writing(session))
    ticket = scanned(campus, person)
    campus.advance(120)
    with refuses(RefusalCode.SCAN_INVALID):
        campus.accounts.bind_app(ticket, writing(session))


@probe("warning_needed")
def the_warning_comes_first(campus: Campus) -> None:
    person = campus.load("number-taken-app-check")
    with refuses(RefusalCode.WARNING_NOT_ACCEPTED):
        campus.register(person, register_again=True)


@probe("review_working_days")
def reviews_take_three_working_days(campus: Campus) -> None:
    _, session = campus.needing_check()
    entry = campus.reviews.submit_photos(ReviewPhotos(PORTRAIT, EMBLEM), writing(session))
    assert (entry.due - entry.created_at).days == 3


@probe("ticket_working_days")
def tickets_take_three_working_days(campus: Campus) -> None:
    person = campus.load("phone-taken-ticket")
    ticket = campus.recovery.open_ticket(PhoneTicket(identity_of(person), person.phone, PORTRAIT), writing())
    assert (ticket.answer_due - ticket.sent_at).days == 3


def asked(campus: Campus) -> tuple[Persona, str]:
    person, session = campus.needing_check()
    ask = HelpRequest(
        HelpPurpose.SOLVE_DUPLICATE, person.classmate_name, person.classmate_phone, person.phone
    )
    return person, campus.reviews.ask_classmate(ask, writing(session)).reference


@probe("help_request_life")
def requests_live_a_week(campus: Campus) -> None:
    # Nobody answers: the clock moves past the stage, which would let the classmate answer.
    person, _ = asked(campus)
    for seconds, state in ((604_799, HelpState.SENT), (1, HelpState.EXPIRED)):
        campus.stage.clock.advance(timedelta(seconds=seconds))
        helper = campus.log_in(person.classmate_phone, person.password)
        (entry,) = campus.reviews.inbox(Nothing(), reading(helper)).entries
        assert entry.state is state


@probe("help_needs_meeting")
def help_needs_a_meeting(campus: Campus) -> None:
    person, reference = asked(campus)
    helper = campus.log_in(person.classmate_phone, person.password)
    with refuses(RefusalCode.HELP_NOT_MET_IN_PERSON):
        campus.reviews.answer_classmate(HelpAnswer(reference, True, False), writing(helper))


@probe("security_questions_most")
def three_questions_at_most(campus: Campus) -> None:
    session = campus.entered(campus.load())
    pairs = tuple((str(n), "x") for n in range(3))
    campus.accounts.set_security_questions(SecurityAnswers(pairs), writing(session))
    with refuses(RefusalCode.FIELD_INVALID):
        campus.accounts.set_security_questions(SecurityAnswers((*pairs, ("3", "x"))), writing(session))


@probe("recovery_ways_most")
def three_ways_at_most(campus: Campus) -> None:
    person = campus.load("three-ways-of-recovery")
    query = WaysQuery(person.phone, campus.picture(Purpose.RESET_PASSWORD))
    assert len(campus.recovery.ways(query, writing()).ways) == 3


@probe("name_editable")
def names_may_be_changed(campus: Campus) -> None:
    session = campus.entered(campus.load())
    campus.accounts.change_name(NameChange("青小禾"), writing(session))


def reported(campus: Campus, scenario: str, key: str) -> tuple[str, str]:
    session = campus.entered(campus.load(scenario))
    case = campus.corrections.report(Mismatch(campus.record(session).id, key, ""), writing(session))
    return campus.staff("office"), case.reference


@probe("reports_need_college")
def the_college_confirms_first(campus: Campus) -> None:
    office, reference = reported(campus, "major-wrong", "zymc")
    with refuses(RefusalCode.CASE_STATE):
        campus.corrections.decide(CaseDecision(reference, CaseState.SENT), writing(office))


@probe("photo_data_mended_at_once")
def capture_data_are_mended_at_once(campus: Campus) -> None:
    office, reference = reported(campus, "photo-of-somebody-else", "photo")
    decision = CaseDecision(reference, CaseState.MENDED, photo_cause=PhotoCause.CAPTURE_DATA_WRONG)
    campus.corrections.decide(decision, writing(office))


@pytest.mark.parametrize("check", dict.fromkeys(PROBES.values()), ids=lambda check: check.__name__)
def test_every_check_is_green_with_the_shipped_rules(check: Probe) -> None:
    check(Campus())


@pytest.mark.parametrize(("rule", "value"), BROKEN, ids=lambda part: str(part))
def test_a_broken_rule_turns_something_red(rule: str, value: Any, tmp_path: Any) -> None:
    override = {rule: value}
    assert is_red_by_check(override) or is_red_by_scenario(override, tmp_path), f"nobody notices {override}"


def is_red_by_check(override: Mapping[str, Any]) -> bool:
    (rule,) = override
    if rule not in PROBES:
        return False
    try:
        PROBES[rule](Campus(rules=override))
    except (AssertionError, Refused, pytest.fail.Exception):
        return True
    return False


def is_red_by_scenario(override: Mapping[str, Any], tmp_path: Any) -> bool:
    ((rule, value),) = override.items()
    file = tmp_path / "rules.yaml"
    file.write_text(f"{rule}: {str(value).lower()}\n", encoding="utf-8")
    for scenario in scenarios().values():
        if rule not in scenario.leans_on or rule in scenario.rules:
            continue
        backend = open_backend("demo", Options(scenario=scenario.id, rules_file=str(file)))
        try:
            if not play(scenario, backend).ok:
                return True
        finally:
            backend.close()
    return False


def test_scenarios_lean_on_rules_that_exist() -> None:
    for scenario in scenarios().values():
        assert set(scenario.leans_on) <= shapes().keys()
        assert scenario.rules.keys() <= shapes().keys()
