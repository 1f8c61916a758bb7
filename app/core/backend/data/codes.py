"""Picture codes and one-time codes. Always named with their kind: see the five kinds of code in the
glossary.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """A one-time code counts for one purpose only (A075)."""

    REGISTER = "register"
    BIND = "bind"
    RESET_PASSWORD = "reset-password"  # noqa: S105  (a purpose, not a password)
    CHANGE_CONTACT = "change-contact"
    CLOSE_ACCOUNT = "close-account"
    LOG_IN = "log-in"


class Channel(StrEnum):
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True)
class PictureCodeRequest:
    purpose: Purpose


@dataclass(frozen=True)
class PictureCode:
    """`image` is a PNG; `challenge` names it when the answer is given."""

    challenge: str
    image: bytes
    valid_until: datetime


@dataclass(frozen=True)
class PictureAnswer:
    challenge: str
    answer: str = field(repr=False)


@dataclass(frozen=True)
class CodeRequest:
    """`target` is the phone number or e-mail address, normalised; empty for the account's own."""

    purpose: Purpose
    channel: Channel
    target: str = field(repr=False)
    picture: PictureAnswer


@dataclass(frozen=True)
class CodeSent:
    """The code may be used, also more than once, until `valid_until`; another may be asked for at
    `again_at`. All three moments are of the service's clock.
    """

    channel: Channel
    target: str
    sent_at: datetime
    valid_until: datetime
    again_at: datetime
    sends_left: int
    digits: int


@dataclass(frozen=True)
class CodeCheck:
    purpose: Purpose
    channel: Channel
    target: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True)
class CodeAccepted:
    valid_until: datetime
