"""Where a journey takes place: what the flow must know of a backend, read from its descriptor alone."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.backend.descriptor import Capability, Descriptor, Profile, Realm
from app.core.flow.door import Door


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

    @property
    def at_school(self) -> bool:
        """A school's own service with its own records: neither practice nor the official site."""
        return self.realm is Realm.REAL and not self.guided


def venue_of(descriptor: Descriptor, profile: Profile) -> Venue:
    return Venue(descriptor.id, descriptor.realm, descriptor.capabilities, profile)


def door_to(venue: Venue) -> Door | None:
    """The door that leads to a service, by what it is; None where students have nothing to do there."""
    if venue.guided:
        return Door.FOR_REAL
    if Capability.REGISTER not in venue.capabilities:
        return None  # without accounts nobody can get in
    if venue.realm is Realm.DEMO:
        return Door.PRACTISE
    return Door.SCHOOL if Capability.RECORD in venue.capabilities else None
