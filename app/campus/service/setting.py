"""What a campus is set up as; it stays the same while the service runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.core.backend.data.sandbox import Folder
from app.core.backend.descriptor import Capability, Profile, Realm
from app.core.rules.limits import Rules


@dataclass(frozen=True)
class Deadlines:
    """Until when students report and colleges send (A185, A186)."""

    college: date
    office: date


@dataclass(frozen=True)
class Setting:
    """`passwords` is false for a school's own service, which lets students in by a code or a slip."""

    title: str
    realm: Realm
    profile: Profile
    capabilities: frozenset[Capability]
    rules: Rules = field(repr=False)
    deadlines: Deadlines
    unchecked: frozenset[str] = frozenset()
    """Fields of the record that need no verdict at this school."""
    published: bool = True
    """Whether the school has published this year's records at all (F1)."""
    passwords: bool = True
    activation_folder: Folder = Folder.INBOX
    """Where mail programs put the activation mail (A046)."""
    sender: str = ""
    """Who messages come from, where it is not the practice stage."""
