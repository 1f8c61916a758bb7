"""Logging in at a school's own service: by a one-time code or a slip, never by a password."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import CodeLogin
from app.core.backend.data.codes import Channel, CodeRequest, Purpose
from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.acts.act import Act, belonging, role
from app.core.flow.acts.codes import new_picture, picture_answer
from app.core.flow.acts.login import entered
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import text

PICTURE = new_picture(Purpose.LOG_IN)


def _request(memory: Memory) -> CodeRequest:
    return CodeRequest(Purpose.LOG_IN, Channel.PHONE, person.phone(memory.typed), picture_answer(memory))


def _send(backend: Backend, memory: Memory, call: Call) -> Memory:
    request = _request(memory)
    sent = role(backend.accounts).send_code(request, call)
    known = memory.knowing(code_sent=sent, code_sent_to=request.target).typing(code="")
    # A picture counts once: the next one is there before anybody wants another code.
    return PICTURE.run(backend, known, belonging(call, "picture"))


SEND_CODE = Act(
    "send-code",
    _send,
    payload=_request,
    refusals=frozenset(
        {
            RefusalCode.PICTURE_CODE_WRONG,
            RefusalCode.CODE_COOLDOWN,
            RefusalCode.CODE_LIMITED,
            RefusalCode.PHONE_FORMAT,
            RefusalCode.NOT_OFFERED,
        }
    ),
    waiting=text("Sending the SMS code"),
)


def _login(memory: Memory) -> CodeLogin:
    typed = memory.typed
    who = person.identity(typed)
    if memory.chosen.by_slip:
        return CodeLogin(who, slip=person.slip(typed))
    return CodeLogin(who, phone=person.phone(typed), code=person.one_time_code(typed.code))


def _log_in(backend: Backend, memory: Memory, call: Call) -> Memory:
    return entered(backend, memory, role(backend.accounts).log_in_by_code(_login(memory), call), call)


LOG_IN = Act(
    "log-in-at-school",
    _log_in,
    payload=_login,
    refusals=frozenset(
        {
            RefusalCode.NAME_FORMAT,
            RefusalCode.ID_NUMBER_FORMAT,
            RefusalCode.SYNTHETIC_NUMBER,
            RefusalCode.PHONE_FORMAT,
            RefusalCode.LOGIN_REFUSED,
            RefusalCode.CODE_WRONG,
            RefusalCode.CODE_EXPIRED,
            RefusalCode.CODE_NOT_SENT,
            RefusalCode.CODE_TRIES_USED,
        }
    ),
    settles=frozenset({Fact.RECORD_FOUND, Fact.PUBLISHED}),
    waiting=text("Logging in and looking up the record"),
)
