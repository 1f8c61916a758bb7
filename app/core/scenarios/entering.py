"""What the person of a scenario enters at each step when the script says nothing special."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.core.backend.backend import Backend
from app.core.backend.data.records import FieldVerdict, Verdict
from app.core.backend.data.recovery import Means
from app.core.backend.data.sandbox import Persona
from app.core.flow.helping import waiting_requests
from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.identity.document_type import DocumentType
from app.core.scenarios.magic import Magic
from app.core.scenarios.scenario import Move

_IDENTITY = {"name": "{name}", "number": "{number}"}
_PASSWORDS = {"password": "{password}", "password_again": "{password}"}
_CLASSMATE = {"classmate_name": "{classmate_name}", "classmate_phone": "{classmate_phone}"}

USUAL: Mapping[Step, Mapping[str, str]] = {
    Step.IDENTITY: _IDENTITY,
    Step.PHONE: {"phone": "{phone}", "picture": "{picture}"},
    Step.BASIC_PHONE: {"phone": "{phone}"},
    Step.SMS_CODE: {"code": "{sms}", "picture": "{picture}"},
    Step.PASSWORD: _PASSWORDS,
    Step.EMAIL_FORM: {"email": "{email}", **_PASSWORDS},
    Step.ACTIVATION: {"link": "{link}"},
    Step.BIND_PHONE: {"phone": "{phone}", "picture": "{picture}", "code": "{sms}"},
    Step.BIND_EMAIL: {"email": "{email}", "picture": "{picture}", "email_code": "{mail_code}"},
    Step.LOGIN: {"identifier": "{phone}", "login_password": "{password}"},
    Step.SCAN_LOGIN: {"phone": "{phone}"},
    Step.FIND_USER: {**_IDENTITY, "picture": "{picture}"},
    Step.RESET_START: {"user_name": "{phone}", "picture": "{picture}"},
    Step.RESET: {
        **_IDENTITY,
        "phone": "{phone}",
        "email": "{email}",
        "picture": "{picture}",
        "new_password": "{new_password}",
        "new_password_again": "{new_password}",
    },
    Step.CLASSMATE: {**_CLASSMATE, "phone": "{phone}"},
    Step.BIND_HELP: {**_CLASSMATE, "phone": "{phone}"},
    Step.RECORD_DATA: {
        "institution": "{institution}",
        "student_number": "{student_number}",
        "major": "{major}",
    },
    Step.PHOTO_REVIEW: {"portrait": "{portrait}", "emblem": "{emblem}"},
    Step.TICKET: {**_IDENTITY, "phone": "{phone}", "ticket_photo": "{portrait}"},
}
"""Step -> entry -> what is typed there. At other steps there is nothing to type."""

_KEPT = frozenset({"phone", "email", "name", "number"})
"""Entries that are typed once: a later step shows what was typed before."""
_PICTURES = frozenset({"portrait", "emblem", "ticket_photo"})
_OPEN = "leave_open"


def entered(move: Move, backend: Backend, persona: Persona, memory: Memory) -> Memory:
    """`memory` with everything typed and chosen that this move needs."""
    step = Step(move.step)
    magic = Magic(backend, persona)
    memory = _chosen(move, memory)
    if step in (Step.IDENTITY, Step.FIND_USER, Step.TICKET):
        document = move.choose.get("document_type", persona.document_type)
        memory = memory.typing(document_type=DocumentType(document))
    words = dict(USUAL.get(step, {}))
    if step is Step.RESET:
        words["reset_code"] = "{mail_code}" if memory.chosen.means is Means.EMAIL else "{sms}"
    for entry, written in (words | move.type).items():
        if entry == _OPEN or _is_kept(entry, move, step, memory):
            continue
        memory = memory.typing(**{entry: _typed(entry, written, magic, memory)})
    if step in (Step.PHONE, Step.BASIC_PHONE):
        memory = memory.typing(own_phone=True)
    if step is Step.HELP_REQUEST:
        memory = memory.choosing(met_in_person=move.choose.get("met", "yes") == "yes")
    if step is Step.RECORD:
        memory = memory.typing(verdicts=_verdicts(move, magic, memory))
    return memory


def _is_kept(entry: str, move: Move, step: Step, memory: Memory) -> bool:
    is_first_form = step in (Step.IDENTITY, Step.PHONE, Step.EMAIL_FORM)
    return (
        entry in _KEPT and entry not in move.type and not is_first_form and bool(getattr(memory.typed, entry))
    )


def _typed(entry: str, written: str, magic: Magic, memory: Memory) -> str | bytes | tuple[str, ...]:
    if entry in _PICTURES:
        return magic.picture(written)
    if entry == "answers":
        return (written,)
    return magic.word(written, memory)


def _chosen(move: Move, memory: Memory) -> Memory:
    means, request = move.choose.get("means"), move.choose.get("request")
    if request:
        asked = next((one for one in waiting_requests(memory) if one.purpose == request), None)
        memory = memory.choosing(request=asked.reference if asked is not None else "")
    return memory.choosing(means=Means(means)) if means else memory


def _verdicts(move: Move, magic: Magic, memory: Memory) -> tuple[FieldVerdict, ...]:
    page = memory.known.page
    if page is None or not page.records:
        return ()
    decided = []
    for key in (*(field.key for field in page.records[0].fields), "photo"):
        if key == move.type.get(_OPEN):
            continue
        verdict = FieldVerdict(key, move.verdicts.get(key, Verdict.SAME))
        should_be = magic.word(move.should_be.get(key, ""), memory)
        decided.append(replace(verdict, should_be=should_be))
    return tuple(decided)
