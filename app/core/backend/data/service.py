"""What a service says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.backend.descriptor import Capability, Profile, Realm

CONTRACT = 1
"""Version of the contract between client and service; the first part of every path."""


@dataclass(frozen=True)
class ServiceFacts:
    """`title` is shown in the window's header in the real realm; `limits` are rule ids with their values
    as text.
    """

    title: str
    realm: Realm
    profile: Profile
    contract: int
    capabilities: tuple[Capability, ...]
    now: datetime
    reveal_taken: str
    passwords: bool
    limits: tuple[tuple[str, str], ...]
