"""Accounts: registering, logging in, and what an account shows of itself. Personal numbers in answers are
masked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.backend.data.codes import Channel, PictureAnswer
from app.core.identity.document_type import DocumentType


class AccountState(StrEnum):
    """Where an account stands: machines B1 to B3 of the domain."""

    AWAITING_ACTIVATION = "awaiting-activation"
    NEEDS_BASIC_INFORMATION = "needs-basic-information"
    NEEDS_ID_CHECK = "needs-id-check"
    ACTIVE = "active"
    CLOSED = "closed"


class AppLogin(StrEnum):
    """Apps with which one can log in by scanning (A141–A143)."""

    WECHAT = "wechat"
    ALIPAY = "alipay"


class Menu(StrEnum):
    """Menu items that come and go with the state of an account (A070, A094)."""

    RECORD = "record"
    BIND_REAL_NAME = "bind-real-name"
    DUPLICATE_REVIEW = "duplicate-review"
    DUPLICATE_ASSISTANCE = "duplicate-assistance"
    INBOX = "inbox"


@dataclass(frozen=True)
class Identity:
    """A person as an account or record names them; `number` in full, normalised."""

    name: str
    document_type: DocumentType
    number: str = field(repr=False)


@dataclass(frozen=True)
class Standing:
    """Whether a number or contact may be used; `revealed` is false when the service tells only after a
    code.
    """

    free: bool
    revealed: bool


@dataclass(frozen=True)
class ContactClaim:
    channel: Channel
    target: str = field(repr=False)


@dataclass(frozen=True)
class Registration:
    """The registration form. In the phone profile all of it; in the legacy e-mail profile only e-mail and
    password.

    `register_again` is the tick 我要重新注册 (A082); it counts only together with `warning_accepted` (A091).
    """

    password: str = field(repr=False)
    phone: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    identity: Identity | None = None
    register_again: bool = False
    warning_accepted: bool = False


@dataclass(frozen=True)
class Registered:
    """`user_name` is what one logs in with; `message` quotes the site's own words where a notice does."""

    user_name: str
    state: AccountState
    message: str


@dataclass(frozen=True)
class Activation:
    """`link` is the whole address from the mail, clicked or pasted (A050)."""

    link: str = field(repr=False)


@dataclass(frozen=True)
class EmailAddress:
    email: str = field(repr=False)


@dataclass(frozen=True)
class MailSent:
    target: str
    subject: str
    valid_until: datetime


@dataclass(frozen=True)
class BasicInformation:
    """Step one of real-name data in the legacy profile (A061)."""

    identity: Identity
    phone: str = field(repr=False)
    register_again: bool = False
    warning_accepted: bool = False


@dataclass(frozen=True)
class Binding:
    """Step two: a phone or e-mail bound with its code (A065–A067). Also changes a bound contact (A140)."""

    channel: Channel
    target: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True)
class NameChange:
    name: str


@dataclass(frozen=True)
class SecurityAnswers:
    """Pairs of question and answer, at most three."""

    pairs: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True)
class ScanAuthorisation:
    """The scan with the app, authorised; in practice the sandbox hands out `ticket`."""

    app: AppLogin
    ticket: str = field(repr=False)


@dataclass(frozen=True)
class Closing:
    """Closing an account (注销): identity, a code sent to the bound phone, the notice accepted."""

    identity: Identity
    phone: str = field(repr=False)
    code: str = field(repr=False)
    notice_accepted: bool = False


@dataclass(frozen=True)
class Credentials:
    """`identifier` is phone, ID number or e-mail (A024); `picture` is asked for after failures."""

    identifier: str = field(repr=False)
    password: str = field(repr=False)
    picture: PictureAnswer | None = None


@dataclass(frozen=True)
class CodeLogin:
    """Log-in without a password, as a school's own pre-check does: a one-time code, or a slip from the
    school.
    """

    identity: Identity
    phone: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    slip: str = field(default="", repr=False)


@dataclass(frozen=True)
class ClosedAccount:
    """Another account with the same number that was closed, and what that affects (A045, A091)."""

    user_name: str
    affects: tuple[str, ...]


@dataclass(frozen=True)
class Account:
    """An account as its owner sees it, with numbers masked."""

    user_name: str
    state: AccountState
    name: str
    document_type: DocumentType
    number: str
    phone: str
    email: str
    real_name_bound: bool
    has_security_questions: bool
    apps: tuple[AppLogin, ...]
    menus: tuple[Menu, ...]
    closed_accounts: tuple[ClosedAccount, ...]


@dataclass(frozen=True)
class Session:
    """`token` goes into `Call.session`; opaque, and forgotten with the process."""

    token: str = field(repr=False)
    account: Account
    valid_until: datetime


@dataclass(frozen=True)
class Nothing:
    """The request of an operation that needs none, and the answer of one that has nothing to say."""
