"""The helper's side as a value: what the service is asked, what counts for which request, what is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.core.backend.call import Call, CancelToken
from app.core.backend.data.accounts import Account, AccountState, Credentials, Session
from app.core.backend.data.records import Publication, RecordPage
from app.core.backend.data.reviews import HelpAnswer, HelpEntries, HelpEntry, HelpPurpose, HelpState
from app.core.backend.descriptor import Capability, Profile, Realm
from app.core.backend.failure import Unreachable
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import CHINA
from app.core.flow.end import end_of
from app.core.flow.entries import wrong_entries
from app.core.flow.flow import Flow, Snapshot, carry_out, start
from app.core.flow.helping import request_at_hand, settled_requests, waiting_requests
from app.core.flow.memory import Door, Memory
from app.core.flow.step import Exit, Step
from app.core.flow.table import TABLE
from app.core.flow.venue import Venue
from app.core.identity.document_type import DocumentType
from app.core.scenarios.scenario import End
from harness.scripted import Scripted

NOW = datetime(2026, 11, 2, 10, 22, tzinfo=CHINA)
ALL = frozenset(Capability) - {Capability.GUIDE}
ACCOUNT = Account(
    user_name="138****8000",
    state=AccountState.ACTIVE,
    name="林知夏",
    document_type=DocumentType.RESIDENT_ID,
    number="**************0028",
    phone="138****8000",
    email="",
    real_name_bound=True,
    has_security_questions=False,
    apps=(),
    menus=(),
    closed_accounts=(),
)
ANSWER = "reviews/answer-classmate"
INBOX = "reviews/inbox"


def entry(reference: str, state: HelpState = HelpState.SENT, hours: int = 1) -> HelpEntry:
    sent = NOW - timedelta(hours=hours)
    return HelpEntry(
        reference, HelpPurpose.BIND_REAL_NAME, "周以安", "15000130001", state, sent, sent + timedelta(days=7)
    )


YOUNG, OLD, DONE = entry("H-1", hours=1), entry("H-2", hours=20), entry("H-3", HelpState.HELPED, hours=30)
THREE = HelpEntries((YOUNG, OLD, DONE), 5)


def at(*steps: Step, venue: Venue | None = None, bound: bool = True) -> Flow:
    """On the last of `steps`, logged in, with three requests in the inbox."""
    flow = start({Door.PRACTISE: venue or Venue("demo", Realm.DEMO, ALL)})
    memory = flow.memory.choosing(door=Door.PRACTISE).knowing(
        account=replace(ACCOUNT, real_name_bound=bound),
        session=Session("token", ACCOUNT, NOW + timedelta(hours=1)),
        inbox=THREE,
        page=RecordPage(Publication.PUBLISHED, NOW.date(), ()),
    )
    return replace(flow, stack=tuple(Snapshot(step, memory.chosen) for step in steps), memory=memory)


def answering(service: Scripted, state: HelpState = HelpState.HELPED) -> None:
    def answer(request: HelpAnswer, call: Call) -> HelpEntry:
        found = next(one for one in THREE.entries if one.reference == request.reference)
        return replace(found, state=state)

    service.says[ANSWER] = answer


def opened(flow: Flow, reference: str) -> Flow:
    return carry_out(flow.keeping(flow.memory.choosing(request=reference)), Exit.NEXT, None, CancelToken())


def met(flow: Flow) -> Flow:
    return flow.keeping(flow.memory.choosing(met_in_person=True))


class TestWhoWaits:
    def test_what_ends_first_stands_first_and_what_is_settled_apart(self) -> None:
        memory = at(Step.INBOX).memory
        assert waiting_requests(memory) == (OLD, YOUNG)
        assert settled_requests(memory) == (DONE,)

    def test_nobody_waits_before_the_inbox_was_read(self) -> None:
        assert waiting_requests(Memory()) == ()
        assert request_at_hand(Memory()) is None

    def test_the_chosen_one_is_at_hand_else_the_first_that_waits(self) -> None:
        memory = at(Step.INBOX).memory
        assert request_at_hand(memory) == OLD
        assert request_at_hand(memory.choosing(request="H-1")) == YOUNG
        assert request_at_hand(memory.choosing(request="H-9")) is None


class TestAnswering:
    def test_the_service_hears_which_request_and_that_one_has_met(self) -> None:
        service = Scripted()
        answering(service)
        flow = met(opened(at(Step.RECORD, Step.INBOX), "H-1"))
        done = carry_out(flow, Exit.NEXT, service.backend(), CancelToken())
        (call,) = service.calls
        assert call[:2] == (ANSWER, HelpAnswer("H-1", accept=True, met_in_person=True))
        assert call[2].session == "token"
        assert done.step is Step.HELP_ANSWERED
        assert not done.can_go_back, "what was answered cannot be taken back"
        assert done.memory.known.answered == replace(YOUNG, state=HelpState.HELPED)
        assert waiting_requests(done.memory) == (OLD,)
        assert end_of(done) is End.RESOLVED

    def test_who_declines_never_claims_to_have_met(self) -> None:
        service = Scripted()
        answering(service, HelpState.REFUSED)
        flow = met(opened(at(Step.INBOX), "H-2"))
        done = carry_out(flow, Exit.DECLINE, service.backend(), CancelToken())
        assert service.calls[0][1] == HelpAnswer("H-2", accept=False, met_in_person=False)
        assert waiting_requests(done.memory) == (YOUNG,)

    def test_a_lost_answer_is_asked_for_under_the_same_id_and_a_change_of_mind_is_not(self) -> None:
        service = Scripted()

        def lost(request: object, call: Call) -> object:
            raise Unreachable

        service.says[ANSWER] = lost
        flow = met(opened(at(Step.INBOX), "H-1"))
        for exit in (Exit.NEXT, Exit.NEXT, Exit.DECLINE):
            going, act = flow.trying(exit)
            flow = going
            assert act is not None
            with pytest.raises(Unreachable):
                act.carried_out(service.backend(), going.memory, CancelToken())
        first, again, other = (call.attempt for _, _, call in service.calls)
        assert first
        assert first == again
        assert other != first

    @pytest.mark.parametrize(
        "code",
        [
            RefusalCode.HELP_NOT_MET_IN_PERSON,
            RefusalCode.HELP_REQUEST_CLOSED,
            RefusalCode.CLASSMATE_NOT_ELIGIBLE,
        ],
    )
    def test_a_refusal_is_told_where_it_happened_and_leaves_a_way_on(self, code: RefusalCode) -> None:
        service = Scripted()

        def refuse(request: object, call: Call) -> object:
            raise Refused(code)

        service.says[ANSWER] = refuse
        there = carry_out(met(opened(at(Step.INBOX), "H-1")), Exit.NEXT, service.backend(), CancelToken())
        assert there.step is Step.HELP_REQUEST
        assert there.refusal is not None
        assert code in {c for way in TABLE[Step.HELP_REQUEST].ways if way.act for c in way.act.refusals}
        assert there.offers(Exit.INBOX)
        assert there.memory.attempt("answer-classmate") == "", "another try is another intent"


class TestMeetingCountsForOneRequest:
    def wrong(self, flow: Flow) -> list[str]:
        return [w.field for w in wrong_entries(flow.step, flow.venue, flow.memory, NOW.date())]

    def test_help_needs_the_confirmation_before_anybody_is_asked(self) -> None:
        flow = opened(at(Step.INBOX), "H-1")
        assert self.wrong(flow) == ["met_in_person"]
        assert self.wrong(met(flow)) == []

    @pytest.mark.parametrize("leave", ["back", "inbox"])
    def test_for_another_request_it_must_be_given_anew(self, leave: str) -> None:
        flow = met(opened(at(Step.INBOX), "H-1"))
        away = flow.back() if leave == "back" else carry_out(flow, Exit.INBOX, None, CancelToken())
        assert away.step is Step.INBOX
        other = opened(away, "H-2")
        assert request_at_hand(other.memory) == OLD
        assert not other.memory.chosen.met_in_person
        assert self.wrong(other) == ["met_in_person"]

    def test_after_an_answer_it_is_forgotten(self) -> None:
        service = Scripted()
        answering(service)
        flow = met(opened(at(Step.INBOX), "H-1"))
        done = carry_out(flow, Exit.NEXT, service.backend(), CancelToken())
        assert not done.memory.chosen.met_in_person
        assert request_at_hand(done.memory) == OLD


class TestWays:
    @pytest.mark.parametrize("step", [Step.RECORD, Step.NO_RECORD, Step.NOT_PUBLISHED, Step.ACCOUNT])
    def test_the_inbox_is_offered_where_one_is_logged_in_and_the_backend_has_one(self, step: Step) -> None:
        without = Venue("campus", Realm.REAL, ALL - {Capability.REVIEW})
        assert at(step).offers(Exit.INBOX)
        assert not at(step, venue=without).offers(Exit.INBOX)

    def test_a_request_can_be_opened_only_where_one_waits(self) -> None:
        flow = at(Step.INBOX)
        assert flow.offers(Exit.NEXT)
        empty = flow.keeping(flow.memory.knowing(inbox=HelpEntries((DONE,), 5)))
        assert not empty.offers(Exit.NEXT)

    @pytest.mark.parametrize("step", [Step.INBOX, Step.HELP_REQUEST])
    @pytest.mark.parametrize(
        ("profile", "exit", "to"),
        [
            (Profile.PHONE, Exit.CHANGE_PHONE, Step.NEW_PHONE),
            (Profile.EMAIL_LEGACY, Exit.BIND_PHONE, Step.BIND_PHONE),
        ],
    )
    def test_whose_phone_is_not_bound_is_led_to_binding_it(
        self, step: Step, profile: Profile, exit: Exit, to: Step
    ) -> None:
        venue = Venue("demo", Realm.DEMO, ALL, profile)
        flow = at(step, venue=venue, bound=False)
        assert carry_out(flow, exit, None, CancelToken()).step is to
        other = {Exit.CHANGE_PHONE, Exit.BIND_PHONE} - {exit}
        assert not any(map(flow.offers, other))
        assert not at(step, venue=venue).offers(exit)


class TestLookingIn:
    def logged_in(self, service: Scripted, state: AccountState = AccountState.ACTIVE) -> Flow:
        def log_in(request: Credentials, call: Call) -> Session:
            return Session("token", replace(ACCOUNT, state=state), NOW + timedelta(hours=1))

        service.says["accounts/log-in"] = log_in
        service.says["records/look-up"] = lambda request, call: RecordPage(
            Publication.PUBLISHED, NOW.date(), ()
        )
        flow = at(Step.LOGIN)
        memory = flow.memory.knowing(inbox=None, session=None).typing(identifier="13800138000")
        return carry_out(flow.keeping(memory), Exit.NEXT, service.backend(), CancelToken())

    def test_logging_in_tells_who_asks(self) -> None:
        service = Scripted()
        service.says[INBOX] = lambda request, call: THREE
        flow = self.logged_in(service)
        assert flow.step is Step.NO_RECORD
        assert len(waiting_requests(flow.memory)) == 2
        assert next(call for path, _, call in service.calls if path == INBOX).session == "token"

    def test_who_has_no_inbox_is_logged_in_all_the_same(self) -> None:
        flow = self.logged_in(Scripted())
        assert flow.step is Step.NO_RECORD
        assert flow.memory.known.inbox is None

    def test_whose_number_is_not_proved_is_not_asked_for_help(self) -> None:
        service = Scripted()
        self.logged_in(service, AccountState.NEEDS_ID_CHECK)
        assert INBOX not in [path for path, _, _ in service.calls]

    def test_the_page_asks_anew_when_it_opens_and_when_told_to(self) -> None:
        service = Scripted()
        service.says[INBOX] = lambda request, call: HelpEntries((OLD,), 5)
        going, act = at(Step.INBOX).arriving()
        assert act is not None
        seen = act.carried_out(service.backend(), going.memory, CancelToken())
        assert waiting_requests(seen) == (OLD,)
        again = carry_out(at(Step.INBOX), Exit.LOOK_AGAIN, service.backend(), CancelToken())
        assert again.step is Step.INBOX
        assert waiting_requests(again.memory) == (OLD,)
