"""An opened backend: its descriptor and the roles it plays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.core.backend.descriptor import Capability, Descriptor
from app.core.backend.roles.accounts import Accounts
from app.core.backend.roles.corrections import Corrections
from app.core.backend.roles.guide import Guide
from app.core.backend.roles.records import Records
from app.core.backend.roles.recovery import Recovery
from app.core.backend.roles.reviews import Reviews
from app.core.backend.roles.roster import Roster
from app.core.backend.roles.sandbox import Sandbox
from app.core.backend.roles.service import Service


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Backend:
    """Roles by name; None where the backend does not play one.

    All roles may be called from any thread, and raise only `Refused`, `Failure` and `Cancelled`.
    `close` releases what was opened and may be called twice.
    """

    descriptor: Descriptor
    service: Service
    accounts: Accounts | None = None
    recovery: Recovery | None = None
    reviews: Reviews | None = None
    records: Records | None = None
    corrections: Corrections | None = None
    roster: Roster | None = None
    guide: Guide | None = None
    sandbox: Sandbox | None = None
    close: Callable[[], None] = field(default=_nothing, repr=False)


ROLE_OF: dict[Capability, str] = {
    Capability.REGISTER: "accounts",
    Capability.RECOVER: "recovery",
    Capability.REVIEW: "reviews",
    Capability.RECORD: "records",
    Capability.CORRECT: "corrections",
    Capability.ROSTER: "roster",
    Capability.GUIDE: "guide",
    Capability.SANDBOX: "sandbox",
}
"""The attribute of `Backend` that a capability promises."""
