"""The practice stage: invented people, the clock, decisions, beginning again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import open_backend
from app.campus.demo.people import UNIVERSITY, person
from app.campus.rules.due import after_working_days
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.codes import Channel
from app.core.backend.data.corrections import CaseState, Mismatch
from app.core.backend.data.sandbox import Advance, Challenge, MessageQuery, ScenarioQuery, Subject
from app.core.backend.data.service import CONTRACT
from app.core.backend.descriptor import Options, Profile, Realm
from app.core.backend.refusal import RefusalCode
from app.core.identity.id_number import check_id_number
from app.core.identity.name import check_name
from app.core.identity.phone import check_phone
from app.core.rules.fault import RulesFaulty
from app.core.rules.limits import rule_ids
from harness.campus import Campus, reading, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


@given(seed=st.integers(0, 2**32), turn=st.integers(0, 99_999))
def test_invented_people_are_whole_and_nobodys(seed: int, turn: int) -> None:
    one = person(seed, turn)
    found = check_id_number(one.number, today=date(2026, 11, 2))
    assert found.codes == ("SYNTHETIC",)
    assert found.fact("birth_date") == one.birth.isoformat()
    assert found.fact("sex") == ("male" if one.is_male else "female")
    assert check_name(one.name).valid
    assert not check_phone(one.phone).problems
    assert person(seed, turn) == one


def test_no_two_people_share_a_number_or_phone() -> None:
    turns = [*range(9_000), *range(99_000, 100_000)]
    people = [person(2026, turn) for turn in turns]
    for part in ("number", "phone", "student_number", "email"):
        assert len({getattr(one, part) for one in people}) == 10_000


def test_each_loading_brings_other_people_and_one_seed_always_the_same() -> None:
    first, second = Campus(seed=7), Campus(seed=7)
    people = [first.load(), first.load("major-wrong")]
    assert people == [second.load(), second.load("major-wrong")]
    assert people[0].number != people[1].number
    assert Campus(seed=8).load() != people[0]
    assert people[0].institution == UNIVERSITY
    session = first.entered(people[0])
    assert first.record(session).photo_seed


def test_opened_with_a_scenario_the_service_is_set_up_for_it() -> None:
    backend = open_backend("demo", Options(scenario="legacy-sunny-path"))
    assert backend.service.facts(Nothing(), Call()).profile is Profile.EMAIL_LEGACY
    backend.close()
    with refuses(RefusalCode.SCENARIO_UNKNOWN):
        open_backend("demo", Options(scenario="no-such"))


def test_the_sunny_path_goes_with_either_profile() -> None:
    backend = open_backend("demo", Options(profile=Profile.EMAIL_LEGACY))
    assert backend.sandbox is not None
    backend.sandbox.load(ScenarioQuery("sunny-path"), writing())
    assert backend.service.facts(Nothing(), Call()).profile is Profile.EMAIL_LEGACY
    backend.close()


def test_a_schools_rules_are_in_force(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("rules") / "rules.yaml"
    file.write_text("code_cooldown: 90\n", encoding="utf-8")
    backend = open_backend("demo", Options(rules_file=str(file)))
    limits = dict(backend.service.facts(Nothing(), Call()).limits)
    assert limits["code_cooldown"] == "90"
    backend.close()
    file.write_text("code_cooldown: soon\n", encoding="utf-8")
    with pytest.raises(RulesFaulty):
        open_backend("demo", Options(rules_file=str(file)))


def test_the_service_says_what_it_is(campus: Campus) -> None:
    facts = campus.backend.service.facts(Nothing(), reading())
    assert (facts.title, facts.realm, facts.contract) == (UNIVERSITY, Realm.DEMO, CONTRACT)
    assert facts.now == campus.stage.clock.now()
    assert [id for id, _ in facts.limits] == list(rule_ids())
    limits = dict(facts.limits)
    assert limits["warning_needed"] == "true"
    assert limits["photo_formats"] == "jpeg, png, gif"
    assert limits["reveal_taken"] == facts.reveal_taken == "at_entry"


def test_time_goes_on_by_seconds_and_by_working_days(campus: Campus) -> None:
    begun = campus.stage.clock.now()
    moment = campus.sandbox.advance(Advance(seconds=90, working_days=5), writing()).now
    assert moment.date() == date(2026, 11, 9)
    assert (moment - begun).total_seconds() == 7 * 86_400 + 90
    for bad in (
        Advance(seconds=-1),
        Advance(working_days=-1),
        Advance(seconds=10**9),
        Advance(working_days=401),
    ):
        with refuses(RefusalCode.FIELD_INVALID):
            campus.sandbox.advance(bad, writing())


def test_skipping_days_logs_nobody_out_but_waiting_does(campus: Campus) -> None:
    session = campus.entered(campus.load())
    campus.advance(working_days=10)
    assert campus.account(session)
    campus.advance(1800)
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(session)


def test_working_days_know_the_holidays_of_the_year(campus: Campus) -> None:
    """A111: 2026-10-01 to 07 is a holiday, and the Saturday after is worked."""
    moment = campus.stage.clock.now().replace(month=9, day=30)
    assert after_working_days(moment, 1).date() == date(2026, 10, 8)
    assert after_working_days(moment, 0) == moment
    assert after_working_days(moment, 1).time() == moment.time()


def test_messages_are_those_of_one_target_or_of_all(campus: Campus) -> None:
    campus.send("13900139000")
    campus.send("13900139001")
    assert len(campus.messages()) == 2
    assert [message.target for message in campus.messages("13900139001")] == ["13900139001"]
    assert campus.sandbox.messages(MessageQuery(Channel.EMAIL, "13900139001"), reading()).messages == ()
    with refuses(RefusalCode.PICTURE_CODE_WRONG, "challenge"):
        campus.sandbox.picture_solution(Challenge("no-such"), reading())


def test_beginning_again_forgets_everybody(campus: Campus) -> None:
    person = campus.load()
    session = campus.entered(person)
    campus.sandbox.reset(Nothing(), writing())
    assert campus.messages() == ()
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(session)
    assert campus.load() == person, "the same people come again"
    campus.register(person)


@pytest.mark.parametrize(("accept", "state"), [(True, CaseState.MENDED), (False, CaseState.REFUSED)])
def test_a_report_can_be_decided_on_the_stage(campus: Campus, accept: bool, state: CaseState) -> None:
    person = campus.load("major-wrong")
    session = campus.entered(person)
    mismatch = Mismatch(campus.record(session).id, "zymc", person.major)
    campus.corrections.report(mismatch, writing(session))
    campus.decide(Subject.CASE, accept=accept, reason="已核对")
    (case,) = campus.corrections.cases(Nothing(), reading(session)).cases
    assert case.state is state
    assert case.reason == ("" if accept else "已核对")


def test_a_decision_waits_for_something_to_decide(campus: Campus) -> None:
    for subject in (Subject.CASE, Subject.REVIEW, Subject.TICKET, Subject.HELP):
        campus.decide(subject, accept=False, reason="x")
    _, session = campus.needing_check()
    campus.decide(Subject.APP_CHECK, accept=False)
    assert not campus.reviews.check_in_app(Nothing(), writing(session)).passed
    assert campus.reviews.check_in_app(Nothing(), writing(session)).passed, "kindly where nothing is staged"
