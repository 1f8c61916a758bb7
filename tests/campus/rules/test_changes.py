"""Changing an account, closing it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.backend.data.accounts import (
    Binding,
    Closing,
    ContactClaim,
    NameChange,
    Nothing,
    SecurityAnswers,
)
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.sandbox import Persona
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, identity_of, reading, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


@pytest.fixture
def person(campus: Campus) -> Persona:
    return campus.load()


def test_the_phone_may_be_changed_and_the_user_name_with_it(campus: Campus, person: Persona) -> None:
    """A140: the phone is not used any more."""
    session = campus.entered(person)
    code = campus.code(person.other_phone, Purpose.CHANGE_CONTACT, session=session)
    account = campus.accounts.change_contact(
        Binding(Channel.PHONE, person.other_phone, code), writing(session)
    )
    assert account.user_name == account.phone
    assert campus.log_in(person.other_phone, person.password)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.log_in(person.phone, person.password)
    assert campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.phone), reading()).free


def test_an_email_may_be_bound_and_logs_in(campus: Campus, person: Persona) -> None:
    """A024, A067, A140: e-mail as a third user name."""
    session = campus.entered(person)
    code = campus.code(person.email, Purpose.CHANGE_CONTACT, Channel.EMAIL, session)
    account = campus.accounts.change_contact(Binding(Channel.EMAIL, person.email, code), writing(session))
    assert account.email == f"s***@{person.email.partition('@')[2]}"
    assert campus.log_in(person.email, person.password)


def test_a_contact_of_somebody_else_is_not_taken(campus: Campus, person: Persona) -> None:
    """A069: not used before for registering or binding."""
    other = campus.load()
    campus.register(other)
    session = campus.entered(person)
    campus.advance(60)
    with refuses(RefusalCode.PHONE_TAKEN, "target"):
        campus.send(other.phone, Purpose.CHANGE_CONTACT, session=session)
    with refuses(RefusalCode.CODE_NOT_SENT):
        campus.accounts.change_contact(Binding(Channel.PHONE, other.phone, "123456"), writing(session))


def test_the_name_may_be_changed_and_the_record_follows(campus: Campus, person: Persona) -> None:
    """A021, A140: the record is found by the name the account has now."""
    session = campus.entered(person)
    account = campus.accounts.change_name(NameChange(" 青小禾 "), writing(session))
    assert account.name == "青小禾"
    assert campus.records.look_up(Nothing(), reading(session)).records == ()
    campus.accounts.change_name(NameChange(person.name), writing(session))
    assert campus.record(session)
    with refuses(RefusalCode.NAME_FORMAT, "name"):
        campus.accounts.change_name(NameChange("Zhang"), writing(session))


def test_in_2020_nothing_could_be_changed() -> None:
    """A043: the older rule."""
    campus = Campus(rules={"name_editable": False})
    session = campus.entered(campus.load())
    with refuses(RefusalCode.NOT_OFFERED):
        campus.accounts.change_name(NameChange("青小禾"), writing(session))


def test_security_questions_are_up_to_three_and_all_different(campus: Campus, person: Persona) -> None:
    session = campus.entered(person)
    three = (("a", "1"), ("b", "2"), ("c", "3"))
    assert campus.accounts.set_security_questions(
        SecurityAnswers(three), writing(session)
    ).has_security_questions
    for pairs, code in (
        ((*three, ("d", "4")), RefusalCode.FIELD_INVALID),
        ((("a", "1"), (" a ", "2")), RefusalCode.FIELD_INVALID),
        ((("a", " "),), RefusalCode.FIELD_REQUIRED),
        (((" ", "1"),), RefusalCode.FIELD_REQUIRED),
        ((("a", "x" * 101),), RefusalCode.FIELD_INVALID),
    ):
        with refuses(code, "pairs"):
            campus.accounts.set_security_questions(SecurityAnswers(pairs), writing(session))
    assert not campus.accounts.set_security_questions(
        SecurityAnswers(()), writing(session)
    ).has_security_questions


def test_an_unproven_account_changes_nothing(campus: Campus) -> None:
    """A082, A089: nothing else is open until the number is proven."""
    person, session = campus.needing_check()
    for request, method in (
        (NameChange("青小禾"), campus.accounts.change_name),
        (SecurityAnswers(()), campus.accounts.set_security_questions),
        (Binding(Channel.PHONE, person.phone, "1"), campus.accounts.change_contact),
    ):
        with refuses(RefusalCode.ID_CHECK_NEEDED):
            method(request, writing(session))


def closing(campus: Campus, person: Persona, session: str) -> Closing:
    campus.advance(60)
    campus.send(person.phone, Purpose.CLOSE_ACCOUNT, session=session)
    code = campus.messages(person.phone)[-1].code
    return Closing(identity_of(person), person.phone, code, notice_accepted=True)


def test_closing_needs_the_notice_and_the_persons_own_data(campus: Campus, person: Persona) -> None:
    session = campus.entered(person)
    form = closing(campus, person, session)
    with refuses(RefusalCode.CLOSING_NOTICE_NOT_ACCEPTED):
        campus.accounts.close(replace(form, notice_accepted=False), writing(session))
    for wrong in (
        replace(form, identity=identity_of(person, name="青小禾")),
        replace(form, identity=identity_of(campus.load())),
        replace(form, phone=person.other_phone),
    ):
        with refuses(RefusalCode.CLOSING_MISMATCH):
            campus.accounts.close(wrong, writing(session))
    with refuses(RefusalCode.CODE_WRONG):
        campus.accounts.close(replace(form, code="000000"), writing(session))
    assert campus.account(session)


def test_a_closed_account_is_gone_and_number_and_phone_are_free(campus: Campus, person: Persona) -> None:
    session = campus.entered(person)
    campus.accounts.close(closing(campus, person, session), writing(session))
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(session)
    with refuses(RefusalCode.ACCOUNT_CLOSED):
        campus.log_in(person.phone, person.password)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.log_in(person.phone, "wrong-1")
    campus.advance(60)
    campus.register(person)
    assert campus.log_in(person.phone, person.password)
