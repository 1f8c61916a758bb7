"""Registering, logging in, and changing what an account holds."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import accounts as a
from app.core.backend.data import codes as c
from app.core.backend.operation import Audience, read, write


class Accounts(Protocol):
    """Machines B1 and B2. Every method raises `Refused` with a code of the catalogue when a rule says no."""

    @write(Audience.ANYONE)
    def picture_code(self, request: c.PictureCodeRequest, call: Call) -> c.PictureCode: ...

    @write(Audience.ANYONE)
    def send_code(self, request: c.CodeRequest, call: Call) -> c.CodeSent: ...

    @write(Audience.ANYONE)
    def check_code(self, request: c.CodeCheck, call: Call) -> c.CodeAccepted:
        """Check a one-time code without using it up; wrong ones count, so this is a write."""
        ...

    @read(Audience.ANYONE)
    def check_identity(self, request: a.Identity, call: Call) -> a.Standing:
        """Refuses a taken or pending number only where the rule `reveal_taken` is ``at_entry``."""
        ...

    @read(Audience.ANYONE)
    def check_contact(self, request: a.ContactClaim, call: Call) -> a.Standing: ...

    @write(Audience.ANYONE)
    def register(self, request: a.Registration, call: Call) -> a.Registered: ...

    @write(Audience.ANYONE)
    def activate(self, request: a.Activation, call: Call) -> a.Registered: ...

    @write(Audience.ANYONE)
    def resend_activation(self, request: a.EmailAddress, call: Call) -> a.MailSent: ...

    @write(Audience.ANYONE)
    def log_in(self, request: a.Credentials, call: Call) -> a.Session: ...

    @write(Audience.ANYONE)
    def log_in_by_code(self, request: a.CodeLogin, call: Call) -> a.Session: ...

    @write(Audience.ANYONE)
    def log_in_by_scan(self, request: a.ScanAuthorisation, call: Call) -> a.Session: ...

    @write(Audience.SELF)
    def log_out(self, request: a.Nothing, call: Call) -> a.Nothing: ...

    @read(Audience.SELF)
    def account(self, request: a.Nothing, call: Call) -> a.Account: ...

    @write(Audience.SELF)
    def fill_basic_information(self, request: a.BasicInformation, call: Call) -> a.Account: ...

    @write(Audience.SELF)
    def bind(self, request: a.Binding, call: Call) -> a.Account: ...

    @write(Audience.SELF)
    def change_contact(self, request: a.Binding, call: Call) -> a.Account: ...

    @write(Audience.SELF)
    def change_name(self, request: a.NameChange, call: Call) -> a.Account: ...

    @write(Audience.SELF)
    def set_security_questions(self, request: a.SecurityAnswers, call: Call) -> a.Account: ...

    @write(Audience.SELF)
    def bind_app(self, request: a.ScanAuthorisation, call: Call) -> a.Account: ...

    @write(Audience.SELF)
    def close(self, request: a.Closing, call: Call) -> a.Nothing: ...
