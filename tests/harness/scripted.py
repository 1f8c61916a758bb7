"""A backend whose every answer the test writes: for what lies between the roles and their callers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.call import Call
from app.core.backend.data.service import CONTRACT, ServiceFacts
from app.core.backend.descriptor import Capability, Descriptor, Profile, Realm
from app.core.backend.operation import Operation, operations
from app.core.backend.refusal import RefusalCode, Refused
from app.core.backend.table import LOCAL, ROLES
from app.core.clock import CHINA
from app.core.text import verbatim

Script = Callable[[Any, Call], Any]


class Scripted:
    """Collects calls; `says["accounts/log-in"] = function` answers one, anything else is NOT_OFFERED."""

    def __init__(self, realm: Realm = Realm.DEMO) -> None:
        self.calls: list[tuple[str, Any, Call]] = []
        self.says: dict[str, Script] = {"service/facts": lambda request, call: facts(realm)}
        self._realm = realm

    def backend(self) -> Backend:
        roles: dict[str, Any] = {name: self._role(kind) for name, kind in ROLES.items() if name not in LOCAL}
        descriptor = Descriptor("scripted", verbatim("Scripted"), self._realm, CAPABILITIES, _never)
        return Backend(descriptor=descriptor, **roles)

    def _role(self, kind: type) -> object:
        role = type(kind.__name__, (), {})()
        for operation in operations(kind):
            setattr(role, operation.name, self._method(operation))
        return role

    def _method(self, operation: Operation) -> Script:
        def answer(request: Any, call: Call) -> Any:
            self.calls.append((operation.path, request, call))
            if operation.path not in self.says:
                raise Refused(RefusalCode.NOT_OFFERED)
            return self.says[operation.path](request, call)

        return answer


CAPABILITIES = frozenset(one for one in Capability if ROLE_OF[one] not in LOCAL)


def facts(realm: Realm = Realm.DEMO, contract: int = CONTRACT) -> ServiceFacts:
    return ServiceFacts(
        title="演示",
        realm=realm,
        profile=Profile.PHONE,
        contract=contract,
        capabilities=tuple(sorted(CAPABILITIES)),
        now=datetime(2026, 9, 1, 9, 0, tzinfo=CHINA),
        reveal_taken="at_entry",
        passwords=True,
        limits=(),
    )


def _never(options: object) -> Backend:
    raise AssertionError("opened by the test itself")
