"""Only in the demo realm: everything that lies outside the program in real life."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import sandbox as s
from app.core.backend.data.accounts import Nothing
from app.core.backend.operation import Audience, read, write


class Sandbox(Protocol):
    @read(Audience.ANYONE)
    def messages(self, request: s.MessageQuery, call: Call) -> s.Messages: ...

    @read(Audience.ANYONE)
    def picture_solution(self, request: s.Challenge, call: Call) -> s.PictureSolution: ...

    @write(Audience.ANYONE)
    def advance(self, request: s.Advance, call: Call) -> s.Moment: ...

    @write(Audience.ANYONE)
    def stage(self, request: s.StagedDecision, call: Call) -> Nothing: ...

    @write(Audience.ANYONE)
    def scan(self, request: s.ScanRequest, call: Call) -> s.ScanTicket: ...

    @write(Audience.ANYONE)
    def load(self, request: s.ScenarioQuery, call: Call) -> s.ScenarioLoaded: ...

    @write(Audience.ANYONE)
    def reset(self, request: Nothing, call: Call) -> Nothing: ...
