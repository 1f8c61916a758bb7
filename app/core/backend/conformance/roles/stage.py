"""The practice stage, and staff who are told apart from students."""

from __future__ import annotations

from datetime import timedelta

from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.case import cases_of, expect, expect_refusal
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.roster import ClassFilter, StaffLogin
from app.core.backend.data.sandbox import Advance, Challenge, MessageQuery, ScenarioQuery
from app.core.backend.refusal import RefusalCode

_JUST_NOW = timedelta(seconds=30)


def the_clock_moves_forward_when_told(bench: Bench) -> None:
    before = bench.facts().now
    moment = bench.sandbox.advance(Advance(seconds=3600), bench.write()).now
    expect(timedelta(0) <= moment - before - timedelta(hours=1) < _JUST_NOW, "an hour is not an hour")
    expect(timedelta(0) <= bench.facts().now - moment < _JUST_NOW, "the service has another clock")


def the_clock_does_not_go_back(bench: Bench) -> None:
    for back in (Advance(seconds=-1), Advance(working_days=-1)):
        expect_refusal(
            RefusalCode.FIELD_INVALID,
            lambda back=back: bench.sandbox.advance(back, bench.write()),  # type: ignore[misc]
        )


def moving_the_clock_twice_by_one_attempt_moves_it_once(bench: Bench) -> None:
    call = bench.write()
    first = bench.sandbox.advance(Advance(seconds=60), call)
    expect(bench.sandbox.advance(Advance(seconds=60), call) == first, "one attempt moved the clock twice")
    expect(bench.facts().now - first.now < _JUST_NOW, "one attempt moved the clock twice")


def a_message_is_seen_by_its_phone_only(bench: Bench) -> None:
    mine, other = bench.person(), bench.person()
    bench.ask_for_code(Purpose.REGISTER, mine.phone)
    seen = bench.sandbox.messages(MessageQuery(Channel.PHONE, other.phone), bench.read()).messages
    expect(not seen, "a message shows on another phone")


def an_unknown_scenario_and_an_unknown_picture_are_refused(bench: Bench) -> None:
    expect_refusal(
        RefusalCode.SCENARIO_UNKNOWN,
        lambda: bench.sandbox.load(ScenarioQuery("no-such-scenario"), bench.write()),
    )
    expect_refusal(
        RefusalCode.PICTURE_CODE_WRONG,
        lambda: bench.sandbox.picture_solution(Challenge("0" * 32), bench.read()),
    )


def staff_need_their_password(bench: Bench) -> None:
    wrong = StaffLogin("nobody", "wrong")
    expect_refusal(RefusalCode.LOGIN_REFUSED, lambda: bench.roster.log_in(wrong, bench.write()))


def a_student_sees_no_class_list(bench: Bench) -> None:
    _, session = bench.student()
    expect_refusal(RefusalCode.NOT_ALLOWED, lambda: bench.roster.students(ClassFilter(), bench.read(session)))


CASES = (
    *cases_of(
        "sandbox",
        the_clock_moves_forward_when_told,
        the_clock_does_not_go_back,
        moving_the_clock_twice_by_one_attempt_moves_it_once,
        a_message_is_seen_by_its_phone_only,
        an_unknown_scenario_and_an_unknown_picture_are_refused,
    ),
    *cases_of("roster", staff_need_their_password, a_student_sees_no_class_list),
)
