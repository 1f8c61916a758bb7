"""Registering, activating, basic information, binding."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import (
    Activation,
    BasicInformation,
    Binding,
    EmailAddress,
    Nothing,
    Registration,
)
from app.core.backend.data.codes import Channel, CodeRequest, Purpose
from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.acts.act import Act, role
from app.core.flow.acts.codes import picture_answer
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
