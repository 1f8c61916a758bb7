"""Getting back into an account, or freeing a phone number."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import recovery as r
from app.core.backend.operation import Audience, read, write


class Recovery(Protocol):
    """Machine B4, and the ticket of A031."""

    @write(Audience.ANYONE)
    def find_user_name(self, request: r.UserNameSearch, call: Call) -> r.FoundUserName: ...

    @write(Audience.ANYONE)
    def ways(self, request: r.WaysQuery, call: Call) -> r.Ways: ...

    @write(Audience.ANYONE)
    def reset_password(self, request: r.PasswordReset, call: Call) -> r.PasswordWasReset: ...

    @write(Audience.ANYONE)
    def open_ticket(self, request: r.PhoneTicket, call: Call) -> r.Ticket: ...

    @read(Audience.ANYONE)
    def ticket(self, request: r.TicketReference, call: Call) -> r.Ticket: ...
