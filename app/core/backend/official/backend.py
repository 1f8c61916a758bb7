"""The opened `official` backend: a guide and nothing else."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.service import CONTRACT, ServiceFacts
from app.core.backend.descriptor import Capability, Options, Profile, Realm
from app.core.backend.official.descriptor import OFFICIAL
from app.core.backend.official.guide import OfficialGuide
from app.core.clock import Clock, SystemClock


class _Facts:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def facts(self, request: Nothing, call: Call) -> ServiceFacts:
        return ServiceFacts(
            title="学信网",
            realm=Realm.REAL,
            profile=Profile.PHONE,
            contract=CONTRACT,
            capabilities=(Capability.GUIDE,),
            now=self._clock.now(),
            reveal_taken="at_entry",
            passwords=False,
            limits=(),
        )


def open_official(options: Options) -> Backend:
    """Opens nothing and connects to nothing: the person does everything on the real site."""
    return Backend(OFFICIAL, service=_Facts(SystemClock()), guide=OfficialGuide())
