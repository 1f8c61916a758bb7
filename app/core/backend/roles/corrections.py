"""Reporting what is wrong and moving it to whoever mends it."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import corrections as c
from app.core.backend.data.accounts import Nothing
from app.core.backend.operation import Audience, read, write


class Corrections(Protocol):
    """The last part of machine B5: reported, confirmed by the college, sent, mended or refused."""

    @write(Audience.SELF)
    def report(self, request: c.Mismatch, call: Call) -> c.Case: ...

    @read(Audience.SELF)
    def cases(self, request: Nothing, call: Call) -> c.Cases: ...

    @read(Audience.COUNSELLOR)
    def class_cases(self, request: c.CaseFilter, call: Call) -> c.Cases: ...

    @write(Audience.COUNSELLOR)
    def decide(self, request: c.CaseDecision, call: Call) -> c.Case: ...
