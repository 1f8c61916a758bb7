"""A backend that is not trusted: whatever it does, its callers see only what roles may do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, TypeVar

from app.core.backend.backend import Backend
from app.core.backend.call import Call, CancelToken
from app.core.backend.failure import Cancelled, Defect, Failure, TooSlow
from app.core.backend.operation import Operation, operations
from app.core.backend.refusal import Refused
from app.core.backend.table import ROLES

T = TypeVar("T")
_CLOSE_SECONDS = 5.0


def in_time(work: Callable[[], T], seconds: float, cancel: CancelToken | None = None) -> T:
    """The result of `work`, or what it raises; `TooSlow` after `seconds`, `Cancelled` at once when cancelled.

    Work that is given up goes on by itself on a thread that does not keep the program alive.
    """
    outcome: _Outcome[T] = _Outcome()
    if cancel is not None:
        cancel.on_cancel(outcome.awake.set)
    threading.Thread(target=outcome.settle, args=(work,), name="xueji-guarded", daemon=True).start()
    outcome.awake.wait(seconds)
    if cancel is not None and cancel.cancelled:
        raise Cancelled
    return outcome.take()


def guarded(backend: Backend) -> Backend:
    """The same backend behind a guard: deadlines hold, and foreign exceptions and answers become `Defect`."""
    roles: dict[str, Any] = {
        name: GuardedRole(role, getattr(backend, name), backend.descriptor.id)
        for name, role in ROLES.items()
        if getattr(backend, name) is not None
    }

    def close() -> None:
        try:
            in_time(backend.close, _CLOSE_SECONDS)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise

    return replace(backend, close=close, **roles)


class GuardedRole:
    """One role of a guarded backend, with the operations of its protocol and nothing else."""

    def __init__(self, role: type, inside: object, backend: str) -> None:
        for operation in operations(role):
            setattr(self, operation.name, _guard(operation, getattr(inside, operation.name), backend))


def _guard(
    operation: Operation, method: Callable[[Any, Call], Any], backend: str
) -> Callable[[Any, Call], Any]:
    def call_in_time(request: Any, call: Call) -> Any:
        if call.cancel.cancelled:
            raise Cancelled
        try:
            answer = in_time(lambda: method(request, call), call.deadline, call.cancel)
        except (Refused, Failure, Cancelled):
            raise
        except BaseException as error:
            raise Defect(backend) from error
        if not isinstance(answer, operation.result):
            raise Defect(backend)
        return answer

    return call_in_time


class _Outcome(Generic[T]):
    def __init__(self) -> None:
        self.awake = threading.Event()
        self._result: tuple[T] | None = None
        self._error: BaseException | None = None

    def settle(self, work: Callable[[], T]) -> None:
        try:
            self._result = (work(),)
        except BaseException as error:
            self._error = error
        finally:
            self.awake.set()

    def take(self) -> T:
        if self._error is not None:
            raise self._error
        if self._result is None:
            raise TooSlow
        return self._result[0]
