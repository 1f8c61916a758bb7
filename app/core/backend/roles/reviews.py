"""The four ways to prove that a number is one's own, and helping a classmate."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data import reviews as r
from app.core.backend.data.accounts import Nothing
from app.core.backend.operation import Audience, read, write


class Reviews(Protocol):
    """Machine B3. Nothing but `standing`, `log` and the helper's side works before the warning is accepted
    (A091).
    """

    @read(Audience.SELF)
    def standing(self, request: Nothing, call: Call) -> r.CheckStanding: ...

    @write(Audience.SELF)
    def accept_warning(self, request: r.WarningAccepted, call: Call) -> r.CheckStanding: ...

    @write(Audience.SELF)
    def check_in_app(self, request: Nothing, call: Call) -> r.AppCheckResult:
        """One face check in the site's app (A084); practice stages how it ends."""
        ...

    @write(Audience.SELF)
    def submit_photos(self, request: r.ReviewPhotos, call: Call) -> r.ReviewEntry: ...

    @read(Audience.SELF)
    def log(self, request: Nothing, call: Call) -> r.ReviewLog: ...

    @write(Audience.SELF)
    def submit_record_data(self, request: r.RecordProof, call: Call) -> r.CheckStanding: ...

    @write(Audience.SELF)
    def ask_classmate(self, request: r.HelpRequest, call: Call) -> r.HelpEntry: ...

    @read(Audience.SELF)
    def help_requests(self, request: Nothing, call: Call) -> r.HelpEntries: ...

    @read(Audience.SELF)
    def inbox(self, request: Nothing, call: Call) -> r.HelpEntries: ...

    @write(Audience.SELF)
    def answer_classmate(self, request: r.HelpAnswer, call: Call) -> r.HelpEntry: ...
