"""The helper's side of help among classmates: looking into the inbox, and answering (A068, A123)."""

from __future__ import annotations

from dataclasses import replace

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.reviews import HelpAnswer, HelpEntry
from app.core.backend.refusal import RefusalCode, Refused
from app.core.flow.acts.act import Act, role
from app.core.flow.helping import request_at_hand
from app.core.flow.memory import Memory
from app.core.text import text


def looked_into(backend: Backend, memory: Memory, call: Call) -> Memory:
    """`memory` with the inbox, where there is one; whoever may not help yet has none."""
    if backend.reviews is None:
        return memory
    try:
        return memory.knowing(inbox=backend.reviews.inbox(Nothing(), call))
    except Refused:
        return memory


def _read(backend: Backend, memory: Memory, call: Call) -> Memory:
    return memory.knowing(inbox=role(backend.reviews).inbox(Nothing(), call))


READ_INBOX = Act("inbox", _read, waiting=text("Looking who asks for your help"))


def answer(*, accept: bool) -> Act:
    """Help, or decline. Only help needs the confirmation of having met."""

    def given(memory: Memory) -> HelpAnswer:
        request = request_at_hand(memory)
        met = accept and memory.chosen.met_in_person
        return HelpAnswer(request.reference if request is not None else "", accept, met)

    def run(backend: Backend, memory: Memory, call: Call) -> Memory:
        done = role(backend.reviews).answer_classmate(given(memory), call)
        return _answered(memory, done).choosing(request="", met_in_person=False)

    return Act(
        "answer-classmate",
        run,
        payload=given,
        refusals=frozenset(
            {
                RefusalCode.HELP_NOT_MET_IN_PERSON,
                RefusalCode.HELP_REQUEST_CLOSED,
                RefusalCode.CLASSMATE_NOT_ELIGIBLE,
            }
        ),
        waiting=text("Handing on your answer"),
    )


def _answered(memory: Memory, done: HelpEntry) -> Memory:
    inbox = memory.known.inbox
    if inbox is not None:
        entries = tuple(done if one.reference == done.reference else one for one in inbox.entries)
        inbox = replace(inbox, entries=entries)
    return memory.knowing(answered=done, inbox=inbox)


HELP = answer(accept=True)
DECLINE = answer(accept=False)
