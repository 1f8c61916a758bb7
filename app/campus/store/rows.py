"""What the service keeps: one frozen row type a table. Everything personal is sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.campus.store.shelf import plain, secret
from app.core.backend.data.accounts import AccountState, AppLogin
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.corrections import CaseState, PhotoCause
from app.core.backend.data.records import Flag, Owner, Photo, RecordKind, StatusClass
from app.core.backend.data.recovery import TicketState
from app.core.backend.data.reviews import HelpPurpose, HelpState, ReviewState
from app.core.backend.data.sandbox import Folder, Subject
from app.core.identity.document_type import DocumentType


@dataclass(frozen=True)
class AccountRow:
    """An account of either profile. In the legacy one, name and number come with basic information."""

    id: str
    state: AccountState
    created_at: datetime
    named_by: Channel
    """What the user name is: the phone, or in the legacy profile the e-mail."""
    password_hash: str
    document_type: DocumentType
    real_name_bound: bool
    login_failures: int
    apps: tuple[AppLogin, ...]
    warning_accepted: bool
    app_failures: int
    proven: bool
    """The number was taken, and was proven to be this person's."""
    closed_because: str
    """Id of the account for which this one was closed, or empty."""
    name: str = secret()
    number: str = secret(found_by=True)
    phone: str = secret(found_by=True)
    email: str = secret(found_by=True)
    questions: tuple[tuple[str, str], ...] = secret()


@dataclass(frozen=True)
class ClaimRow:
    """Who holds a number, phone or e-mail. `id` is the blind index: the database keeps one holder (A069)."""

    id: str
    account: str = plain(found_by=True)
    by_binding: bool = plain(False)


@dataclass(frozen=True)
class PictureRow:
    id: str
    purpose: Purpose
    valid_until: datetime = plain(found_by=True)
    answer: str = secret()


@dataclass(frozen=True)
class CodeRow:
    """A one-time code that was sent. `tries` counts wrong codes typed while it was alive.

    Of the code itself only `code_hash` is kept, keyed and salted with `id`: neither a stolen database nor the
    key that opens sealed values tells a code.
    """

    id: str
    purpose: Purpose
    channel: Channel
    sent_at: datetime
    tries: int
    code_hash: str = field(repr=False)
    valid_until: datetime = plain(found_by=True)
    target: str = secret(found_by=True)


@dataclass(frozen=True)
class BlockRow:
    """A number or address to which no codes are sent until `until` (A076, A079)."""

    id: str
    until: datetime


@dataclass(frozen=True)
class ActivationRow:
    """An activation link that was mailed; `id` is its secret part, as a blind index."""

    id: str
    valid_until: datetime
    account: str = plain(found_by=True)


@dataclass(frozen=True)
class MessageRow:
    """A message that left the service; the virtual phone and mailbox show them."""

    id: str
    channel: Channel
    at: datetime
    folder: Folder
    target: str = secret(found_by=True)
    sender: str = secret()
    subject: str = secret()
    body: str = secret()
    code: str = secret("")
    link: str = secret("")


@dataclass(frozen=True)
class SessionRow:
    """A log-in; `id` is the blind index of its token, so that a stolen store logs nobody in."""

    id: str
    valid_until: datetime = plain(found_by=True)
    account: str = plain("", found_by=True)
    staff: str = plain("", found_by=True)


@dataclass(frozen=True)
class AttemptRow:
    """A write that was done, with its answer, so that it is not done twice (decision 4)."""

    id: str
    fingerprint: bytes
    at: datetime = plain(found_by=True)
    answer: str = secret()


@dataclass(frozen=True)
class ReviewRow:
    """One upload of two pictures (A085, A110–A114). The pictures are not kept once it is decided."""

    id: str
    state: ReviewState
    created_at: datetime
    due: datetime
    account: str = plain(found_by=True)
    number: str = secret(found_by=True)
    reason: str = secret()


