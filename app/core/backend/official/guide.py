"""The official site, guided and never driven: instructions out, what the person reports in. Nothing is
ever sent.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.backend.call import Call
from app.core.backend.data.guide import (
    Instruction,
    InstructionQuery,
    Instructions,
    Reported,
    Topic,
    WhatNow,
)
from app.core.backend.official import duplicate, record, recover, register
from app.core.backend.refusal import RefusalCode, Refused

Leads = dict[tuple[str, str], WhatNow]


def _telling(steps: tuple[Instruction, ...], leads: Leads) -> tuple[Instruction, ...]:
    """The steps, with the answers that are troubles known as such: those that lead to a symptom."""
    return tuple(
        replace(
            step,
            answers=tuple(
                replace(answer, trouble=bool(leads[step.id, answer.id].symptom)) for answer in step.answers
            ),
        )
        for step in steps
    )


_LEADS: dict[Topic, Leads] = {
    Topic.REGISTER: register.LEADS,
    Topic.RECORD: record.LEADS,
    Topic.RECOVER: recover.LEADS,
    Topic.DUPLICATE: duplicate.LEADS,
}
_STEPS = {
    Topic.REGISTER: _telling(register.STEPS, register.LEADS),
    Topic.RECORD: _telling(record.STEPS, record.LEADS),
    Topic.RECOVER: _telling(recover.STEPS, recover.LEADS),
    Topic.DUPLICATE: _telling(duplicate.STEPS, duplicate.LEADS),
}


class OfficialGuide:
    """The Guide role over the steps of the four topics; knows nothing about the person."""

    def instructions(self, request: InstructionQuery, call: Call) -> Instructions:
        return Instructions(request.topic, _STEPS[request.topic])

    def reported(self, request: Reported, call: Call) -> WhatNow:
        """Where an answer leads; refuses FIELD_INVALID for an answer that was not offered."""
        try:
            return _LEADS[request.topic][request.instruction, request.answer]
        except KeyError:
            raise Refused(RefusalCode.FIELD_INVALID, field="answer") from None
