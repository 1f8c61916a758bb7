"""Registering and logging in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from app.core.backend.call import Call, new_attempt
from app.core.backend.conformance.bench import COOLED_DOWN, Bench, at_once, expect_masked
from app.core.backend.conformance.case import cases_of, expect, expect_refusal
from app.core.backend.data.accounts import AccountState, Binding, Credentials, Identity, Nothing, Registered
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.document_type import DocumentType
from app.core.identity.id_number import compose

_BEIJING = "110101"


def somebody_can_register_and_log_in(bench: Bench) -> None:
    person = bench.registered()
    session = bench.log_in(person)
    account = bench.accounts.account(Nothing(), bench.read(session))
    expect(account.state is AccountState.ACTIVE, f"a new account is {account.state}")
    expect(account.name == person.name, "the account has another name")
    expect_masked(account.number, person.number, "the ID number of an account")
    expect_masked(account.phone, person.phone, "the phone of an account")
    expect(session.valid_until > bench.facts().now, "the session was never valid")


def the_same_attempt_registers_once(bench: Bench) -> None:
    """Decision 4: a lost answer, asked for again, is the same answer."""
    bench.only_phone_profile()
    form, call = bench.form(bench.person()), bench.write()
    first = bench.accounts.register(form, call)
    second = bench.accounts.register(form, call)
    expect(first == second, "the same attempt was answered differently")


def the_same_attempt_at_the_same_time_registers_once(bench: Bench) -> None:
    bench.only_phone_profile()
    form, call = bench.form(bench.person()), bench.write()
    outcomes = at_once(*(lambda: bench.accounts.register(form, call) for _ in range(4)))
    expect(all(isinstance(one, Registered) for one in outcomes), "one of the doubles was turned away")
    expect(len(set(map(repr, outcomes))) == 1, "the doubles were answered differently")


def an_attempt_id_belongs_to_one_request(bench: Bench) -> None:
    bench.only_phone_profile()
    form, call = bench.form(bench.person()), bench.write()
    bench.accounts.register(form, call)
    other = replace(form, password=form.password + "x")
    expect_refusal(RefusalCode.ATTEMPT_REUSED, lambda: bench.accounts.register(other, call))


def one_number_gets_one_account_even_in_a_race(bench: Bench) -> None:
    """A069, A082: two people at two windows with one ID number."""
    bench.only_phone_profile()
    person = bench.person()
    forms = [bench.form(person.with_phone(bench.person().phone)) for _ in range(3)]
    outcomes = at_once(*(partial(bench.accounts.register, form, bench.write()) for form in forms))
    won = [one for one in outcomes if isinstance(one, Registered)]
    lost = [one for one in outcomes if isinstance(one, Refused)]
    expect(len(won) == 1, f"{len(won)} accounts for one number")
    taken = (RefusalCode.ID_NUMBER_TAKEN, RefusalCode.ID_NUMBER_UNDER_REVIEW)
    expect(len(lost) == 2 and all(one.code in taken for one in lost), "the others were not told why")


def a_taken_number_and_a_taken_phone_are_told(bench: Bench) -> None:
    person = bench.registered()
    form = bench.form(person.with_phone(bench.person().phone))
    expect_refusal(RefusalCode.ID_NUMBER_TAKEN, lambda: bench.accounts.register(form, bench.write()))

    def register_somebody_with_that_phone() -> None:
        # Some tell it when a code is asked for, some only to who has typed the code.
        other = bench.person().with_phone(person.phone)
        bench.accounts.register(bench.form(other), bench.write())

    bench.advance(seconds=COOLED_DOWN)
    taken = (RefusalCode.PHONE_TAKEN, RefusalCode.CONTACT_BOUND)
    expect_refusal(taken, register_somebody_with_that_phone)


def registering_again_needs_the_warning(bench: Bench) -> None:
    """A082, A091."""
    person = bench.registered()
    form = bench.form(person.with_phone(bench.person().phone), register_again=True)
    expect_refusal(RefusalCode.WARNING_NOT_ACCEPTED, lambda: bench.accounts.register(form, bench.write()))
    again = bench.accounts.register(replace(form, warning_accepted=True), bench.write())
    expect(again.state is AccountState.NEEDS_ID_CHECK, f"registered again, the account is {again.state}")


def forms_are_checked_by_the_service_too(bench: Bench) -> None:
    bench.only_phone_profile()
    person = bench.person()
    form = bench.form(person)
    identity = person.identity
    wrong_number = person.number[:-1] + ("1" if person.number.endswith("0") else "0")
    flawed = {
        RefusalCode.NAME_FORMAT: replace(form, identity=replace(identity, name="李")),
        RefusalCode.ID_NUMBER_FORMAT: replace(form, identity=replace(identity, number=wrong_number)),
        RefusalCode.PHONE_FORMAT: replace(form, phone="12345"),
        RefusalCode.PASSWORD_RULE: replace(form, password="x" * 5),
        RefusalCode.FIELD_REQUIRED: replace(form, password=""),
    }
    for code, registration in flawed.items():
        refused = expect_refusal(code, partial(bench.accounts.register, registration, bench.write()))
        expect(person.number not in str(refused.details), "a refusal repeats the number in full")


def practice_takes_no_real_number(bench: Bench) -> None:
    bench.only_phone_profile()
    real = Identity("李学文", DocumentType.RESIDENT_ID, compose(_BEIJING, date(2005, 5, 5), 17))
    form = bench.form(bench.person(), identity=real)
    expect_refusal(RefusalCode.REAL_NUMBER_IN_PRACTICE, lambda: bench.accounts.register(form, bench.write()))


def a_wrong_password_is_refused_like_an_unknown_user(bench: Bench) -> None:
    person = bench.registered()
    known = expect_refusal(RefusalCode.LOGIN_REFUSED, lambda: bench.log_in(person, "Falsch-4711-x"))
    unknown = expect_refusal(RefusalCode.LOGIN_REFUSED, lambda: bench.log_in(bench.person()))
    expect(set(known.details) == set(unknown.details), "a refusal tells who has an account")


def logging_out_ends_the_session(bench: Bench) -> None:
    person, session = bench.student()
    other = bench.log_in(person)
    bench.accounts.log_out(Nothing(), bench.write(session))
    expect_refusal(RefusalCode.SESSION_ENDED, lambda: bench.accounts.account(Nothing(), bench.read(session)))
    bench.accounts.account(Nothing(), bench.read(other))


def one_attempt_to_log_in_opens_one_session(bench: Bench) -> None:
    """Whose answer was lost must not be turned away when asking again."""
    person = bench.registered()
    credentials, call = Credentials(person.phone, person.password), bench.write()
    first = bench.accounts.log_in(credentials, call)
    expect(bench.accounts.log_in(credentials, call) == first, "one attempt opened two sessions")
    leaving = bench.write(first)
    bench.accounts.log_out(Nothing(), leaving)
    expect_refusal(RefusalCode.SESSION_ENDED, lambda: bench.accounts.account(Nothing(), bench.read(first)))


def a_replayed_attempt_of_another_person_is_refused(bench: Bench) -> None:
    """An attempt id that leaked shows nobody else's answer."""
    _, mine = bench.student()
    _, theirs = bench.student()
    attempt = new_attempt()
    bench.accounts.log_out(Nothing(), Call(mine.token, attempt))
    expect_refusal(
        RefusalCode.ATTEMPT_REUSED, lambda: bench.accounts.log_out(Nothing(), Call(theirs.token, attempt))
    )
    bench.accounts.account(Nothing(), bench.read(theirs))


def a_code_for_registering_does_not_change_an_account(bench: Bench) -> None:
    _, session = bench.student()
    phone = bench.person().phone
    code = bench.code(Purpose.REGISTER, phone)
    expect_refusal(
        (RefusalCode.CODE_NOT_SENT, RefusalCode.CODE_WRONG),
        lambda: bench.accounts.change_contact(Binding(Channel.PHONE, phone, code), bench.write(session)),
    )


CASES = cases_of(
    "accounts",
    somebody_can_register_and_log_in,
    the_same_attempt_registers_once,
    the_same_attempt_at_the_same_time_registers_once,
    an_attempt_id_belongs_to_one_request,
    one_number_gets_one_account_even_in_a_race,
    a_taken_number_and_a_taken_phone_are_told,
    registering_again_needs_the_warning,
    forms_are_checked_by_the_service_too,
    practice_takes_no_real_number,
    a_wrong_password_is_refused_like_an_unknown_user,
    logging_out_ends_the_session,
    one_attempt_to_log_in_opens_one_session,
    a_replayed_attempt_of_another_person_is_refused,
    a_code_for_registering_does_not_change_an_account,
)
