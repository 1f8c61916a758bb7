"""The strings behind the practice stage: messages, picture answers, the clock, decisions of invented
staff.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.backend.data.accounts import AppLogin
from app.core.backend.data.codes import Channel
from app.core.identity.document_type import DocumentType


class Folder(StrEnum):
    INBOX = "inbox"
    JUNK = "junk"
    SUBSCRIPTIONS = "subscriptions"


@dataclass(frozen=True)
class MessageQuery:
    """Messages to one phone or address; an empty target means all of this practice."""

    channel: Channel
    target: str = field(default="", repr=False)


@dataclass(frozen=True)
class Message:
    """A message as it would look; `code` and `link` are what can be tapped, or empty."""

    channel: Channel
    target: str
    sender: str
    subject: str
    body: str
    at: datetime
    folder: Folder = Folder.INBOX
    code: str = ""
    link: str = ""


@dataclass(frozen=True)
class Messages:
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Challenge:
    challenge: str


@dataclass(frozen=True)
class PictureSolution:
    answer: str


@dataclass(frozen=True)
class Advance:
    """Move the practice clock: seconds, then working days; both may be zero."""

    seconds: int = 0
    working_days: int = 0


@dataclass(frozen=True)
class Moment:
    now: datetime


class Subject(StrEnum):
    APP_CHECK = "app-check"
    REVIEW = "review"
    TICKET = "ticket"
    HELP = "help"
    CASE = "case"
    PUBLICATION = "publication"


@dataclass(frozen=True)
class StagedDecision:
    """What invented staff, the face check or a classmate will decide, now or for the newest open item."""

    subject: Subject
    accept: bool
    reason: str = ""


@dataclass(frozen=True)
class ScanRequest:
    app: AppLogin
    phone: str = field(repr=False)


@dataclass(frozen=True)
class ScanTicket:
    ticket: str


@dataclass(frozen=True)
class ScenarioQuery:
    id: str


@dataclass(frozen=True)
class Persona:
    """The invented person of a scenario, with everything needed to type; numbers of region 99."""

    name: str
    document_type: DocumentType
    number: str
    phone: str
    email: str
    password: str
    other_phone: str = ""
    classmate_name: str = ""
    classmate_phone: str = ""
    institution: str = ""
    student_number: str = ""
    major: str = ""


@dataclass(frozen=True)
class ScenarioLoaded:
    id: str
    persona: Persona
