"""The official site, guided and never driven: instructions out, what the person reports in. Nothing is
ever sent.
"""

from __future__ import annotations

from app.core.backend.call import Call
from app.core.backend.data.guide import InstructionQuery, Instructions, Reported, Topic, WhatNow
from app.core.backend.official import duplicate, record, recover, register
from app.core.backend.refusal import RefusalCode, Refused

_TOPICS = {
    Topic.REGISTER: register,
    Topic.RECORD: record,
    Topic.RECOVER: recover,
    Topic.DUPLICATE: duplicate,
}


class OfficialGuide:
    """The Guide role over the steps of the four topics; knows nothing about the person."""

    def instructions(self, request: InstructionQuery, call: Call) -> Instructions:
        return Instructions(request.topic, _TOPICS[request.topic].STEPS)

    def reported(self, request: Reported, call: Call) -> WhatNow:
        """Where an answer leads; refuses FIELD_INVALID for an answer that was not offered."""
        leads: dict[tuple[str, str], WhatNow] = _TOPICS[request.topic].LEADS
        try:
            return leads[request.instruction, request.answer]
        except KeyError:
            raise Refused(RefusalCode.FIELD_INVALID, field="answer") from None
