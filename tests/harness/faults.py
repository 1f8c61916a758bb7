"""A service that answers late, wrongly, twice or not at all, at the call one chooses, without any clock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.call import Call
from app.core.backend.failure import BrokenAnswer, Busy, Cancelled, Unreachable
from app.core.backend.refusal import RefusalCode, Refused

ROLES = tuple(dict.fromkeys(ROLE_OF.values()))
REAL_TIME = frozenset({"sandbox"})
"""The strings behind the stage never fail: they are no service."""
PATIENCE = 60.0
"""Seconds after which a held call gives up, so that a broken test ends."""


class Fault(StrEnum):
    REFUSED = "refused"
    CUT = "cut"
    """It was done, and the answer is lost on the way."""
    BUSY = "busy"
    WRONG = "wrong"
    """The answer cannot be understood, as the HTTP client reports it."""
    RAISES = "raises"
    TWICE = "twice"
    """The network brings the same request twice; the second answer is heard."""
    HELD = "held"
    """No answer until `Service.release`; done all the same when nobody waits any more."""


@dataclass
class Service:
    """Wraps a backend; `arm` makes a coming call to a real role fail. `done` are calls that came through."""

    armed: Fault | None = None
    struck: list[str] = field(default_factory=list)
    done: list[tuple[str, str]] = field(default_factory=list)
    _after: int = 0
    _gate: threading.Event | None = None

    def wrap(self, backend: Backend) -> Backend:
        roles = {
            name: Role(name, getattr(backend, name), self)
            for name in ROLES
            if name not in REAL_TIME and getattr(backend, name) is not None
        }
        return replace(backend, **roles)  # type: ignore[arg-type]

    def arm(self, fault: Fault, after: int = 0) -> None:
        """Strike once, the call that follows `after` others; `TWICE` strikes every call until `disarm`."""
        self.armed, self._after = fault, after

    def disarm(self) -> None:
        self.armed = None

    @property
    def held(self) -> bool:
        """Somebody waits for an answer that is kept back."""
        return self._gate is not None

    def release(self) -> None:
        gate, self._gate = self._gate, None
        if gate is not None:
            gate.set()

    def attempts_at(self, operation: str) -> list[str]:
        return [attempt for name, attempt in self.done if name == operation]

    def _due(self, name: str) -> Fault | None:
        if self.armed is None:
            return None
        if self._after:
            self._after -= 1
            return None
        fault = self.armed
        if fault is not Fault.TWICE:
            self.armed = None
        self.struck.append(name)
        return fault

    def _hold(self, call: Call) -> None:
        gate = threading.Event()
        call.cancel.on_cancel(gate.set)
        self._gate = gate
        assert gate.wait(PATIENCE), "nobody released the call"
        self._gate = None


class Role:
    def __init__(self, name: str, inside: object, service: Service) -> None:
        self._name, self._inside, self._service = name, inside, service

    def __getattr__(self, operation: str) -> Callable[[Any, Call], Any]:
        through = getattr(self._inside, operation)
        service, name = self._service, f"{self._name}.{operation}"

        def call(request: Any, call: Call) -> Any:
            fault = service._due(name)
            if fault is Fault.REFUSED:
                raise Refused(RefusalCode.TOO_MANY_REQUESTS)
            if fault is Fault.BUSY:
                raise Busy
            if fault is Fault.WRONG:
                raise BrokenAnswer
            if fault is Fault.RAISES:
                raise ValueError("not a word of this may be shown")
            given_up = False
            if fault is Fault.HELD:
                service._hold(call)
                given_up = call.cancel.cancelled
                call = replace(call, cancel=type(call.cancel)())  # it left before anybody gave up
            try:
                answer = through(request, call)
                if fault is Fault.TWICE:
                    answer = through(request, call)
            except Refused:
                if fault is Fault.CUT:
                    raise Unreachable from None  # a refusal is an answer too, and lost like any other
                if given_up:
                    raise Cancelled from None
                raise
            service.done.append((name, call.attempt))
            if fault is Fault.CUT:
                raise Unreachable
            if given_up:
                raise Cancelled
            return answer

        return call
