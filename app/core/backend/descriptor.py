"""What can be known of a backend without loading it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from app.core.backend.call import CancelToken
from app.core.text import Text

if TYPE_CHECKING:
    from app.core.backend.backend import Backend


class Realm(StrEnum):
    """`demo` takes only numbers of the reserved region 99; `real` refuses those."""

    DEMO = "demo"
    REAL = "real"


class Capability(StrEnum):
    """What a backend can do for a person; the flow chooses its steps by these."""

    REGISTER = "register"
    RECOVER = "recover"
    REVIEW = "review"
    RECORD = "record"
    CORRECT = "correct"
    ROSTER = "roster"
    GUIDE = "guide"
    SANDBOX = "sandbox"


class Profile(StrEnum):
    """The two generations of registration: by phone (notices of 2021 and 2024), by e-mail (2012 and 2020)."""

    PHONE = "phone"
    EMAIL_LEGACY = "email_legacy"


@dataclass(frozen=True)
class Options:
    """What a backend is opened with; a backend ignores what does not concern it.

    `time_goes_on`: the clock of practice runs, as people in front of a window expect; without it, it stands
    still until it is moved, so that plays and tests come out the same each time. `cancel` is set when nobody
    waits for the opening any more.
    """

    profile: Profile = Profile.PHONE
    scenario: str = ""
    server: str = ""
    school_file: str = ""
    rules_file: str = ""
    seed: int = 2026
    time_goes_on: bool = False
    cancel: CancelToken = field(default_factory=CancelToken, compare=False, repr=False)


@dataclass(frozen=True)
class Descriptor:
    """Static facts of a backend. `open` imports the implementation; nothing else here does."""

    id: str
    title: Text
    realm: Realm
    capabilities: frozenset[Capability]
    open: Callable[[Options], Backend] = field(compare=False, repr=False)
