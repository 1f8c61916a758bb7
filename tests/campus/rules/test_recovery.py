"""Finding the user name, resetting the password, the ticket for a phone."""

from __future__ import annotations

import pytest

from app.core.backend.data.accounts import SecurityAnswers
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.recovery import (
    Means,
    PasswordReset,
    PhoneTicket,
    TicketReference,
    TicketState,
    UserNameSearch,
    WaysQuery,
)
from app.core.backend.data.sandbox import Persona, Subject
from app.core.backend.refusal import RefusalCode
from harness.campus import PORTRAIT, Campus, identity_of, reading, refuses, writing

NEW = "Another-2026"


@pytest.fixture
def campus() -> Campus:
    return Campus()


@pytest.fixture
def forgetful(campus: Campus) -> Persona:
    """Has an account with phone, e-mail and one question, and has forgotten the password."""
    return campus.load("three-ways-of-recovery")


def ways(campus: Campus, user_name: str) -> list[Means]:
    query = WaysQuery(user_name, campus.picture(Purpose.RESET_PASSWORD))
    return [way.means for way in campus.recovery.ways(query, writing()).ways]


def test_name_and_number_find_the_user_name(campus: Campus, forgetful: Persona) -> None:
    """A130: masked, with a picture code."""
    search = UserNameSearch(identity_of(forgetful), campus.picture())
    found = campus.recovery.find_user_name(search, writing())
    assert found.user_name == f"{forgetful.phone[:3]}****{forgetful.phone[-4:]}"
    with refuses(RefusalCode.PICTURE_CODE_WRONG):
        campus.recovery.find_user_name(search, writing())


def test_a_wrong_name_or_number_finds_nothing(campus: Campus, forgetful: Persona) -> None:
    """A130, A134: not found."""
    for identity in (identity_of(forgetful, name="青小禾"), identity_of(campus.load())):
        with refuses(RefusalCode.USER_NAME_NOT_FOUND):
            campus.recovery.find_user_name(UserNameSearch(identity, campus.picture()), writing())


def test_only_ways_that_are_bound_are_offered(campus: Campus) -> None:
    """A131, A131b: phone, e-mail, questions, as far as they are there."""
    person = campus.load()
    session = campus.entered(person)
    assert ways(campus, person.phone) == [Means.PHONE]
    campus.accounts.set_security_questions(SecurityAnswers((("色", "青"),)), writing(session))
    assert ways(campus, person.number) == [Means.PHONE, Means.QUESTIONS]


def test_all_three_ways(campus: Campus, forgetful: Persona) -> None:
    """A131: at most three."""
    assert ways(campus, forgetful.phone) == [Means.PHONE, Means.EMAIL, Means.QUESTIONS]
    few = Campus(rules={"recovery_ways_most": 2})
    assert ways(few, few.load("three-ways-of-recovery").phone) == [Means.PHONE, Means.EMAIL]


def test_nothing_bound_is_an_answer_too(campus: Campus) -> None:
    """A132, A133: no way is shown, and none is taken."""
    person = campus.load("no-recovery-way")
    assert ways(campus, person.number) == []
    with refuses(RefusalCode.NO_RECOVERY_WAY):
        campus.recovery.reset_password(PasswordReset(person.number, Means.PHONE, NEW), writing())


def test_an_unknown_or_closed_account_has_no_ways(campus: Campus) -> None:
    with refuses(RefusalCode.USER_NAME_NOT_FOUND, "user_name"):
        ways(campus, "13900139999")
    closed = campus.load("account-was-closed")
    with refuses(RefusalCode.ACCOUNT_CLOSED, "user_name"):
        ways(campus, closed.phone)
    with refuses(RefusalCode.USER_NAME_NOT_FOUND):
        campus.recovery.reset_password(PasswordReset(closed.phone, Means.PHONE, NEW), writing())


def test_a_code_by_phone_resets_the_password(campus: Campus, forgetful: Persona) -> None:
    """A131: by phone, with name, number and code; the old password ends."""
    code = campus.code(forgetful.phone, Purpose.RESET_PASSWORD)
    reset = PasswordReset(forgetful.phone, Means.PHONE, NEW, code, identity_of(forgetful))
    campus.recovery.reset_password(reset, writing())
    assert campus.log_in(forgetful.phone, NEW)


def test_a_stranger_with_the_phone_alone_resets_nothing(campus: Campus, forgetful: Persona) -> None:
    code = campus.code(forgetful.phone, Purpose.RESET_PASSWORD)
    for identity in (identity_of(forgetful, name="青小禾"), identity_of(campus.load())):
        reset = PasswordReset(forgetful.phone, Means.PHONE, NEW, code, identity)
        with refuses(RefusalCode.USER_NAME_NOT_FOUND, "identity"):
            campus.recovery.reset_password(reset, writing())


def test_a_mailed_code_resets_the_password(campus: Campus, forgetful: Persona) -> None:
    """A131: by e-mail."""
    code = campus.code(forgetful.email, Purpose.RESET_PASSWORD, Channel.EMAIL)
    campus.recovery.reset_password(PasswordReset(forgetful.phone, Means.EMAIL, NEW, code), writing())
    assert campus.log_in(forgetful.email, NEW)


