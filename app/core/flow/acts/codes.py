"""Picture codes and one-time codes: asking for them and checking them."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import ContactClaim
from app.core.backend.data.codes import (
    Channel,
    CodeCheck,
    CodeRequest,
    PictureAnswer,
    PictureCodeRequest,
    Purpose,
)
from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.acts.act import Act, role
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import text

_SENDING = frozenset(
    {
        RefusalCode.PICTURE_CODE_WRONG,
        RefusalCode.CODE_COOLDOWN,
        RefusalCode.CODE_LIMITED,
        RefusalCode.PHONE_FORMAT,
    }
)


def picture_answer(memory: Memory) -> PictureAnswer:
    shown = memory.known.picture
    return PictureAnswer(shown.challenge if shown else "", person.picture_code(memory.typed))


def new_picture(purpose: Purpose) -> Act:
    """Another picture; the entry that belonged to the old one is emptied."""

    def run(backend: Backend, memory: Memory, call: Call) -> Memory:
        shown = role(backend.accounts).picture_code(PictureCodeRequest(purpose), call)
        fresh = memory.knowing(picture=shown, pictures=memory.known.pictures + 1)
        return fresh.typing(picture="")

    return Act(
        f"picture-{purpose}",
        run,
        payload=lambda memory: ("picture", purpose, memory.known.pictures),
        waiting=text("Getting a picture code"),
    )


NEW_PICTURE = new_picture(Purpose.REGISTER)
PICTURE_FOR_RESET = new_picture(Purpose.RESET_PASSWORD)
PICTURE_FOR_BINDING = new_picture(Purpose.BIND)


def _request(memory: Memory) -> CodeRequest:
    return CodeRequest(Purpose.REGISTER, Channel.PHONE, person.phone(memory.typed), picture_answer(memory))


def _send(backend: Backend, memory: Memory, call: Call) -> Memory:
    request = _request(memory)
    sent = memory.known.code_sent
    if sent is not None and memory.known.code_sent_to == request.target:
        # Back and on again with the same number: the code already sent still counts (A075).
        return memory
    accounts = role(backend.accounts)
    accounts.check_contact(ContactClaim(Channel.PHONE, request.target), call)
    return _sent(accounts.send_code(request, call), request, memory)


def _resend(backend: Backend, memory: Memory, call: Call) -> Memory:
    request = _request(memory)
    return _sent(role(backend.accounts).send_code(request, call), request, memory)


def _sent(answer: object, request: CodeRequest, memory: Memory) -> Memory:
    return memory.knowing(code_sent=answer, code_sent_to=request.target, code_accepted=None).typing(
        code="", picture=""
    )


SEND_CODE = Act(
    "send-code",
    _send,
    payload=_request,
    refusals=_SENDING | {RefusalCode.PHONE_TAKEN, RefusalCode.CONTACT_BOUND},
    waiting=text("Sending the SMS code"),
)

RESEND_CODE = Act(
    "send-code",
    _resend,
    payload=_request,
    refusals=_SENDING,
    waiting=text("Sending the SMS code"),
)


def _check(memory: Memory) -> CodeCheck:
    return CodeCheck(
        Purpose.REGISTER,
        Channel.PHONE,
        person.phone(memory.typed),
        person.one_time_code(memory.typed.code),
    )


def _check_code(backend: Backend, memory: Memory, call: Call) -> Memory:
    return memory.knowing(code_accepted=role(backend.accounts).check_code(_check(memory), call))


CHECK_CODE = Act(
    "check-code",
    _check_code,
    payload=_check,
    refusals=frozenset(
        {
            RefusalCode.CODE_WRONG,
            RefusalCode.CODE_EXPIRED,
            RefusalCode.CODE_NOT_SENT,
            RefusalCode.CODE_TRIES_USED,
        }
    ),
    settles=frozenset({Fact.CODE_OK}),
    waiting=text("Checking the SMS code"),
)
