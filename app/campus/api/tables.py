"""The tables of a database, made when a server starts."""

from __future__ import annotations

from sqlalchemy import text as sql
from sqlalchemy.exc import SQLAlchemyError

from app.campus.store.migrating import migrate
from app.campus.store.store import Store
from app.core.backend.failure import StoreTrouble

_LOCK = 7_302_919
"""Any number, as long as it is always this one."""


def ensure_tables(store: Store) -> None:
    """Bring them up to date under a lock: of servers that start together, one does it, the others wait."""
    try:
        with store.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sql("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            migrate(connection)
    except SQLAlchemyError as error:
        raise StoreTrouble from error
