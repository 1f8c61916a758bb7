"""Staff: log-in, class list, slips."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import roster as r
from app.core.backend.operation import Audience, read, write


class Roster(Protocol):
    """Students never see this; a counsellor sees the own classes only."""

    @write(Audience.ANYONE)
    def log_in(self, request: r.StaffLogin, call: Call) -> r.StaffSession: ...

    @read(Audience.COUNSELLOR)
    def students(self, request: r.ClassFilter, call: Call) -> r.RosterPage: ...

    @write(Audience.COUNSELLOR)
    def issue_slip(self, request: r.SlipRequest, call: Call) -> r.Slip: ...
