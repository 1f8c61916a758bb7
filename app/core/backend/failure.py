"""Ways in which no answer comes: not a refusal by the service, but trouble on the way to it.

A `Refused` (see `refusal`) is an answer and repeating the call changes nothing; a `Failure` is the lack
of one, and repeating it with the same attempt id is safe.
"""

from __future__ import annotations

from app.core.text import Text, text


class Failure(Exception):
    """The service gave no usable answer."""

    words: Text = text("The service did not answer properly.")
    retry_helps = True


class Unreachable(Failure):
    words = text("The service cannot be reached. Please check the network.")


class TooSlow(Failure):
    words = text("The service is taking too long to answer.")


class Busy(Failure):
    """The service sheds load; `retry_after` is in seconds."""

    words = text("The service is very busy right now.")

    def __init__(self, retry_after: float = 1.0) -> None:
        super().__init__()
        self.retry_after = retry_after


class BrokenAnswer(Failure):
    words = text("The service answered in a way this program does not understand.")


class WrongVersion(Failure):
    words = text("This program and the service are of different versions.")
    retry_helps = False


class NotInstalled(Failure):
    """No backend has this name; it may have been there once."""

    words = text("This service is not installed on this computer.")
    retry_helps = False


class NotForStudents(Failure):
    """The service works, and plays no role that a student has a use for."""

    words = text("This service has no part for students.")
    retry_helps = False


class StoreTrouble(Failure):
    """The store of the service is locked, full, read-only, gone or newer than the program; nothing was
    lost.
    """

    words = text("The service cannot save at the moment. Nothing that was confirmed is lost.")


class Defect(Failure):
    """A backend raised something it may not raise; `backend` names the culprit."""

    words = text("This part of the program failed. It is not your fault.")
    retry_helps = False

    def __init__(self, backend: str = "") -> None:
        super().__init__(backend)
        self.backend = backend


class Cancelled(Exception):
    """The person no longer wanted the answer. Silent: there is nothing to tell."""
