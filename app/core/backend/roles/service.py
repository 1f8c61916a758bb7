"""What every backend can do: say what it is."""

from __future__ import annotations

from typing import Protocol

from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.service import ServiceFacts
from app.core.backend.operation import Audience, read


class Service(Protocol):
    @read(Audience.ANYONE)
    def facts(self, request: Nothing, call: Call) -> ServiceFacts:
        """Realm, profile, capabilities, limits in force and the service's clock."""
        ...
