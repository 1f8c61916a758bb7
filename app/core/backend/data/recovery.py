"""Finding the user name, resetting the password, and the ticket for a phone number that is taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.backend.data.accounts import Identity
from app.core.backend.data.codes import PictureAnswer


class Means(StrEnum):
    """Ways to reset a password (A131); only those that are bound are offered."""

    PHONE = "phone"
    EMAIL = "email"
    QUESTIONS = "questions"


@dataclass(frozen=True)
class UserNameSearch:
    identity: Identity
    picture: PictureAnswer


@dataclass(frozen=True)
class FoundUserName:
    """`user_name` is masked, as the site shows it (A130)."""

    user_name: str


@dataclass(frozen=True)
class WaysQuery:
    user_name: str = field(repr=False)
    picture: PictureAnswer


@dataclass(frozen=True)
class Way:
    """`hint` is the masked phone or e-mail; `questions` only for security questions."""

    means: Means
    hint: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ways:
    """Possibly empty: then there is no way but to register again (A132, A133)."""

    ways: tuple[Way, ...]


@dataclass(frozen=True)
class PasswordReset:
    """One of the ways, carried out: phone needs `identity` and `code`, e-mail `code`, questions `answers`."""

    user_name: str = field(repr=False)
    means: Means
    new_password: str = field(repr=False)
    code: str = field(default="", repr=False)
    identity: Identity | None = None
    answers: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class PasswordWasReset:
    user_name: str


class TicketState(StrEnum):
    SENT = "sent"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True)
class PhoneTicket:
    """What the site's staff ask for when a phone is taken by somebody else (A031)."""

    identity: Identity
    phone: str = field(repr=False)
    photo: bytes = field(repr=False)


@dataclass(frozen=True)
class Ticket:
    reference: str
    state: TicketState
    sent_at: datetime
    answer_due: datetime
    reason: str = ""


@dataclass(frozen=True)
class TicketReference:
    reference: str
