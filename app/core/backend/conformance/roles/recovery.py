"""Getting back into an account, and the ticket for a phone that somebody else registered."""

from __future__ import annotations

from dataclasses import replace

from app.core.backend.conformance.bench import COOLED_DOWN, Bench, expect_masked
from app.core.backend.conformance.case import cases_of, expect, expect_refusal
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.codes import PictureAnswer, Purpose
from app.core.backend.data.recovery import (
    Means,
    PasswordReset,
    PhoneTicket,
    TicketReference,
    TicketState,
    UserNameSearch,
    WaysQuery,
)
from app.core.backend.refusal import RefusalCode

_NEW = "Xin-mima-2026"
_PICTURE = b"\xff\xd8\xff\xe0 a picture, as far as anybody looks"


def a_user_name_is_found_by_name_and_number_and_masked(bench: Bench) -> None:
    """A130."""
    person = bench.registered()
    found = bench.recovery.find_user_name(
        UserNameSearch(person.identity, bench.picture(Purpose.RESET_PASSWORD)), bench.write()
    )
    expect_masked(found.user_name, person.phone, "a user name that anybody may ask for")


def a_wrong_name_finds_no_user_name(bench: Bench) -> None:
    person = bench.registered()
    wrong = replace(person.identity, name="欧阳陌生")
    expect_refusal(
        RefusalCode.USER_NAME_NOT_FOUND,
        lambda: bench.recovery.find_user_name(
            UserNameSearch(wrong, bench.picture(Purpose.RESET_PASSWORD)), bench.write()
        ),
    )


def searching_needs_a_picture_code(bench: Bench) -> None:
    person = bench.registered()
    guess = PictureAnswer("0" * 32, "AAAA")
    for search in (
        lambda: bench.recovery.find_user_name(UserNameSearch(person.identity, guess), bench.write()),
        lambda: bench.recovery.ways(WaysQuery(person.phone, guess), bench.write()),
    ):
        expect_refusal(RefusalCode.PICTURE_CODE_WRONG, search)


def only_ways_that_are_bound_are_offered(bench: Bench) -> None:
    """A131."""
    person = bench.registered()
    query = WaysQuery(person.phone, bench.picture(Purpose.RESET_PASSWORD))
    ways = bench.recovery.ways(query, bench.write()).ways
    expect([way.means for way in ways] == [Means.PHONE], "not exactly the phone is offered")
    expect_masked(ways[0].hint, person.phone, "the phone of a way to reset")
    reset = PasswordReset(person.phone, Means.EMAIL, _NEW, code="123456")
    expect_refusal(
        RefusalCode.RECOVERY_WAY_NOT_BOUND, lambda: bench.recovery.reset_password(reset, bench.write())
    )


def a_new_password_replaces_the_old_one(bench: Bench) -> None:
    person, session = bench.student()
    bench.advance(seconds=COOLED_DOWN)
    code = bench.code(Purpose.RESET_PASSWORD, person.phone)
    reset = PasswordReset(person.phone, Means.PHONE, _NEW, code=code, identity=person.identity)
    bench.recovery.reset_password(reset, bench.write())
    bench.log_in(person, _NEW)
    expect_refusal(RefusalCode.LOGIN_REFUSED, lambda: bench.log_in(person))
    expect_refusal(RefusalCode.SESSION_ENDED, lambda: bench.accounts.account(Nothing(), bench.read(session)))


def a_ticket_is_answered_under_its_reference(bench: Bench) -> None:
    """A031."""
    person, stranger = bench.registered(), bench.person()
    asked = PhoneTicket(stranger.identity, person.phone, _PICTURE)
    ticket = bench.recovery.open_ticket(asked, bench.write())
    expect(ticket.state is TicketState.SENT, f"a fresh ticket is {ticket.state}")
    expect(ticket.answer_due > ticket.sent_at, "a ticket is due before it is sent")
    again = bench.recovery.ticket(TicketReference(ticket.reference), bench.read())
    expect(again == ticket, "a ticket looks different when it is asked for")


def an_unknown_ticket_is_told_so(bench: Bench) -> None:
    expect_refusal(
        RefusalCode.TICKET_UNKNOWN,
        lambda: bench.recovery.ticket(TicketReference("T-20260101-00000000"), bench.read()),
    )


def a_ticket_needs_a_picture(bench: Bench) -> None:
    stranger = bench.person()
    asked = PhoneTicket(stranger.identity, stranger.phone, b"not a picture")
    expect_refusal(RefusalCode.PHOTO_UNUSABLE, lambda: bench.recovery.open_ticket(asked, bench.write()))


CASES = cases_of(
    "recovery",
    a_user_name_is_found_by_name_and_number_and_masked,
    a_wrong_name_finds_no_user_name,
    searching_needs_a_picture_code,
    only_ways_that_are_bound_are_offered,
    a_new_password_replaces_the_old_one,
    a_ticket_is_answered_under_its_reference,
    an_unknown_ticket_is_told_so,
    a_ticket_needs_a_picture,
)
