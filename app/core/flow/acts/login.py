"""Logging in: fresh from registering, by password, by a scan; and what everybody wants to know then."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import (
    AccountState,
    AppLogin,
    Credentials,
    Nothing,
    ScanAuthorisation,
    Session,
)
from app.core.backend.data.sandbox import ScanRequest
from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.acts.act import Act, role
from app.core.flow.acts.codes import picture_answer
from app.core.flow.acts.helping import looked_into
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import text

_LOGGED_IN = frozenset(
    {
        Fact.BOUND,
        Fact.NEEDS_ID_CHECK,
        Fact.NEEDS_BASIC,
        Fact.RECORD_FOUND,
        Fact.PUBLISHED,
    }
)


def entered(backend: Backend, memory: Memory, session: Session, call: Call) -> Memory:
    """What everybody wants to know after logging in: the account, who asks for help, and the record."""
    from dataclasses import replace

    inside = replace(call, session=session.token, attempt="")
    # Logging in once more is a new intent: a session that ended must not be given out again.
    others = tuple(one for one in memory.attempts if one.id != call.attempt)
    known = replace(memory, attempts=others).knowing(session=session, account=session.account)
    if session.account.state is not AccountState.ACTIVE:
        return known
    known = looked_into(backend, known, inside)
    if backend.records is None:
        return known
    return known.knowing(page=backend.records.look_up(Nothing(), inside))


def _fresh(memory: Memory) -> Credentials:
    """As whom one has just registered, or activated the account one tried to log in to before.

    A phone may have been typed before for something else.
    """
    typed, registered = memory.typed, memory.known.registered
    user_name = registered.user_name if registered is not None else ""
    return Credentials(user_name, typed.password or typed.login_password)


def _log_in_fresh(backend: Backend, memory: Memory, call: Call) -> Memory:
    return entered(backend, memory, role(backend.accounts).log_in(_fresh(memory), call), call)


LOG_IN_FRESH = Act(
    "log-in-fresh",
    _log_in_fresh,
    payload=_fresh,
    refusals=frozenset({RefusalCode.LOGIN_REFUSED}),
    settles=_LOGGED_IN,
    waiting=text("Logging in and looking up the record"),
)


def _credentials(memory: Memory) -> Credentials:
    typed = memory.typed
    return Credentials(
        typed.identifier.strip(),
        typed.login_password,
        picture_answer(memory) if memory.known.picture and typed.picture else None,
    )


def _log_in(backend: Backend, memory: Memory, call: Call) -> Memory:
    return entered(backend, memory, role(backend.accounts).log_in(_credentials(memory), call), call)


LOG_IN = Act(
    "log-in",
    _log_in,
    payload=_credentials,
    refusals=frozenset(
        {
            RefusalCode.LOGIN_REFUSED,
            RefusalCode.LOGIN_NEEDS_PICTURE,
            RefusalCode.ACCOUNT_CLOSED,
            RefusalCode.NOT_ACTIVATED,
            RefusalCode.PICTURE_CODE_WRONG,
        }
    ),
    settles=_LOGGED_IN,
    waiting=text("Logging in and looking up the record"),
)


def _scanning_phone(memory: Memory) -> str:
    """The phone that scans: the one that was typed, or the one practice has in its hand."""
    persona = memory.known.persona
    return person.phone(memory.typed) or (persona.phone if persona is not None else "")


def _scan(backend: Backend, memory: Memory, call: Call) -> Memory:
    app = memory.chosen.app or AppLogin.WECHAT
    ticket = role(backend.sandbox).scan(ScanRequest(app, _scanning_phone(memory)), call).ticket
    session = role(backend.accounts).log_in_by_scan(ScanAuthorisation(app, ticket), call)
    return entered(backend, memory, session, call)


SCAN = Act(
    "scan",
    _scan,
    payload=lambda memory: (memory.chosen.app, _scanning_phone(memory)),
    refusals=frozenset({RefusalCode.SCAN_NOT_BOUND, RefusalCode.SCAN_INVALID}),
    settles=_LOGGED_IN,
    waiting=text("Waiting for the scan"),
)
