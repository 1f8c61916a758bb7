"""The service driven at random against a small model of it, on the virtual clock, in both profiles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from app.campus.store.rows import AccountRow, ClaimRow, CodeRow, HelpRow, ReviewRow
from app.core.backend.data.accounts import (
    AccountState,
    Activation,
    BasicInformation,
    Binding,
    Closing,
    Credentials,
    EmailAddress,
    Nothing,
    Registration,
)
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.reviews import HelpPurpose, HelpRequest, ReviewPhotos, WarningAccepted
from app.core.backend.data.sandbox import Persona, Subject
from app.core.backend.descriptor import Profile
from app.core.backend.refusal import RefusalCode, Refused
from harness.campus import EMBLEM, PORTRAIT, Campus, all_same, identity_of, reading, writing

OK = "ok"
PEOPLE = 3
DAY = timedelta(days=1)


@dataclass
class Modelled:
    """What the model knows of one account."""

    person: int
    name: str
    """Phone, or e-mail in the legacy profile: what it is registered by."""
    state: AccountState
    phone: str = ""
    has_number: bool = True
    warned: bool = False
    waiting: bool = False
    uploads: list[datetime] = field(default_factory=list)
    requests: list[datetime] = field(default_factory=list)


people = st.integers(0, PEOPLE - 1)
often = st.sampled_from([True, True, True, False])


class PhoneMachine(RuleBasedStateMachine):
    """Registering, proving, changing and closing with phones."""

    accounts = Bundle("accounts")
    profile = Profile.PHONE

    @initialize()
    def begin(self) -> None:
        self.campus = Campus(self.profile)
        self.people: list[Persona] = [self.campus.load() for _ in range(PEOPLE)]
        self.phones = [person.phone for person in self.people] + ["13900139000"]
        self.model: list[Modelled] = []
        self.takes = 0
        # The classmates of the people have accounts of their own, which the model leaves alone.
        self.others = self.campus.store.run(
            lambda t: {row.id for row in t.rows(AccountRow).all()}, writes=False
        )

    def teardown(self) -> None:
        if hasattr(self, "campus"):
            self.campus.close()

    # -- helpers

    def outcome(self, method: Any, request: Any, session: str = "") -> str:
        try:
            self.answer = method(request, writing(session))
        except Refused as refused:
            return refused.code.value
        return OK

    def now(self) -> datetime:
        return self.campus.stage.clock.now()

    def holder_of_phone(self, phone: str) -> Modelled | None:
        return next(
            (
                one
                for one in self.model
                if phone in (one.name, one.phone) and one.state is not AccountState.CLOSED
            ),
            None,
        )

    def living(self) -> list[Modelled]:
        return [one for one in self.model if one.state is not AccountState.CLOSED]

    def active(self, person: int) -> Modelled | None:
        return next(
            (one for one in self.model if one.person == person and one.state is AccountState.ACTIVE), None
        )

    def is_pending(self, person: int) -> bool:
        return any(one.waiting for one in self.model if one.person == person and one.has_number)

    def session(self, account: Modelled) -> str:
        login = Credentials(account.name, self.people[account.person].password)
        found = self.outcome(self.campus.accounts.log_in, login)
        if account.state in (AccountState.CLOSED, AccountState.AWAITING_ACTIVATION):
            expected = {
                AccountState.CLOSED: {RefusalCode.ACCOUNT_CLOSED, RefusalCode.LOGIN_REFUSED, OK},
                AccountState.AWAITING_ACTIVATION: {RefusalCode.NOT_ACTIVATED},
            }[account.state]
            assert found in expected
            if found == OK:
                # Somebody else has the name of the closed account by now; it is that one's log-in.
                assert any(
                    one.state is not AccountState.CLOSED and account.name in (one.name, one.phone)
                    for one in self.model
                )
            return ""
        assert found == OK, f"{account} cannot log in: {found}"
        token: str = self.answer.token
        assert self.answer.account.state is account.state
        return token

    def expected_state(self, person: int, again: bool, warned: bool) -> str | AccountState:
        if self.is_pending(person):
            return RefusalCode.ID_NUMBER_UNDER_REVIEW
        if self.active(person) is None:
            return AccountState.ACTIVE
        if not again:
            return RefusalCode.ID_NUMBER_TAKEN
        return AccountState.NEEDS_ID_CHECK if warned else RefusalCode.WARNING_NOT_ACCEPTED

    def proven(self, account: Modelled) -> None:
        for one in self.living():
            if one is not account and one.person == account.person and one.has_number:
                one.state, one.waiting = AccountState.CLOSED, False
        account.state = AccountState.ACTIVE

    def usable_code(self, target: str, purpose: Purpose, channel: Channel, session: str = "") -> str:
        """A live code for the target, waiting for as long as it takes."""
        for _ in range(3):
            try:
                self.campus.send(target, purpose, channel, session)
                break
            except Refused as refused:
                if refused.retry_at is None:
                    raise
                self.pass_time(int((refused.retry_at - self.now()).total_seconds()))
        return self.campus.messages(target, channel)[-1].code

    def pass_time(self, seconds: int) -> None:
        self.campus.advance(seconds)
        self.settle()

    def settle(self) -> None:
        """Reviews that are due have been approved; whoever they were for is proven."""
        rows = self.campus.store.run(
            lambda t: {row.id: row for row in t.rows(AccountRow).all()}, writes=False
        )
        waiting = self.campus.store.run(
            lambda t: {row.account for row in t.rows(ReviewRow).all() if row.state == "waiting"}, writes=False
        )
        by_name = {(row.phone or row.email, row.state): row for row in rows.values()}
        for one in list(self.model):
            if one.waiting and not any(
                rows[id].phone == one.name or rows[id].email == one.name for id in waiting if id in rows
            ):
                one.waiting = False
                assert (one.name, AccountState.ACTIVE) in by_name or (
                    one.phone,
                    AccountState.ACTIVE,
                ) in by_name
                self.proven(one)

    # -- moves

    @rule(seconds=st.sampled_from([1, 59, 60, 3600, 86_400]))
    def wait(self, seconds: int) -> None:
        self.pass_time(seconds)

    @rule(days=st.integers(1, 3))
    def days_pass(self, days: int) -> None:
        self.campus.advance(working_days=days)
        self.settle()

    @rule(
        target=accounts,
        person=people,
        phone=st.integers(0, PEOPLE),
        again=st.booleans(),
        warned=st.booleans(),
    )
    def register(self, person: int, phone: int, again: bool, warned: bool) -> Modelled | None:
        who, number = self.people[person], self.phones[phone]
        if self.holder_of_phone(number) is not None:
            found = self.outcome(
                self.campus.accounts.send_code,
                self._code_request(number),
            )
            assert found == RefusalCode.PHONE_TAKEN
            return None
        code = self.usable_code(number, Purpose.REGISTER, Channel.PHONE)
        form = self.campus.form(who, phone=number, code=code, register_again=again, warning_accepted=warned)
        expected = self.expected_state(person, again, warned)
        found = self.outcome(self.campus.accounts.register, form)
        if not isinstance(expected, AccountState):
            assert found == expected
            return None
        assert found == OK
        assert self.answer.state is expected
        made = Modelled(person, number, expected, phone=number)
        self.model.append(made)
        return made

    def _code_request(self, number: str) -> Any:
        from app.core.backend.data.codes import CodeRequest

        return CodeRequest(Purpose.REGISTER, Channel.PHONE, number, self.campus.picture())

    @rule(account=accounts)
    def log_in(self, account: Modelled | None) -> None:
        if account is not None:
            self.session(account)

    @rule(account=accounts)
    def accept_warning(self, account: Modelled | None) -> None:
        if account is None or not (session := self.session(account)):
            return
        found = self.outcome(self.campus.reviews.accept_warning, WarningAccepted(True, True, True), session)
        if account.state is AccountState.NEEDS_ID_CHECK:
            assert found == OK
            account.warned = True
        else:
            assert found == RefusalCode.NOTHING_TO_CHECK

    def gate(self, account: Modelled) -> str:
        if account.state is not AccountState.NEEDS_ID_CHECK:
            return RefusalCode.NOTHING_TO_CHECK
        if not account.warned:
            return RefusalCode.WARNING_NOT_ACCEPTED
        return RefusalCode.REVIEW_PENDING if account.waiting else OK

    @rule(account=accounts, passes=st.booleans())
    def check_in_app(self, account: Modelled | None, passes: bool) -> None:
        if account is None or not (session := self.session(account)):
            return
        expected = self.gate(account)
        if expected == OK:
            self.campus.decide(Subject.APP_CHECK, accept=passes)
        found = self.outcome(self.campus.reviews.check_in_app, Nothing(), session)
        assert found == expected
        if found == OK:
            assert self.answer.passed is passes
            if passes:
                self.proven(account)

    @rule(account=accounts)
    def submit_photos(self, account: Modelled | None) -> None:
        if account is None or not (session := self.session(account)):
            return
        expected = self.gate(account)
        today = sum(moment.date() == self.now().date() for moment in account.uploads)
        if expected == OK and len(account.uploads) >= 5:
            expected = RefusalCode.UPLOADS_USED
        elif expected == OK and today >= 3:
            expected = RefusalCode.UPLOADS_TODAY_USED
        self.takes += 1
        photos = ReviewPhotos(PORTRAIT + self.takes.to_bytes(4), EMBLEM)
        assert self.outcome(self.campus.reviews.submit_photos, photos, session) == expected
        if expected == OK:
            account.uploads.append(self.now())
            account.waiting = True

    @rule(accept=st.booleans())
    def staff_decide(self, accept: bool) -> None:
        waiting = [one for one in self.model if one.waiting]
        if not waiting:
            return
        self.campus.decide(Subject.REVIEW, accept=accept, reason="看不清")
        if accept:
            self.settle()
            return
        left = [row for row in self.stored(ReviewRow) if row.state == "waiting"]
        rows = {row.id: row for row in self.stored(AccountRow)}
        names = {rows[row.account].phone or rows[row.account].email for row in left}
        for one in waiting:
            one.waiting = one.name in names or one.phone in names

    @rule(account=accounts)
    def ask_classmate(self, account: Modelled | None) -> None:
        if account is None or not (session := self.session(account)):
            return
        person = self.people[account.person]
        expected = self.gate(account)
        if expected == OK and sum(moment.date() == self.now().date() for moment in account.requests) >= 5:
            expected = RefusalCode.HELP_REQUESTS_USED
        request = HelpRequest(
            HelpPurpose.SOLVE_DUPLICATE, person.classmate_name, person.classmate_phone, person.phone
        )
        assert self.outcome(self.campus.reviews.ask_classmate, request, session) == expected
        if expected == OK:
            account.requests.append(self.now())
            # Declined at once, so that time alone does not prove the number.
            self.campus.decide(Subject.HELP, accept=False)

    @rule(account=accounts)
    def close(self, account: Modelled | None) -> None:
        if account is None or account.state is not AccountState.ACTIVE or not account.phone:
            return
        session = self.session(account)
        self.pass_time(0)
        try:
            self.campus.send("", Purpose.CLOSE_ACCOUNT, session=session)
        except Refused:
            return
        code = self.campus.messages(account.phone)[-1].code
        form = Closing(identity_of(self.people[account.person]), account.phone, code, True)
        assert self.outcome(self.campus.accounts.close, form, session) == OK
        account.state = AccountState.CLOSED

    @rule(account=accounts)
    def check_record(self, account: Modelled | None) -> None:
        if account is None or not (session := self.session(account)):
            return
        found = self.outcome(
            lambda request, call: self.campus.records.look_up(request, reading(session)), Nothing()
        )
        expected = {
            AccountState.NEEDS_ID_CHECK: RefusalCode.ID_CHECK_NEEDED,
            AccountState.NEEDS_BASIC_INFORMATION: RefusalCode.BASIC_INFORMATION_NEEDED,
        }.get(account.state, OK)
        assert found == expected
        if found == OK:
            (record,) = self.answer.records
            assert self.outcome(self.campus.records.confirm, all_same(record), session) == OK

    # -- what always holds

    @invariant()
    def the_service_agrees_with_the_model(self) -> None:
        if not hasattr(self, "campus"):
            return
        rows = [row for row in self.stored(AccountRow) if row.id not in self.others]
        assert Counter(row.state for row in rows) == Counter(one.state for one in self.model)

    @invariant()
    def a_number_has_one_active_account(self) -> None:
        if not hasattr(self, "campus"):
            return
        rows = self.stored(AccountRow)
        active = Counter(row.number for row in rows if row.state is AccountState.ACTIVE)
        assert max(active.values(), default=0) <= 1
        by_id = {row.id: row for row in rows}
        for claim in self.stored(ClaimRow):
            assert by_id[claim.account].state is not AccountState.CLOSED

    @invariant()
    def no_quota_is_exceeded(self) -> None:
        if not hasattr(self, "campus"):
            return
        uploads, asked = self.stored(ReviewRow), self.stored(HelpRow)
        assert max(Counter(row.account for row in uploads).values(), default=0) <= 5
        assert max(Counter((row.account, row.created_at.date()) for row in uploads).values(), default=0) <= 3
        assert max(Counter((row.account, row.sent_at.date()) for row in asked).values(), default=0) <= 5
        sent: dict[str, list[datetime]] = {}
        for row in self.stored(CodeRow):
            sent.setdefault(row.target, []).append(row.sent_at)
        for moments in sent.values():
            for first, second in pairwise(moments):
                assert second - first >= timedelta(seconds=60)
            for first, sixth in zip(moments, moments[5:], strict=False):
                assert sixth - first >= DAY - timedelta(seconds=300), "five a day, or a day after the stop"

    @invariant()
    def nobody_is_without_a_way_out(self) -> None:
        if not hasattr(self, "campus"):
            return
        for account in self.model:
            if account.state is AccountState.NEEDS_ID_CHECK:
                session = self.session(account)
                ways = self.campus.reviews.standing(Nothing(), reading(session)).ways
                assert any(way.available or way.code == RefusalCode.REVIEW_PENDING for way in ways)

    def stored(self, row_type: Any) -> list[Any]:
        found: list[Any] = self.campus.store.run(lambda t: t.rows(row_type).all(), writes=False)
        return found


class EmailMachine(PhoneMachine):
    """The same with e-mail, activation and basic information."""

    accounts = Bundle("accounts")
    profile = Profile.EMAIL_LEGACY

    @rule(target=accounts, person=people, other=st.booleans())
    def register_by_email(self, person: int, other: bool) -> Modelled | None:
        who = self.people[person]
        email = f"other.{who.email}" if other else who.email
        held = next(
            (one for one in self.model if one.name == email and one.state is not AccountState.CLOSED), None
        )
        found = self.outcome(self.campus.accounts.register, Registration(who.password, email=email))
        if held is None:
            assert found == OK
            made = Modelled(person, email, AccountState.AWAITING_ACTIVATION, has_number=False)
            self.model.append(made)
            return made
        is_waiting = held.state is AccountState.AWAITING_ACTIVATION
        assert found == (RefusalCode.EMAIL_AWAITING_ACTIVATION if is_waiting else RefusalCode.EMAIL_TAKEN)
        return None

    @rule(account=accounts)
    def activate(self, account: Modelled | None) -> None:
        if account is None or account.state is AccountState.CLOSED:
            return
        if account.state is AccountState.AWAITING_ACTIVATION:
            assert self.outcome(self.campus.accounts.resend_activation, EmailAddress(account.name)) == OK
        link = self.campus.messages(account.name, Channel.EMAIL)[-1].link
        found = self.outcome(self.campus.accounts.activate, Activation(link))
        if account.state is AccountState.AWAITING_ACTIVATION:
            assert found == OK
            account.state = AccountState.NEEDS_BASIC_INFORMATION
        else:
            assert found == RefusalCode.ACTIVATION_ALREADY_DONE

    @rule(account=accounts, again=often, warned=often)
    def fill_in(self, account: Modelled | None, again: bool, warned: bool) -> None:
        if account is None or not (session := self.session(account)):
            return
        who = self.people[account.person]
        form = BasicInformation(identity_of(who), who.phone, again, warned)
        expected: Any = OK
        if account.state is not AccountState.NEEDS_BASIC_INFORMATION:
            expected = RefusalCode.ID_NUMBER_IMMUTABLE
        elif self.holder_of_phone(who.phone) is not None:
            expected = RefusalCode.CONTACT_BOUND
        else:
            expected = self.expected_state(account.person, again, warned)
        found = self.outcome(self.campus.accounts.fill_basic_information, form, session)
        if isinstance(expected, AccountState):
            assert found == OK
            account.state, account.phone, account.has_number = expected, who.phone, True
        else:
            assert found == expected

    @rule(account=accounts)
    def bind_phone(self, account: Modelled | None) -> None:
        if account is None or account.state is not AccountState.ACTIVE:
            return
        session = self.session(account)
        try:
            self.campus.send(account.phone, Purpose.BIND, session=session)
        except Refused:
            return
        code = self.campus.messages(account.phone)[-1].code
        bound = Binding(Channel.PHONE, account.phone, code)
        assert self.outcome(self.campus.accounts.bind, bound, session) == OK
        assert self.answer.real_name_bound

    def register(self, *_: Any) -> None:  # type: ignore[override]
        """Phones are not how one registers here."""


SETTINGS = settings(
    max_examples=20, stateful_step_count=30, suppress_health_check=list(HealthCheck), deadline=None
)
TestPhone = PhoneMachine.TestCase
TestPhone.settings = SETTINGS
TestEmail = EmailMachine.TestCase
TestEmail.settings = SETTINGS
