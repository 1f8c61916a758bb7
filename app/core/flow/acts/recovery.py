"""Getting back into an account, and the ticket for a phone number that is taken."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.codes import Channel, CodeRequest, Purpose
from app.core.backend.data.recovery import (
    Means,
    PasswordReset,
    PhoneTicket,
    TicketReference,
    UserNameSearch,
    WaysQuery,
)
from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.acts.act import Act, role
from app.core.flow.acts.codes import picture_answer
from app.core.flow.acts.waiting import days_pass
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import text


def _search(memory: Memory) -> UserNameSearch:
    return UserNameSearch(person.identity(memory.typed), picture_answer(memory))


def _find(backend: Backend, memory: Memory, call: Call) -> Memory:
    search = _search(memory)
    found = role(backend.recovery).find_user_name(search, call)
    # The name comes masked; the number is a user name as well (A024), so the next page need not ask again.
    return memory.knowing(found=found).typing(user_name=memory.typed.user_name or search.identity.number)


FIND_USER_NAME = Act(
    "find-user-name",
    _find,
    payload=_search,
    refusals=frozenset({RefusalCode.USER_NAME_NOT_FOUND, RefusalCode.PICTURE_CODE_WRONG}),
    waiting=text("Looking for the user name"),
)


def _query(memory: Memory) -> WaysQuery:
    return WaysQuery(memory.typed.user_name.strip(), picture_answer(memory))


def _list_ways(backend: Backend, memory: Memory, call: Call) -> Memory:
    return memory.knowing(ways=role(backend.recovery).ways(_query(memory), call))


LIST_WAYS = Act(
    "recovery-ways",
    _list_ways,
    payload=_query,
    refusals=frozenset(
        {
            RefusalCode.PICTURE_CODE_WRONG,
            RefusalCode.USER_NAME_NOT_FOUND,
            RefusalCode.NO_RECOVERY_WAY,
        }
    ),
    settles=frozenset({Fact.WAYS_EXIST}),
    waiting=text("Looking up the ways that are bound"),
)


def _reset_code_request(memory: Memory) -> CodeRequest:
    """The account's own phone is named by what the student types; its e-mail the service knows."""
    if memory.chosen.means is Means.EMAIL:
        target, channel = person.email(memory.typed), Channel.EMAIL
    else:
        target, channel = person.phone(memory.typed), Channel.PHONE
    return CodeRequest(Purpose.RESET_PASSWORD, channel, target, picture_answer(memory))


def _send_reset_code(backend: Backend, memory: Memory, call: Call) -> Memory:
    sent = role(backend.accounts).send_code(_reset_code_request(memory), call)
    return memory.knowing(reset_code=sent).typing(reset_code="")


SEND_RESET_CODE = Act(
    "send-reset-code",
    _send_reset_code,
    payload=_reset_code_request,
    refusals=frozenset({RefusalCode.PICTURE_CODE_WRONG, RefusalCode.CODE_COOLDOWN, RefusalCode.CODE_LIMITED}),
    waiting=text("Sending the code"),
)


def _reset_request(memory: Memory) -> PasswordReset:
    typed, means = memory.typed, memory.chosen.means or Means.PHONE
    return PasswordReset(
        user_name=typed.user_name.strip(),
        means=means,
        new_password=typed.new_password,
        code=person.one_time_code(typed.reset_code) if means is not Means.QUESTIONS else "",
        identity=person.identity(typed) if means is Means.PHONE else None,
        answers=typed.answers if means is Means.QUESTIONS else (),
    )


def _reset(backend: Backend, memory: Memory, call: Call) -> Memory:
    done = role(backend.recovery).reset_password(_reset_request(memory), call)
    typed = memory.typed
    # The next page logs in: its fields are filled with what was set a moment ago.
    return memory.knowing(password_reset=True).typing(
        identifier=typed.user_name.strip() or done.user_name, login_password=typed.new_password
    )


RESET_PASSWORD = Act(
    "reset-password",
    _reset,
    payload=_reset_request,
    refusals=frozenset(
        {
            RefusalCode.CODE_WRONG,
            RefusalCode.CODE_EXPIRED,
            RefusalCode.PASSWORD_RULE,
            RefusalCode.SECURITY_ANSWER_WRONG,
            RefusalCode.SECURITY_ANSWERS_USED,
            RefusalCode.RECOVERY_WAY_NOT_BOUND,
        }
    ),
    waiting=text("Resetting the password"),
)


def _ticket(memory: Memory) -> PhoneTicket:
    typed = memory.typed
    return PhoneTicket(person.identity(typed), person.phone(typed), typed.ticket_photo)


def _open_ticket(backend: Backend, memory: Memory, call: Call) -> Memory:
    return memory.knowing(ticket=role(backend.recovery).open_ticket(_ticket(memory), call))


OPEN_TICKET = Act(
    "open-ticket",
    _open_ticket,
    payload=_ticket,
    refusals=frozenset({RefusalCode.PHOTO_UNUSABLE}),
    settles=frozenset({Fact.PHONE_FREED}),
    waiting=text("Handing the ticket to practice staff"),
)


def _look_at_ticket(backend: Backend, memory: Memory, call: Call) -> Memory:
    memory = days_pass(backend, memory, call)
    reference = TicketReference(memory.known.ticket.reference if memory.known.ticket else "")
    seen = memory.knowing(ticket=role(backend.recovery).ticket(reference, call))
    return seen.knowing(code_sent=None, code_sent_to="", code_accepted=None)


LOOK_AT_TICKET = Act(
    "look-at-ticket",
    _look_at_ticket,
    payload=lambda memory: ("look-at-ticket", memory.known.now),
    refusals=frozenset({RefusalCode.TICKET_UNKNOWN}),
    settles=frozenset({Fact.PHONE_FREED}),
    waiting=text("Looking at the ticket"),
)