def test_answers_reset_the_password_and_wrong_ones_are_counted(campus: Campus, forgetful: Persona) -> None:
    """A131: by 密保问题."""
    for answers in ((), ("红禾小学",), ("青禾小学", "青禾小学")):
        with refuses(RefusalCode.SECURITY_ANSWER_WRONG):
            reset = PasswordReset(forgetful.phone, Means.QUESTIONS, NEW, answers=answers)
            campus.recovery.reset_password(reset, writing())
    with refuses(RefusalCode.LOGIN_NEEDS_PICTURE):
        campus.log_in(forgetful.phone, "whatever-1")
    reset = PasswordReset(forgetful.phone, Means.QUESTIONS, NEW, answers=(" 青禾小学 ",))
    campus.recovery.reset_password(reset, writing())
    assert campus.log_in(forgetful.phone, NEW)


def test_answers_cannot_be_guessed_for_ever(campus: Campus, forgetful: Persona) -> None:
    wrong = PasswordReset(forgetful.phone, Means.QUESTIONS, NEW, answers=("红禾小学",))
    for _ in range(5):
        with refuses(RefusalCode.SECURITY_ANSWER_WRONG):
            campus.recovery.reset_password(wrong, writing())
    right = PasswordReset(forgetful.phone, Means.QUESTIONS, NEW, answers=("青禾小学",))
    with refuses(RefusalCode.SECURITY_ANSWERS_USED):
        campus.recovery.reset_password(right, writing())
    code = campus.code(forgetful.email, Purpose.RESET_PASSWORD, Channel.EMAIL)
    campus.recovery.reset_password(PasswordReset(forgetful.phone, Means.EMAIL, NEW, code), writing())
    campus.recovery.reset_password(right, writing())


def test_a_way_that_is_not_bound_is_refused(campus: Campus) -> None:
    person = campus.load()
    campus.register(person)
    for means in (Means.EMAIL, Means.QUESTIONS):
        with refuses(RefusalCode.RECOVERY_WAY_NOT_BOUND):
            campus.recovery.reset_password(PasswordReset(person.phone, means, NEW), writing())


def test_the_new_password_keeps_the_rule_and_ends_old_sessions(campus: Campus) -> None:
    person = campus.load()
    session = campus.entered(person)
    campus.advance(60)
    code = campus.code(person.phone, Purpose.RESET_PASSWORD)
    reset = PasswordReset(person.phone, Means.PHONE, "short1", code, identity_of(person))
    with refuses(RefusalCode.PASSWORD_RULE, "new_password"):
        campus.recovery.reset_password(reset, writing())
    campus.account(session)
    reset = PasswordReset(person.phone, Means.PHONE, NEW, code, identity_of(person))
    campus.recovery.reset_password(reset, writing())
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(session)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.log_in(person.phone, person.password)


def ticket_for(person: Persona, photo: bytes = PORTRAIT) -> PhoneTicket:
    return PhoneTicket(identity_of(person), person.phone, photo)


def test_an_approved_ticket_frees_the_phone(campus: Campus) -> None:
    """A031, A032, A194: four things handed in, an answer within three working days, then register."""
    person = campus.load("phone-taken-ticket")
    ticket = campus.recovery.open_ticket(ticket_for(person), writing())
    assert ticket.state is TicketState.SENT
    assert ticket.answer_due.date().isoformat() == "2026-11-05"
    assert ticket.answer_due.time() == ticket.sent_at.time()
    campus.advance(working_days=2)
    assert campus.recovery.ticket(TicketReference(ticket.reference), reading()).state is TicketState.SENT
    campus.advance(working_days=1)
    assert campus.recovery.ticket(TicketReference(ticket.reference), reading()).state is TicketState.APPROVED
    campus.register(person)


def test_a_refused_ticket_says_why_and_frees_nothing(campus: Campus) -> None:
    person = campus.load("phone-taken-ticket")
    ticket = campus.recovery.open_ticket(ticket_for(person), writing())
    assert campus.recovery.open_ticket(ticket_for(person), writing()) == ticket, "one open ticket is enough"
    campus.decide(Subject.TICKET, accept=False, reason="看不清")
    seen = campus.recovery.ticket(TicketReference(ticket.reference), reading())
    assert (seen.state, seen.reason) == (TicketState.REJECTED, "看不清")
    with refuses(RefusalCode.PHONE_TAKEN):
        campus.send(person.phone)
    assert campus.recovery.open_ticket(ticket_for(person), writing()).reference != ticket.reference


def test_a_ticket_needs_a_picture_that_can_be_taken(campus: Campus) -> None:
    person = campus.load("phone-taken-ticket")
    for photo in (b"", b"RIFF1234WEBP", PORTRAIT + bytes(307_200)):
        with refuses(RefusalCode.PHOTO_UNUSABLE, "photo"):
            campus.recovery.open_ticket(ticket_for(person, photo), writing())
    with refuses(RefusalCode.TICKET_UNKNOWN):
        campus.recovery.ticket(TicketReference("T-0"), reading())


def test_who_lost_a_phone_by_a_ticket_keeps_the_rest(campus: Campus) -> None:
    person, other = campus.load(), campus.load()
    session = campus.entered(person)
    taken = PhoneTicket(identity_of(other), person.phone, PORTRAIT)
    campus.recovery.open_ticket(taken, writing())
    campus.decide(Subject.TICKET, accept=True)
    account = campus.account(session)
    assert account.phone == ""
    assert not account.real_name_bound
    assert campus.log_in(person.number, person.password)
