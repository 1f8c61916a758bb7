"""A named situation of practice: who it is, what the world is like, what will be decided, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.backend.data.accounts import AccountState, AppLogin
from app.core.backend.data.corrections import PhotoCause
from app.core.backend.data.records import Flag, Photo, RecordKind, StatusClass, Verdict
from app.core.backend.data.reviews import HelpPurpose, HelpState
from app.core.backend.data.sandbox import Folder, Subject
from app.core.backend.descriptor import Profile
from app.core.identity.document_type import DocumentType


class End(StrEnum):
    """What a play comes to, by the contract of the command line."""

    REGISTERED = "registered"
    RECOVERED = "recovered"
    RECORD_CONFIRMED = "record-confirmed"
    MISMATCH_REPORTED = "mismatch-reported"
    RESOLVED = "resolved"
    WAITING = "waiting"
    REFERRED = "referred"
    STOPPED = "stopped"


@dataclass(frozen=True)
class PersonSpec:
    """What is special about the invented person; empty parts are made up."""

    name: str = ""
    document_type: DocumentType = DocumentType.RESIDENT_ID
    number: str = ""
    in_class: str = ""


@dataclass(frozen=True)
class RecordSpec:
    """A record as the school reported it. `fields` differ from what ID card and admission data say;
    `admitted` is what those say of this person, and the record too, unlike of most.
    """

    published: bool = True
    name: str = ""
    number: str = ""
    kind: RecordKind = RecordKind.STUDENT
    status: str = ""
    status_class: StatusClass = StatusClass.OK
    admission_photo: Photo = Photo.OWN
    photo_cause: PhotoCause | None = None
    flags: tuple[Flag, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    admitted: dict[str, str] = field(default_factory=dict)


class Whose(StrEnum):
    """Whose number, phone or e-mail an account in the world has."""

    OWN = "own"
    OTHER = "other"


@dataclass(frozen=True)
class AccountSpec:
    """An account that exists before the scenario begins.

    `number`, `phone` and `email` say whose it has, None means none. `remembers_password`: it has the
    password of the persona. `by_binding`: phone or e-mail came by binding, not by registering.
    """

    state: AccountState = AccountState.ACTIVE
    number: Whose | None = Whose.OWN
    phone: Whose | None = Whose.OTHER
    email: Whose | None = None
    named_by_email: bool = False
    by_binding: bool = False
    remembers_password: bool = True
    phone_bound: bool = True
    questions: tuple[tuple[str, str], ...] = ()
    apps: tuple[AppLogin, ...] = ()
    review_pending: bool = False
    activated: bool = False
    """Its activation link was opened already; the old mail still lies in the mailbox."""


@dataclass(frozen=True)
class ClassmateSpec:
    """The classmate whom one may ask."""

    registered: bool = True
    same_class: bool = True
    phone_bound: bool = True


@dataclass(frozen=True)
class RequestSpec:
    """A classmate of the person has asked them for help `hours_ago`.

    `answered` is what became of it before the scenario begins; not `needed` means that who asked has come by
    without help meanwhile. `says` is what comes to the person's phone about it, from `says_by`; ``{name}``
    stands for who asks.
    """

    purpose: HelpPurpose
    hours_ago: int = 1
    answered: HelpState | None = None
    needed: bool = True
    says: str = ""
    says_by: str = ""


@dataclass(frozen=True)
class World:
    """`record` None: the school reported none. `published` false: nothing is published yet this year."""

    published: bool = True
    record: RecordSpec | None = field(default_factory=RecordSpec)
    more_records: tuple[RecordSpec, ...] = ()
    accounts: tuple[AccountSpec, ...] = ()
    classmate: ClassmateSpec | None = field(default_factory=ClassmateSpec)
    requests: tuple[RequestSpec, ...] = ()
    entry_deferred: bool = False
    activation_folder: Folder = Folder.INBOX


@dataclass(frozen=True)
class Decision:
    """What invented staff, the face check or a classmate decide."""

    subject: Subject
    accept: bool
    reason: str = ""


@dataclass(frozen=True)
class Move:
    """One step of the script: where the person is, what is special about it, which exit they take.

    `step` and `exit` are names of the flow. Whatever the step asks for is entered as the person would:
    own name, number, phone, the newest code, the picture's answer, every item of the record the same.
    `type` says what is typed otherwise, by the name of the entry; words in braces stand for what only
    the play knows (see `magic`). `choose` sets a choice: ``means``; ``request`` by its purpose; ``met`` no
    for who was not met in person. `verdicts` and `should_be` are of the record;
    the entry ``leave_open`` names an item that is not decided. Before the exit is taken, `stage` is
    staged and the clock moves by `seconds` and `working_days`. `expect` is ``ok`` or the code of the
    refusal; with `repeat` all of it happens that many times.
    """

    step: str
    exit: str = "next"
    type: dict[str, str] = field(default_factory=dict)
    choose: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    should_be: dict[str, str] = field(default_factory=dict)
    stage: tuple[Decision, ...] = ()
    seconds: int = 0
    working_days: int = 0
    expect: str = "ok"
    repeat: int = 1


@dataclass(frozen=True)
class Scenario:
    """`leans_on` names the rules that make it come out as it does; `rules` are values it is played with."""

    id: str
    end: End
    script: tuple[Move, ...] = ()
    profile: Profile = Profile.PHONE
    person: PersonSpec = field(default_factory=PersonSpec)
    world: World = field(default_factory=World)
    staged: tuple[Decision, ...] = ()
    rules: dict[str, int | bool | str] = field(default_factory=dict)
    leans_on: tuple[str, ...] = ()
