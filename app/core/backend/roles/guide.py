"""Instructions out, reports in: for services that the person uses themselves."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import guide as g
from app.core.backend.operation import Audience, read


class Guide(Protocol):
    @read(Audience.ANYONE)
    def instructions(self, request: g.InstructionQuery, call: Call) -> g.Instructions: ...

    @read(Audience.ANYONE)
    def reported(self, request: g.Reported, call: Call) -> g.WhatNow: ...
