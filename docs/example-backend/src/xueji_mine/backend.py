"""The backend itself: the roles it plays, each an object with the operations of that role."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.guide import InstructionQuery, Instructions, Reported, WhatNow
from app.core.backend.data.service import CONTRACT, ServiceFacts
from app.core.backend.descriptor import Options, Profile
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import SystemClock
from xueji_mine.descriptor import MINE
from xueji_mine.steps import LEADS, STEPS


class MyService:
    """Every backend plays this role: it says what it is."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._clock = SystemClock()

    def facts(self, request: Nothing, call: Call) -> ServiceFacts:
        return ServiceFacts(
            title="示例学院",
            realm=MINE.realm,
            profile=self._profile,
            contract=CONTRACT,
            capabilities=tuple(sorted(MINE.capabilities)),
            now=self._clock.now(),
            reveal_taken="after_code",
            passwords=False,
            limits=(),
        )


class MyGuide:
    """Instructions out, what the student reports in."""

    def instructions(self, request: InstructionQuery, call: Call) -> Instructions:
        return Instructions(request.topic, STEPS[request.topic])

    def reported(self, request: Reported, call: Call) -> WhatNow:
        try:
            return LEADS[request.topic, request.instruction, request.answer]
        except KeyError:
            # The only exceptions a role may raise are Refused, Failure and Cancelled.
            raise Refused(RefusalCode.FIELD_INVALID, field="answer") from None


def open_mine(options: Options) -> Backend:
    """Called once when somebody chooses this backend; slow things belong here, not into the imports."""
    return Backend(descriptor=MINE, service=MyService(options.profile), guide=MyGuide())
