"""What the wizard knows, as one frozen value: what was typed, what was chosen, what the service told.

Back restores the choices of the earlier step and keeps the rest, so that nothing typed is lost and no
answer of the service is forgotten. Nothing here is ever written down: `repr` shows no content.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import astuple, dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum

from app.core.backend.call import new_attempt
from app.core.backend.data.accounts import Account, AppLogin, MailSent, Registered, Session, Standing
from app.core.backend.data.codes import CodeAccepted, CodeSent, PictureCode
from app.core.backend.data.corrections import Case
from app.core.backend.data.guide import Instructions, Topic, WhatNow
from app.core.backend.data.records import FieldVerdict, RecordPage, SelfCheckReceipt
from app.core.backend.data.recovery import FoundUserName, Means, Ticket, Ways
from app.core.backend.data.reviews import (
    AppCheckResult,
    CheckStanding,
    HelpEntries,
    HelpEntry,
    ReviewEntry,
    WayOut,
)
from app.core.backend.data.sandbox import Persona
from app.core.backend.data.service import ServiceFacts
from app.core.flow.door import Door as Door
from app.core.identity.document_type import DocumentType


class UsedBefore(StrEnum):
    """Whether one of the services of A005 was ever used."""

    NEVER = "never"
    USED = "used"
    UNSURE = "unsure"


@dataclass(frozen=True, repr=False)
class Typed:
    """Entries as they were typed, not normalised; kept when a step is refused and when one goes back."""

    name: str = ""
    document_type: DocumentType = DocumentType.RESIDENT_ID
    number: str = ""
    phone: str = ""
    own_phone: bool = False
    picture: str = ""
    code: str = ""
    password: str = ""
    password_again: str = ""
    email: str = ""
    email_code: str = ""
    link: str = ""
    identifier: str = ""
    login_password: str = ""
    user_name: str = ""
    new_password: str = ""
    new_password_again: str = ""
    reset_code: str = ""
    answers: tuple[str, ...] = ()
    new_name: str = ""
    new_phone: str = ""
    new_code: str = ""
    slip: str = ""
    closing_notice: bool = False
    classmate_name: str = ""
    classmate_phone: str = ""
    institution: str = ""
    student_number: str = ""
    major: str = ""
    portrait: bytes = b""
    emblem: bytes = b""
    ticket_photo: bytes = b""
    verdicts: tuple[FieldVerdict, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """Decisions that steer; going back takes them back."""

    door: Door | None = None
    used: UsedBefore | None = None
    warned: bool = False
    """The warning gate was passed with all its confirmations."""
    register_again: bool = False
    changing: bool = False
    """An answer is being changed from the page of all answers, which comes next again."""
    means: Means | None = None
    by_slip: bool = False
    """At the school: let in by a slip of paper instead of a one-time code."""
    app: AppLogin | None = None
    way: WayOut | None = None
    request: str = ""
    """Which request of a classmate is open before one, by its reference."""
    met_in_person: bool = False
    """Who sent that request was met face to face."""
    topic: Topic | None = None
    instruction: str = ""
    answer: str = ""
    gone_through: bool = False
    """The guide was followed to the end of `topic`, and the person said that it went well."""
    told: bool = False
    """At its end there were words for the counsellor, and the person said that they are sent."""
    stopped: bool = False
    referred: bool = False


@dataclass(frozen=True, repr=False)
class Known:
    """Answers of the service; None until it was asked."""

    service: str = ""
    """Which one told all this, by its id."""
    facts: ServiceFacts | None = None
    persona: Persona | None = None
    standing: Standing | None = None
    picture: PictureCode | None = None
    pictures: int = 0
    code_sent: CodeSent | None = None
    code_sent_to: str = ""
    code_accepted: CodeAccepted | None = None
    registered: Registered | None = None
    mail: MailSent | None = None
    session: Session | None = None
    account: Account | None = None
    found: FoundUserName | None = None
    ways: Ways | None = None
    password_reset: bool = False
    reset_code: CodeSent | None = None
    change_code: CodeSent | None = None
    ticket: Ticket | None = None
    check: CheckStanding | None = None
    app_result: AppCheckResult | None = None
    review: ReviewEntry | None = None
    help: HelpEntry | None = None
    inbox: HelpEntries | None = None
    answered: HelpEntry | None = None
    """The request of a classmate that was answered last."""
    page: RecordPage | None = None
    receipt: SelfCheckReceipt | None = None
    cases: tuple[Case, ...] = ()
    instructions: Instructions | None = None
    what_now: WhatNow | None = None
    now: datetime | None = None


@dataclass(frozen=True)
class Attempt:
    """One intended write: its operation, a fingerprint of its payload, and its id."""

    operation: str
    fingerprint: bytes = field(repr=False)
    id: str


_KEY = secrets.token_bytes(32)


def fingerprint(payload: object) -> bytes:
    """The same for equal payloads within this process, and of no use outside it: the key is never kept."""
    content = astuple(payload) if hasattr(payload, "__dataclass_fields__") else payload  # type: ignore[call-overload]
    return hmac.digest(_KEY, repr(content).encode("utf-8", "surrogatepass"), "sha256")


@dataclass(frozen=True, repr=False)
class Memory:
    """Everything between the first page and the last."""

    typed: Typed = field(default_factory=Typed)
    chosen: Chosen = field(default_factory=Chosen)
    known: Known = field(default_factory=Known)
    attempts: tuple[Attempt, ...] = ()

    def __repr__(self) -> str:
        return "Memory(…)"

    def typing(self, **changes: object) -> Memory:
        return replace(self, typed=replace(self.typed, **changes))  # type: ignore[arg-type]

    def choosing(self, **changes: object) -> Memory:
        return replace(self, chosen=replace(self.chosen, **changes))  # type: ignore[arg-type]

    def knowing(self, **changes: object) -> Memory:
        return replace(self, known=replace(self.known, **changes))  # type: ignore[arg-type]

    def trying(self, operation: str, payload: object) -> Memory:
        """With an attempt id for this write: its old one while the payload is unchanged, else a fresh one."""
        mark = fingerprint(payload)
        if any(a.operation == operation and a.fingerprint == mark for a in self.attempts):
            return self
        others = tuple(a for a in self.attempts if a.operation != operation)
        return replace(self, attempts=(*others, Attempt(operation, mark, new_attempt())))

    def with_typing_of(self, current: Memory, *, since: Memory) -> Memory:
        """This answer with the entries of `current`, but for those that the answer itself has changed.

        `since` is the memory the question was asked with: whatever differs from it was changed on purpose.
        """
        kept = {
            entry.name: getattr(current.typed, entry.name)
            for entry in fields(self.typed)
            if getattr(self.typed, entry.name) == getattr(since.typed, entry.name)
        }
        return self.typing(**kept)

    def answered(self, operation: str) -> Memory:
        """After a refusal: doing the same again is a new intent, and no repetition of a lost one."""
        return replace(self, attempts=tuple(a for a in self.attempts if a.operation != operation))

    def attempt(self, operation: str) -> str:
        """The id of the attempt under way; empty when `trying` was not called for it."""
        return next((a.id for a in self.attempts if a.operation == operation), "")
