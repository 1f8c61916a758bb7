"""The flow as a value: back keeps what was typed, refusals are routed by code, attempts keep their id."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.core.backend.backend import Backend
from app.core.backend.call import Call, CancelToken
from app.core.backend.data.accounts import AccountState, Credentials, Registered
from app.core.backend.data.codes import (
    Channel,
    CodeAccepted,
    CodeCheck,
    CodeRequest,
    CodeSent,
    PictureCode,
)
from app.core.backend.data.guide import Topic
from app.core.backend.descriptor import Capability, Options, Profile, Realm
from app.core.backend.failure import Unreachable
from app.core.backend.official.backend import open_official
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import CHINA
from app.core.flow import person
from app.core.flow.end import end_of
from app.core.flow.entries import check_new_name
from app.core.flow.flow import Flow, NotOffered, carry_out, start
from app.core.flow.memory import Door, Memory, UsedBefore, fingerprint
from app.core.flow.refusals import BRANCHES, MENDED_AT
from app.core.flow.route import route
from app.core.flow.step import Exit, Step
from app.core.flow.table import TABLE
from app.core.flow.venue import Venue
from app.core.identity.document_type import DocumentType
from app.core.scenarios.scenario import End

PRACTICE = Venue("demo", Realm.DEMO, frozenset(Capability) - {Capability.GUIDE})
OFFICIAL = Venue("official", Realm.REAL, frozenset({Capability.GUIDE}))


def at(*steps: Step) -> Flow:
    """A journey that has gone through `steps`, without any service."""
    flow = start({Door.PRACTISE: PRACTICE, Door.FOR_REAL: OFFICIAL})
    flow = flow.arrived(Exit.PRACTISE, flow.trying(Exit.PRACTISE)[0].memory)
    for here, there in zip((Step.BEFORE, *steps), steps, strict=False):
        way = next(w for w in TABLE[here].ways if any(b.to is there for b in w.branches))
        flow = flow.arrived(way.exit, flow.memory)
        assert flow.step is there
    return flow


class TestGoing:
    def test_a_door_that_is_not_there_is_not_offered(self) -> None:
        flow = start({Door.PRACTISE: PRACTICE})
        assert not flow.offers(Exit.FOR_REAL)
        with pytest.raises(NotOffered):
            flow.trying(Exit.FOR_REAL)

    def test_before_the_first_answer_one_is_nowhere_special(self) -> None:
        flow = start({Door.PRACTISE: PRACTICE, Door.FOR_REAL: OFFICIAL})
        assert flow.step is Step.FIRST
        assert not flow.can_go_back
        assert flow.back() == flow

    def test_the_door_decides_the_venue(self) -> None:
        flow = start({Door.PRACTISE: PRACTICE, Door.FOR_REAL: OFFICIAL})
        real = flow.arrived(Exit.FOR_REAL, flow.trying(Exit.FOR_REAL)[0].memory)
        assert real.venue is OFFICIAL
        assert real.step is Step.OFFICIAL

    def test_a_way_without_act_is_open_at_once(self) -> None:
        going, act = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD).trying(Exit.NEXT)
        assert act is None
        assert going.arrived(Exit.NEXT, going.memory).step is Step.CHECK

    def test_a_page_one_has_been_on_is_returned_to(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE)
        again = flow.arrived(Exit.CHANGE_PHONE, flow.memory)
        assert [s.step for s in again.stack] == [Step.FIRST, Step.BEFORE, Step.IDENTITY, Step.PHONE]

    def test_changing_an_answer_is_a_detour_that_ends_where_it_began(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK)
        going, _ = flow.trying(Exit.CHANGE_PASSWORD)
        detour = going.arrived(Exit.CHANGE_PASSWORD, going.memory)
        assert detour.step is Step.PASSWORD
        back_again = detour.arrived(Exit.NEXT, detour.memory)
        assert back_again.step is Step.CHECK
        assert [s.step for s in back_again.stack] == [s.step for s in flow.stack]

    def test_registering_closes_the_way_back(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK)
        done = flow.arrived(Exit.NEXT, flow.memory)
        assert done.step is Step.REGISTERED
        assert not done.can_go_back
        assert Step.CHECK in done.passed


class TestAgain:
    def test_from_practice_to_the_real_thing_nothing_is_taken_along(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK)
        flow = flow.keeping(flow.memory.typing(number="990000200703150028"))
        flow = flow.arrived(Exit.NEXT, flow.memory)
        flow = flow.arrived(Exit.STOP, flow.memory)
        assert flow.step is Step.LAST
        going, _ = flow.trying(Exit.FOR_REAL)
        real = going.arrived(Exit.FOR_REAL, going.memory)
        assert real.step is Step.OFFICIAL
        assert real.venue is OFFICIAL
        assert real.memory.typed == Memory().typed
        assert real.memory.known.registered is None
        assert not real.passed


class TestBack:
    def test_everything_typed_stays_and_the_choice_is_taken_back(self) -> None:
        flow = at(Step.IDENTITY)
        typed = flow.keeping(flow.memory.typing(name="林知夏").choosing(warned=True))
        before = typed.back()
        assert before.step is Step.BEFORE
        assert before.memory.typed.name == "林知夏"
        assert not before.memory.chosen.warned

    def test_what_the_service_said_is_not_forgotten(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE)
        known = flow.keeping(flow.memory.knowing(code_sent_to="13800138000"))
        assert known.back().memory.known.code_sent_to == "13800138000"


class TestGate:
    @pytest.mark.parametrize("step", [s for s, row in TABLE.items() if row.gated])
    def test_whoever_comes_unwarned_is_led_to_the_gate(self, step: Step) -> None:
        flow = at(Step.IDENTITY)
        assert flow._gated(step) is Step.WARNING_GATE
        warned = flow.keeping(flow.memory.choosing(warned=True))
        assert warned._gated(step) is step

    def test_going_back_before_the_gate_forgets_that_it_was_passed(self) -> None:
        flow = at(Step.IDENTITY).refused(Refused(RefusalCode.ID_NUMBER_TAKEN))
        flow = flow.arrived(Exit.NONE_WORKS, flow.memory)
        assert flow.step is Step.WARNING_GATE
        going, _ = flow.trying(Exit.NEXT)
        beyond = going.arrived(Exit.NEXT, going.memory)
        assert beyond.memory.chosen.warned
        assert not beyond.back().memory.chosen.warned


class TestOldWay:
    """By e-mail the number comes after logging in: before that, registering begins with the e-mail."""

    LEGACY = Venue("demo", Realm.DEMO, PRACTICE.capabilities, Profile.EMAIL_LEGACY)

    def at_no_way_back(self) -> Flow:
        flow = start({Door.PRACTISE: self.LEGACY})
        flow = flow.arrived(Exit.PRACTISE, flow.trying(Exit.PRACTISE)[0].memory)
        for exit in (Exit.HAVE_ACCOUNT, Exit.RESET_PASSWORD, Exit.NEXT):
            flow = flow.arrived(exit, flow.memory)
        assert flow.step is Step.NO_WAY_BACK
        return flow

    def test_whoever_has_no_account_begins_with_the_e_mail(self) -> None:
        flow = start({Door.PRACTISE: self.LEGACY})
        flow = flow.arrived(Exit.PRACTISE, flow.trying(Exit.PRACTISE)[0].memory)
        for exit in (Exit.HAVE_ACCOUNT, Exit.FIND_USER, Exit.REGISTER):
            flow = flow.arrived(exit, flow.memory)
        assert flow.step is Step.EMAIL_FORM

    def test_registering_again_begins_with_the_e_mail_too(self) -> None:
        flow = self.at_no_way_back()
        gate = flow.arrived(Exit.REGISTER_AGAIN, flow.memory)
        going, _ = gate.trying(Exit.NEXT)
        assert going.arrived(Exit.NEXT, going.memory).step is Step.EMAIL_FORM


class TestAgainByPhone:
    @pytest.mark.parametrize(("number", "step"), [("", Step.IDENTITY), ("990000200703150028", Step.PHONE)])
    def test_who_registers_again_is_asked_who_they_are_once(self, number: str, step: Step) -> None:
        flow = at(Step.HAVE_ACCOUNT, Step.RESET_START, Step.NO_WAY_BACK, Step.WARNING_GATE)
        flow = flow.keeping(flow.memory.typing(name="林知夏", number=number))
        going, _ = flow.trying(Exit.NEXT)
        assert going.arrived(Exit.NEXT, going.memory).step is step


class TestRefusals:
    @pytest.mark.parametrize("code", BRANCHES)
    def test_a_code_with_a_page_leads_there_from_anywhere(self, code: RefusalCode) -> None:
        for flow in (at(Step.IDENTITY), at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE)):
            there = flow.refused(Refused(code))
            assert there.step is flow._gated(BRANCHES[code])
            assert there.refusal is not None

    @pytest.mark.parametrize("code", MENDED_AT)
    def test_a_code_that_is_mended_at_a_form_leads_back_to_it(self, code: RefusalCode) -> None:
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK)
        there = flow.refused(Refused(code))
        wanted = MENDED_AT[code]
        assert there.step is (wanted if wanted is not Step.EMAIL_FORM else Step.CHECK)
        assert there.memory == flow.memory

    def test_who_cannot_log_in_with_what_was_registered_logs_in_with_what_is_known(self) -> None:
        registered = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK, Step.REGISTERED)
        assert registered.refused(Refused(RefusalCode.LOGIN_REFUSED)).step is Step.LOGIN

    def test_any_other_code_is_shown_where_it_happened(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE)
        there = flow.refused(Refused(RefusalCode.CODE_LIMITED))
        assert there.step is Step.PHONE
        assert there.can_go_back

    def test_a_code_that_was_sent_a_moment_ago_can_be_typed(self) -> None:
        """The answer to the sending was lost, and another picture made it another attempt."""
        there = phone_page().refused(Refused(RefusalCode.CODE_COOLDOWN))
        assert there.step is Step.SMS_CODE
        assert there.refusal is not None
        assert there.back().step is Step.PHONE

    def test_a_code_for_something_else_is_no_code_to_type_here(self) -> None:
        """Whoever has just had one to reset a password waits before the one to register with."""
        flow = phone_page()
        now = datetime(2026, 11, 2, 10, tzinfo=CHINA)
        reset = CodeSent(Channel.PHONE, "138****8000", now, now, now, 4, 6)
        there = flow.keeping(flow.memory.knowing(reset_code=reset)).refused(
            Refused(RefusalCode.CODE_COOLDOWN)
        )
        assert there.step is Step.PHONE
        assert there.refusal is not None

    def test_trying_again_forgets_the_refusal(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE).refused(Refused(RefusalCode.CODE_COOLDOWN))
        assert flow.trying(Exit.NEXT)[0].refusal is None


class Accounts:
    """Answers codes; fails as often as told, and notes the attempts it was called with."""

    def __init__(self, failures: int = 0) -> None:
        self.failures, self.attempts = failures, list[str]()

    def check_contact(self, request: object, call: Call) -> None: ...

    def send_code(self, request: CodeRequest, call: Call) -> object:
        self._note(call)
        return object.__new__(CodeSent)

    def check_code(self, request: CodeCheck, call: Call) -> object:
        self._note(call)
        return object.__new__(CodeAccepted)

    def _note(self, call: Call) -> None:
        self.attempts.append(call.attempt)
        if self.failures:
            self.failures -= 1
            raise Unreachable


class Service:
    def facts(self, request: object, call: Call) -> None: ...


def backend_with(accounts: object) -> Backend:
    return Backend(object(), Service(), accounts=accounts)  # type: ignore[arg-type]


def phone_page() -> Flow:
    flow = at(Step.IDENTITY, Step.PHONE)
    return flow.keeping(flow.memory.typing(phone="13800138000", own_phone=True, picture="abcd"))


class TestOldWayIn:
    """An account that waits for its activation, and that one tried to log in to."""

    def test_the_mail_goes_to_the_address_one_logged_in_with(self) -> None:
        typed = Memory().typing(identifier=" lin@example.cn ").typed
        assert person.email_to_activate(typed) == "lin@example.cn"
        assert person.email_to_activate(Memory().typing(identifier="13800138000").typed) == ""
        both = Memory().typing(email="form@example.cn", identifier="lin@example.cn").typed
        assert person.email_to_activate(both) == "form@example.cn"

    def test_logging_in_afterwards_is_under_the_name_that_was_activated(self) -> None:
        seen = []

        class Accounts:
            def log_in(self, credentials: Credentials, call: Call) -> object:
                seen.append((credentials.identifier, credentials.password))
                raise Refused(RefusalCode.LOGIN_REFUSED)

        done = Registered("lin@example.cn", AccountState.NEEDS_BASIC_INFORMATION, "")
        memory = Memory().knowing(registered=done).typing(phone="13800138000", login_password="Qinghe2026")
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK, Step.REGISTERED)
        there = carry_out(flow.keeping(memory), Exit.NEXT, backend_with(Accounts()), CancelToken())
        assert seen == [("lin@example.cn", "Qinghe2026")]
        assert there.step is Step.LOGIN


class TestAttempts:
    def test_a_lost_answer_is_asked_for_again_with_the_same_id(self) -> None:
        accounts = Accounts(failures=2)
        flow = phone_page()
        for _ in range(2):
            going, act = flow.trying(Exit.NEXT)
            assert act is not None
            with pytest.raises(Unreachable):
                act.carried_out(backend_with(accounts), going.memory, CancelToken())
            flow = going
        arrived = carry_out(flow, Exit.NEXT, backend_with(accounts), CancelToken())
        assert arrived.step is Step.SMS_CODE
        assert len(set(accounts.attempts)) == 1
        assert accounts.attempts[0]

    def test_another_number_is_another_attempt(self) -> None:
        flow = phone_page()
        first, _ = flow.trying(Exit.NEXT)
        changed = first.keeping(first.memory.typing(phone="13800138001"))
        second, _ = changed.trying(Exit.NEXT)
        assert first.memory.attempt("send-code") != second.memory.attempt("send-code")

    def test_going_back_and_on_again_keeps_the_id(self) -> None:
        check = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK)
        first, _ = check.keeping(check.memory.typing(phone="13800138000", code="471902")).trying(Exit.NEXT)
        again = first.back().arrived(Exit.NEXT, first.back().memory)
        second, _ = again.trying(Exit.NEXT)
        assert first.memory.attempt("register")
        assert first.memory.attempt("register") == second.memory.attempt("register")

    def test_a_picture_is_not_shown_on_the_next_page(self) -> None:
        shown = PictureCode("challenge", b"", datetime(2026, 9, 1, tzinfo=CHINA))
        flow = phone_page()
        flow = flow.keeping(flow.memory.knowing(picture=shown))
        assert flow.arrived(Exit.NEXT, flow.memory).memory.known.picture is None
        assert flow.back().memory.known.picture is None
        assert flow.informed(flow.memory).memory.known.picture is shown

    def test_after_a_refusal_the_same_is_a_new_intent(self) -> None:
        going, act = phone_page().trying(Exit.NEXT)
        refused = going.refused(Refused(RefusalCode.CODE_LIMITED), act)
        second, _ = refused.trying(Exit.NEXT)
        assert going.memory.attempt("send-code") != second.memory.attempt("send-code")

    def test_back_and_on_with_the_same_number_sends_nothing_twice(self) -> None:
        accounts = Accounts()
        arrived = carry_out(phone_page(), Exit.NEXT, backend_with(accounts), CancelToken())
        carry_out(arrived.back(), Exit.NEXT, backend_with(accounts), CancelToken())
        assert len(accounts.attempts) == 1


class TestMemory:
    def test_it_shows_nothing_of_what_it_holds(self) -> None:
        memory = Memory().typing(name="林知夏", number="990000200703150028", password="Qinghe2026")
        shown = f"{memory!r} {memory.typed!r} {memory.known!r} {memory.trying('x', memory.typed)!r}"
        for secret in ("林知夏", "990000", "Qinghe"):
            assert secret not in shown

    def test_a_fingerprint_tells_payloads_apart_and_nothing_else(self) -> None:
        typed = Memory().typing(phone="13800138000").typed
        assert fingerprint(typed) == fingerprint(Memory().typing(phone="13800138000").typed)
        assert fingerprint(typed) != fingerprint(Memory().typing(phone="13800138001").typed)
        assert b"138" not in fingerprint(typed)


class TestRoute:
    def test_the_map_shows_what_is_behind_and_what_most_likely_comes(self) -> None:
        shown = route(at(Step.IDENTITY, Step.PHONE))
        assert shown.steps[shown.now] is Step.PHONE
        assert shown.steps[0] is Step.BEFORE
        assert shown.steps[-2:] == (Step.RECORD, Step.LAST)

    def test_what_was_sealed_stays_on_the_map(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK)
        shown = route(flow.arrived(Exit.NEXT, flow.memory))
        assert Step.IDENTITY in shown.steps[: shown.now]


class TestEnd:
    def test_who_takes_a_missing_record_to_the_school_is_referred(self) -> None:
        flow = at(Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK, Step.REGISTERED)
        flow = flow.arrived(Exit.NEXT, flow.memory)
        assert flow.step is Step.NO_RECORD
        going, _ = flow.trying(Exit.COME_BACK)
        assert end_of(going.arrived(Exit.COME_BACK, going.memory)) is End.REFERRED

    @pytest.mark.parametrize(
        ("topic", "last", "end"),
        [
            (Topic.RECORD, "tell-school", End.RECORD_CONFIRMED),
            (Topic.RECORD, "ask-school", End.REFERRED),
        ],
    )
    def test_the_guide_that_was_gone_through_ends_as_what_it_was_for(
        self, topic: Topic, last: str, end: End
    ) -> None:
        flow = start({Door.FOR_REAL: OFFICIAL})
        flow = carry_out(flow, Exit.FOR_REAL, None, CancelToken())
        flow = carry_out(flow, Exit.RECORD, None, CancelToken())
        flow = flow.keeping(flow.memory.choosing(topic=topic, instruction=last, answer="ok"))
        assert end_of(flow) is End.STOPPED
        done = carry_out(flow, Exit.REPORTED, open_official(Options()), CancelToken())
        assert done.step is Step.LAST
        assert end_of(done) is end
        assert end_of(done.back()) is End.STOPPED

    def test_who_stops_without_anything_has_stopped(self) -> None:
        flow = at(Step.IDENTITY)
        assert end_of(flow.keeping(flow.memory.choosing(used=UsedBefore.NEVER))) is End.STOPPED


def test_another_name_is_judged_by_the_document_of_the_account() -> None:
    typed = Memory().typing(new_name="MARIA SILVA")
    assert check_new_name(typed).errors
    assert not check_new_name(typed.typing(document_type=DocumentType.PASSPORT)).errors
