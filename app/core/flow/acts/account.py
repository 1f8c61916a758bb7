"""Changing the account one is logged in to, and closing it."""

from __future__ import annotations

from dataclasses import replace

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import AppLogin, Binding, Closing, NameChange, Nothing, ScanAuthorisation
from app.core.backend.data.codes import Channel, CodeRequest, Purpose
from app.core.backend.data.sandbox import ScanRequest
from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.acts.act import Act, role
from app.core.flow.acts.codes import new_picture, picture_answer
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.identity.name import check_name
from app.core.text import text

PICTURE_FOR_CHANGE = new_picture(Purpose.CHANGE_CONTACT)
PICTURE_FOR_CLOSING = new_picture(Purpose.CLOSE_ACCOUNT)

_SENDING = frozenset({RefusalCode.PICTURE_CODE_WRONG, RefusalCode.CODE_COOLDOWN, RefusalCode.CODE_LIMITED})
_CHECKING = frozenset(
    {
        RefusalCode.CODE_WRONG,
        RefusalCode.CODE_EXPIRED,
        RefusalCode.CODE_NOT_SENT,
        RefusalCode.CODE_TRIES_USED,
    }
)


def _name(memory: Memory) -> NameChange:
    return NameChange(check_name(memory.typed.new_name).normalized)


def _change_name(backend: Backend, memory: Memory, call: Call) -> Memory:
    changed = memory.knowing(account=role(backend.accounts).change_name(_name(memory), call))
    if backend.records is None:
        return changed
    return changed.knowing(page=backend.records.look_up(Nothing(), replace(call, attempt="")))


CHANGE_NAME = Act(
    "change-name",
    _change_name,
    payload=_name,
    refusals=frozenset({RefusalCode.NAME_FORMAT}),
    settles=frozenset({Fact.RECORD_FOUND, Fact.PUBLISHED}),
    waiting=text("Changing the name and looking up the record"),
)


def _to_new_phone(memory: Memory) -> CodeRequest:
    target = person.new_phone(memory.typed)
    return CodeRequest(Purpose.CHANGE_CONTACT, Channel.PHONE, target, picture_answer(memory))


def _send_to_new_phone(backend: Backend, memory: Memory, call: Call) -> Memory:
    sent = role(backend.accounts).send_code(_to_new_phone(memory), call)
    return memory.knowing(change_code=sent).typing(new_code="")


SEND_TO_NEW_PHONE = Act(
    "send-to-new-phone",
    _send_to_new_phone,
    payload=_to_new_phone,
    refusals=_SENDING,
    waiting=text("Sending the SMS code"),
)


def _new_phone(memory: Memory) -> Binding:
    typed = memory.typed
    return Binding(Channel.PHONE, person.new_phone(typed), person.one_time_code(typed.new_code))


def _change_phone(backend: Backend, memory: Memory, call: Call) -> Memory:
    account = role(backend.accounts).change_contact(_new_phone(memory), call)
    return memory.knowing(account=account, change_code=None).typing(phone=memory.typed.new_phone)


CHANGE_PHONE = Act(
    "change-phone",
    _change_phone,
    payload=_new_phone,
    refusals=_CHECKING,
    waiting=text("Changing the phone number"),
)


def _bind_app(backend: Backend, memory: Memory, call: Call) -> Memory:
    app = memory.chosen.app or AppLogin.WECHAT
    persona = memory.known.persona
    phone = person.phone(memory.typed) or (persona.phone if persona is not None else "")
    ticket = role(backend.sandbox).scan(ScanRequest(app, phone), call).ticket
    account = role(backend.accounts).bind_app(ScanAuthorisation(app, ticket), call)
    return memory.knowing(account=account)


BIND_APP = Act(
    "bind-app",
    _bind_app,
    payload=lambda memory: ("bind-app", memory.chosen.app),
    refusals=frozenset({RefusalCode.SCAN_INVALID}),
    waiting=text("Waiting for the scan"),
)


def _for_closing(memory: Memory) -> CodeRequest:
    target = person.phone(memory.typed)
    return CodeRequest(Purpose.CLOSE_ACCOUNT, Channel.PHONE, target, picture_answer(memory))


def _send_for_closing(backend: Backend, memory: Memory, call: Call) -> Memory:
    sent = role(backend.accounts).send_code(_for_closing(memory), call)
    return memory.knowing(change_code=sent).typing(new_code="")


SEND_FOR_CLOSING = Act(
    "send-for-closing",
    _send_for_closing,
    payload=_for_closing,
    refusals=_SENDING,
    waiting=text("Sending the SMS code"),
)


def _closing(memory: Memory) -> Closing:
    typed = memory.typed
    return Closing(
        person.identity(typed),
        person.phone(typed),
        person.one_time_code(typed.new_code),
        typed.closing_notice,
    )


def _close(backend: Backend, memory: Memory, call: Call) -> Memory:
    role(backend.accounts).close(_closing(memory), call)
    return memory.knowing(session=None, account=None, page=None, change_code=None)


CLOSE = Act(
    "close-account",
    _close,
    payload=_closing,
    refusals=_CHECKING | {RefusalCode.CLOSING_MISMATCH, RefusalCode.CLOSING_NOTICE_NOT_ACCEPTED},
    settles=frozenset({Fact.RECORD_FOUND, Fact.PUBLISHED}),
    waiting=text("Closing the account"),
)