@dataclass(frozen=True)
class HelpRow:
    """A request to a classmate (A068, A120–A124)."""

    id: str
    purpose: HelpPurpose
    state: HelpState
    sent_at: datetime
    account: str = plain(found_by=True)
    helper: str = plain(found_by=True)
    own_phone: str = secret()


@dataclass(frozen=True)
class TicketRow:
    """A request to release a phone number (A031)."""

    id: str
    state: TicketState
    sent_at: datetime
    due: datetime
    phone: str = secret(found_by=True)
    name: str = secret()
    number: str = secret()
    reason: str = secret()


@dataclass(frozen=True)
class ScanRow:
    """A QR code that was scanned with an app and authorised; `id` is the ticket's blind index."""

    id: str
    app: AppLogin
    valid_until: datetime
    phone: str = secret()


@dataclass(frozen=True)
class AppRow:
    """An app bound to an account: `id` is app and phone of the app's user, as a blind index."""

    id: str
    app: AppLogin
    account: str = plain(found_by=True)


@dataclass(frozen=True)
class RecordRow:
    """A record as the school reported it, and (`compare`) what ID card and admission data say."""

    id: str
    kind: RecordKind
    institution: str
    college: str
    class_name: str
    status: str
    status_class: StatusClass
    admission_photo: Photo
    qualification_photo: Photo
    flags: tuple[Flag, ...]
    published_since: date | None
    self_checked_at: datetime | None
    photo_cause: PhotoCause | None
    name: str = secret()
    number: str = secret(found_by=True)
    fields: dict[str, str] = secret()
    compare: dict[str, str] = secret()
    photo_seed: str = secret()


@dataclass(frozen=True)
class CaseRow:
    """Something wrong, on its way to whoever mends it (machine B5)."""

    id: str
    key: str
    owner: Owner
    state: CaseState
    reported_at: datetime
    due: date
    photo_cause: PhotoCause | None
    account: str = plain(found_by=True)
    record: str = plain(found_by=True)
    shown: str = secret()
    should_be: str = secret()
    reason: str = secret()
    proof: tuple[str, ...] = secret()


@dataclass(frozen=True)
class StagedRow:
    """A decision of invented staff that waits for something to decide."""

    id: str
    accept: bool
    reason: str
    subject: Subject = plain(found_by=True)


@dataclass(frozen=True)
class StudentRow:
    """Somebody on a class list: what the school knows, whether or not a record or an account exists."""

    id: str
    college: str
    class_name: str
    entry_deferred: bool
    name: str = secret()
    number: str = secret(found_by=True)
    phone: str = secret(found_by=True)


@dataclass(frozen=True)
class StaffRow:
    """A counsellor, somebody of the office, or an operator."""

    id: str
    role: str
    password_hash: str
    college: str
    classes: tuple[str, ...]
    user_name: str = plain(unique=True)


@dataclass(frozen=True)
class SlipRow:
    """A secret on paper that lets its student in once; `id` is its blind index."""

    id: str
    valid_until: datetime
    student: str = plain(found_by=True)


@dataclass(frozen=True)
class KeyRow:
    """Opens only with the keys of the store, so that others are found out before anything is written."""

    id: str
    proof: str = secret()


@dataclass(frozen=True)
class LoadRow:
    """How often a scenario was loaded: each time gives another person."""

    id: str
    scenario: str = plain(found_by=True)


@dataclass(frozen=True)
class TallyRow:
    """How often something was done from one address, or by everybody, in the window that ends at `until`."""

    id: str
    until: datetime
    count: int


@dataclass(frozen=True)
class ClockRow:
    """The clock of a practice that processes share: when it was begun, and the seconds it was moved."""

    id: str
    begun: datetime
    ahead: int


ROW_TYPES: tuple[type, ...] = (
    *(AccountRow, ClaimRow, PictureRow, CodeRow, BlockRow, ActivationRow, MessageRow, SessionRow, AttemptRow),
    *(ReviewRow, HelpRow, TicketRow, ScanRow, AppRow, RecordRow, CaseRow, StagedRow),
    *(StudentRow, StaffRow, SlipRow, KeyRow, LoadRow, TallyRow, ClockRow),
)
