"""Looking up one's record and confirming the self-check."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import records as r
from app.core.backend.data.accounts import Nothing
from app.core.backend.operation import Audience, read, write


class Records(Protocol):
    """A021: a record is found by exactly the name and number that the account has."""

    @read(Audience.SELF)
    def look_up(self, request: Nothing, call: Call) -> r.RecordPage: ...

    @write(Audience.SELF)
    def confirm(self, request: r.SelfCheck, call: Call) -> r.SelfCheckReceipt:
        """Finish the self-check; each DIFFERENT verdict becomes a reported case."""
        ...
