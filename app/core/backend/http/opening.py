"""Opening a campus server as a backend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.call import Call, CancelToken, new_attempt
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.service import CONTRACT, ServiceFacts
from app.core.backend.descriptor import Descriptor, Realm
from app.core.backend.failure import WrongVersion
from app.core.backend.http.client import Client, RemoteRole
from app.core.backend.http.connection import Connection
from app.core.backend.http.trouble import NotPrivate
from app.core.backend.table import LOCAL, ROLES
from app.core.text import verbatim


def open_server(
    connection: Connection, descriptor: Descriptor, practice: str = "", cancel: CancelToken | None = None
) -> Backend:
    """Ask the server what it is, and play the roles it has.

    The result's descriptor has the realm, title and capabilities of this server. In the demo realm the
    client gets a practice of its own, or the one named `practice`. Raises a `Failure`: a service of the real
    realm is not talked to where others could listen.
    """
    client = Client(connection)
    try:
        service: Any = RemoteRole(ROLES["service"], client)
        facts: ServiceFacts = service.facts(Nothing(), Call(cancel=cancel or CancelToken()))
        if facts.contract != CONTRACT:
            raise WrongVersion
        if facts.realm is Realm.REAL and not connection.private:
            raise NotPrivate
    except BaseException:
        client.close()
        raise
    if facts.realm is Realm.DEMO:
        client.practice = practice or new_attempt()
    capabilities = frozenset(one for one in facts.capabilities if ROLE_OF[one] not in LOCAL)
    roles: dict[str, Any] = {ROLE_OF[one]: RemoteRole(ROLES[ROLE_OF[one]], client) for one in capabilities}
    return Backend(
        descriptor=replace(
            descriptor, title=verbatim(facts.title), realm=facts.realm, capabilities=capabilities
        ),
        service=service,
        close=client.close,
        **roles,
    )
