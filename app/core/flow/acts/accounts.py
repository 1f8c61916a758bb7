"""Registering, activating, logging in, binding."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import (
    AccountState,
    Activation,
    AppLogin,
    BasicInformation,
    Binding,
    Credentials,
    EmailAddress,
    Nothing,
    Registration,
    ScanAuthorisation,
    Session,
)
from app.core.backend.data.codes import Channel, CodeRequest, Purpose
from app.core.backend.data.sandbox import ScanRequest
from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.acts.act import Act, role
from app.core.flow.acts.codes import picture_answer
from app.core.flow.acts.helping import looked_into
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import text

_TYPED_WRONG = frozenset(
    {
        RefusalCode.NAME_FORMAT,
        RefusalCode.ID_NUMBER_FORMAT,
        RefusalCode.REAL_NUMBER_IN_PRACTICE,
        RefusalCode.SYNTHETIC_NUMBER,
    }
)
_NUMBER_USED = frozenset({RefusalCode.ID_NUMBER_TAKEN, RefusalCode.ID_NUMBER_UNDER_REVIEW})
_LOGGED_IN = frozenset(
    {
        Fact.BOUND,
        Fact.NEEDS_ID_CHECK,
        Fact.NEEDS_BASIC,
        Fact.RECORD_FOUND,
        Fact.PUBLISHED,
    }
)


def _check_identity(backend: Backend, memory: Memory, call: Call) -> Memory:
    who = person.identity(memory.typed)
    if memory.chosen.register_again:
        # The number is known to be taken, the gate was passed: the answer would only repeat itself.
        return memory
    return memory.knowing(standing=role(backend.accounts).check_identity(who, call))


CHECK_IDENTITY = Act("check-identity", _check_identity, refusals=_TYPED_WRONG | _NUMBER_USED)


def _registration(memory: Memory) -> Registration:
    return Registration(
        password=memory.typed.password,
        phone=person.phone(memory.typed),
        code=person.one_time_code(memory.typed.code),
        identity=person.identity(memory.typed),
        register_again=memory.chosen.register_again,
        warning_accepted=memory.chosen.warned,
    )


def _register(backend: Backend, memory: Memory, call: Call) -> Memory:
    return memory.knowing(registered=role(backend.accounts).register(_registration(memory), call))


REGISTER = Act(
    "register",
    _register,
    payload=_registration,
    refusals=_TYPED_WRONG
    | _NUMBER_USED
    | {
        RefusalCode.PASSWORD_RULE,
        RefusalCode.PHONE_TAKEN,
        RefusalCode.CODE_WRONG,
        RefusalCode.CODE_EXPIRED,
        RefusalCode.WARNING_NOT_ACCEPTED,
    },
    waiting=text("Registering"),
)


def _registration_by_email(memory: Memory) -> Registration:
    return Registration(password=memory.typed.password, email=person.email(memory.typed))


def _register_by_email(backend: Backend, memory: Memory, call: Call) -> Memory:
    done = role(backend.accounts).register(_registration_by_email(memory), call)
    return memory.knowing(registered=done)


REGISTER_BY_EMAIL = Act(
    "register",
    _register_by_email,
    payload=_registration_by_email,
    refusals=frozenset(
        {
            RefusalCode.EMAIL_FORMAT,
            RefusalCode.PASSWORD_RULE,
            RefusalCode.EMAIL_TAKEN,
            RefusalCode.EMAIL_AWAITING_ACTIVATION,
            RefusalCode.CONTACT_BOUND,
        }
    ),
    waiting=text("Registering"),
)


def _activate(backend: Backend, memory: Memory, call: Call) -> Memory:
    done = role(backend.accounts).activate(Activation(memory.typed.link.strip()), call)
    return memory.knowing(registered=done)


ACTIVATE = Act(
    "activate",
    _activate,
    payload=lambda memory: Activation(memory.typed.link.strip()),
    refusals=frozenset(
        {
            RefusalCode.ACTIVATION_EXPIRED,
            RefusalCode.ACTIVATION_ALREADY_DONE,
            RefusalCode.ACTIVATION_UNKNOWN,
        }
    ),
    waiting=text("Opening the activation link"),
)


def _resend_activation(backend: Backend, memory: Memory, call: Call) -> Memory:
    address = EmailAddress(person.email_to_activate(memory.typed))
    return memory.knowing(mail=role(backend.accounts).resend_activation(address, call))


RESEND_ACTIVATION = Act(
    "resend-activation",
    _resend_activation,
    payload=lambda memory: (person.email_to_activate(memory.typed), memory.known.mail),
    refusals=frozenset({RefusalCode.CODE_COOLDOWN, RefusalCode.ACTIVATION_ALREADY_DONE}),
    waiting=text("Sending the activation mail"),
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


def _basic(memory: Memory) -> BasicInformation:
    return BasicInformation(
        person.identity(memory.typed),
        person.phone(memory.typed),
        memory.chosen.register_again,
        memory.chosen.warned,
    )


def _fill_basic(backend: Backend, memory: Memory, call: Call) -> Memory:
    return memory.knowing(account=role(backend.accounts).fill_basic_information(_basic(memory), call))


FILL_BASIC = Act(
    "fill-basic-information",
    _fill_basic,
    payload=_basic,
    refusals=_TYPED_WRONG | _NUMBER_USED | {RefusalCode.PHONE_FORMAT, RefusalCode.CONTACT_BOUND},
    settles=frozenset({Fact.NEEDS_ID_CHECK, Fact.NEEDS_BASIC}),
    waiting=text("Saving your basic information"),
)


def _binding_request(memory: Memory, channel: Channel) -> CodeRequest:
    target = person.phone(memory.typed) if channel is Channel.PHONE else person.email(memory.typed)
    return CodeRequest(Purpose.BIND, channel, target, picture_answer(memory))


def send_binding_code(channel: Channel) -> Act:
    def run(backend: Backend, memory: Memory, call: Call) -> Memory:
        request = _binding_request(memory, channel)
        sent = role(backend.accounts).send_code(request, call)
        return memory.knowing(code_sent=sent, code_sent_to=request.target)

    return Act(
        f"send-binding-code-{channel}",
        run,
        payload=lambda memory: _binding_request(memory, channel),
        refusals=frozenset(
            {
                RefusalCode.PICTURE_CODE_WRONG,
                RefusalCode.CODE_COOLDOWN,
                RefusalCode.CODE_LIMITED,
                RefusalCode.CONTACT_BOUND,
            }
        ),
        waiting=text("Sending the code"),
    )


def bind(channel: Channel) -> Act:
    def request(memory: Memory) -> Binding:
        typed = memory.typed
        if channel is Channel.PHONE:
            return Binding(channel, person.phone(typed), person.one_time_code(typed.code))
        return Binding(channel, person.email(typed), person.one_time_code(typed.email_code))

    def run(backend: Backend, memory: Memory, call: Call) -> Memory:
        from dataclasses import replace

        account = role(backend.accounts).bind(request(memory), call)
        known = memory.knowing(account=account)
        if backend.records is None:
            return known
        return known.knowing(page=backend.records.look_up(Nothing(), replace(call, attempt="")))

    return Act(
        f"bind-{channel}",
        run,
        payload=request,
        refusals=frozenset(
            {
                RefusalCode.CODE_WRONG,
                RefusalCode.CODE_EXPIRED,
                RefusalCode.CODE_NOT_SENT,
                RefusalCode.CONTACT_BOUND,
                RefusalCode.BINDING_NOT_READY,
            }
        ),
        settles=frozenset({Fact.BOUND, Fact.RECORD_FOUND, Fact.PUBLISHED}),
        waiting=text("Binding"),
    )
