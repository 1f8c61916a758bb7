"""Looking the record up and finishing the self-check."""

from __future__ import annotations

from dataclasses import replace

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.corrections import Mismatch
from app.core.backend.data.records import SelfCheck
from app.core.backend.refusal import RefusalCode
from app.core.flow.acts.act import Act, belonging, role
from app.core.flow.facts import Fact, all_same, shown_twice
from app.core.flow.memory import Memory
from app.core.selfcheck.fields import DUPLICATE
from app.core.text import text


def _look_up(backend: Backend, memory: Memory, call: Call) -> Memory:
    return memory.knowing(page=role(backend.records).look_up(Nothing(), call))


LOOK_UP = Act(
    "look-up",
    _look_up,
    settles=frozenset({Fact.RECORD_FOUND, Fact.PUBLISHED}),
    waiting=text("Looking up the record"),
)


def _self_check(memory: Memory) -> SelfCheck:
    page = memory.known.page
    return SelfCheck(page.records[0].id if page and page.records else "", memory.typed.verdicts)


def _confirm(backend: Backend, memory: Memory, call: Call) -> Memory:
    receipt = role(backend.records).confirm(_self_check(memory), call)
    confirmed = memory.knowing(receipt=receipt)
    if backend.corrections is None or all_same(memory):
        return confirmed
    if shown_twice(memory.known.page):
        second = Mismatch(_self_check(memory).record_id, DUPLICATE, "")
        backend.corrections.report(second, belonging(call, DUPLICATE))
    return confirmed.knowing(cases=backend.corrections.cases(Nothing(), replace(call, attempt="")).cases)


CONFIRM = Act(
    "confirm",
    _confirm,
    payload=_self_check,
    refusals=frozenset({RefusalCode.SELF_CHECK_INCOMPLETE, RefusalCode.RECORD_UNKNOWN}),
    settles=frozenset({Fact.ALL_SAME}),
    waiting=text("Keeping your self-check"),
)
