"""A service that answers late, wrongly, or not at all, once, at the call one chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.call import Call
from app.core.backend.failure import Busy, Cancelled, Unreachable
from app.core.backend.refusal import RefusalCode, Refused

ROLES = tuple(dict.fromkeys(ROLE_OF.values()))
REAL_TIME = frozenset({"sandbox"})
"""The strings behind the stage never fail: they are no service."""


class Fault(StrEnum):
    SLOW = "slow"
    REFUSED = "refused"
    CUT = "cut"
    """It was done, and the answer is lost on the way."""
    BUSY = "busy"
    RAISES = "raises"
    SILENT = "silent"
    """No answer ever comes."""


@dataclass
class Service:
    """Wraps a backend; `arm` makes the next call to a real role fail. `done` are writes that came through."""

    armed: Fault | None = None
    struck: list[str] = field(default_factory=list)
    done: list[tuple[str, str]] = field(default_factory=list)
    slow_seconds: float = 0.6

    def wrap(self, backend: Backend) -> Backend:
        roles = {
            name: Role(name, getattr(backend, name), self)
            for name in ROLES
            if name not in REAL_TIME and getattr(backend, name) is not None
        }
        return replace(backend, **roles)  # type: ignore[arg-type]

    def arm(self, fault: Fault) -> None:
        self.armed = fault

    def attempts_at(self, operation: str) -> list[str]:
        return [attempt for name, attempt in self.done if name == operation]


class Role:
    def __init__(self, name: str, inside: object, service: Service) -> None:
        self._name, self._inside, self._service = name, inside, service

    def __getattr__(self, operation: str) -> Callable[[Any, Call], Any]:
        through = getattr(self._inside, operation)
        service, name = self._service, f"{self._name}.{operation}"

        def call(request: Any, call: Call) -> Any:
            fault, service.armed = service.armed, None
            if fault is not None:
                service.struck.append(name)
            if fault is Fault.SLOW:
                call.cancel.wait(service.slow_seconds)
            elif fault is Fault.REFUSED:
                raise Refused(RefusalCode.TOO_MANY_REQUESTS)
            elif fault is Fault.BUSY:
                raise Busy
            elif fault is Fault.RAISES:
                raise ValueError("not a word of this may be shown")
            elif fault is Fault.SILENT:
                while not call.cancel.wait(1):
                    pass
                raise Cancelled
            try:
                answer = through(request, call)
            except Refused:
                if fault is Fault.CUT:
                    raise Unreachable from None  # a refusal is an answer too, and lost like any other
                raise
            service.done.append((name, call.attempt))
            if fault is Fault.CUT:
                raise Unreachable
            return answer

        return call
