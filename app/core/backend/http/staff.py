"""The log-in of staff at a campus server, kept between starts; students' are never kept."""

from __future__ import annotations

from app.core.backend.data.roster import StaffSession
from app.core.backend.http.connection import Connection
from app.core.secrets import Outcome, Secrets


class StaffLogin:
    """The token of one member of staff at one server. Slow, off the window's thread; never raises.

    Only the token is kept, never the password; it ends by itself, and `forget` is for logging out.
    """

    def __init__(self, secrets: Secrets, connection: Connection) -> None:
        self._secrets = secrets
        self._name = f"token of {connection.base}"

    def keep(self, session: StaffSession) -> Outcome:
        """Keep the token; the outcome's words say where, for the person to read."""
        return self._secrets.keep(self._name, session.token)

    def find(self) -> str:
        """The token for `Call.session`, or nothing."""
        return self._secrets.find(self._name) or ""

    def forget(self) -> bool:
        """False when the keyring may still hold it."""
        return self._secrets.forget(self._name)
