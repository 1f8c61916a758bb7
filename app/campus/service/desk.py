"""Where every operation passes: form, log-in, attempt, rule, answer, all in one transaction."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.campus.service.attempts import earlier_answer, fingerprint_of, remember
from app.campus.service.entropy import Entropy
from app.campus.service.forgetting import FORGET_EVERY, forget_what_is_over
from app.campus.service.form import check_form
from app.campus.service.hasher import Hasher
from app.campus.service.sessions import admit
from app.campus.service.setting import Setting
from app.campus.service.work import Work
from app.campus.store.store import Store, Transaction
from app.core.backend.call import Call
from app.core.backend.failure import Cancelled, Defect, Failure
from app.core.backend.operation import Operation, operations
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import Clock

Handler = Callable[[Work, Any], Any]


@dataclass
class Desk:
    """The parts of a running service. `setting` is asked anew each time: practice changes it."""

    store: Store
    setting: Callable[[], Setting]
    clock: Clock
    entropy: Entropy
    hasher: Hasher
    forgotten_at: datetime | None = None
    """When what is over was last deleted."""

    def moment(self, transaction: Transaction) -> datetime:
        """When it is for the work of `transaction`; several processes may keep their clock there."""
        return self.clock.now()

    def perform(self, operation: Operation, handler: Handler, request: Any, call: Call) -> Any:
        """Do one operation. Raises `Refused`, `Failure` or `Cancelled` and nothing else."""
        if call.cancel.cancelled:
            raise Cancelled
        check_form(request, operation.request)

        def work_in(transaction: Transaction) -> Any:
            work = Work(transaction, self.setting(), self.moment(transaction), self.entropy, self.hasher)
            admit(work, call.session, operation.audience)
            if not operation.is_write:
                return handler(work, request)
            self._forget(work)
            fingerprint = fingerprint_of(work, operation, request)
            earlier = earlier_answer(work, operation, call.attempt, fingerprint)
            if earlier is not None:
                return earlier
            answer = handler(work, request)
            remember(work, operation, call.attempt, fingerprint, answer)
            return answer

        try:
            return self.store.run(work_in, writes=operation.is_write)
        except (Refused, Failure, Cancelled):
            raise
        except Exception as defect:
            raise Defect("campus") from defect

    def _forget(self, work: Work) -> None:
        """Now and then; should the work around it be undone, the next time does it."""
        if self.forgotten_at is None or work.now - self.forgotten_at >= FORGET_EVERY:
            forget_what_is_over(work)
            self.forgotten_at = work.now


def role(desk: Desk, protocol: type, handlers: Mapping[str, Handler]) -> Any:
    """An object that plays a role: each method of the protocol hands its request to the desk.

    A method without a handler refuses with `NOT_OFFERED`.
    """
    methods = {
        operation.name: _method(desk, operation, handlers.get(operation.name, _not_offered))
        for operation in operations(protocol)
    }
    unknown = handlers.keys() - methods.keys()
    if unknown:
        raise LookupError(f"{protocol.__name__} has no {sorted(unknown)}")
    return type(f"Campus{protocol.__name__}", (), methods)()


def _method(desk: Desk, operation: Operation, handler: Handler) -> Callable[..., Any]:
    def method(self: object, request: Any, call: Call) -> Any:
        return desk.perform(operation, handler, request, call)

    method.__name__ = operation.name
    method.__doc__ = inspect.getdoc(handler)
    return method


def _not_offered(work: Work, request: Any) -> Any:
    raise Refused(RefusalCode.NOT_OFFERED)
