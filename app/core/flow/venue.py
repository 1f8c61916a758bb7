"""Where a journey takes place: what the flow must know of a backend, read from its descriptor alone."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.backend.descriptor import Capability, Descriptor, Profile, Realm


@dataclass(frozen=True)
class Venue:
    """Realm, capabilities and profile; `backend` is the descriptor's id."""

    backend: str
    realm: Realm
    capabilities: frozenset[Capability]
    profile: Profile = Profile.PHONE

    @property
    def guided(self) -> bool:
        """The person acts elsewhere, and the program shows the way."""
        return Capability.GUIDE in self.capabilities and Capability.REGISTER not in self.capabilities


def venue_of(descriptor: Descriptor, profile: Profile) -> Venue:
    return Venue(descriptor.id, descriptor.realm, descriptor.capabilities, profile)
