"""What a database can throw, told apart: trouble to report, a race to run again, or a defect."""

from __future__ import annotations

import sqlite3
from enum import Enum, auto

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError, SQLAlchemyError


class Trouble(Enum):
    """`RACE`: somebody else was quicker, so running the work again finds out. `STORE`: it cannot save now."""

    RACE = auto()
    STORE = auto()


_RACES = {"40001", "40P01", "23505"}
"""PostgreSQL: serialization failure, deadlock, unique violation."""


def trouble_of(error: SQLAlchemyError) -> Trouble:
    """Which kind an error is."""
    original = error.orig if isinstance(error, DBAPIError) else None
    if str(getattr(original, "sqlstate", "") or "") in _RACES:
        return Trouble.RACE
    if isinstance(original, sqlite3.OperationalError) and "locked" in str(original):
        return Trouble.RACE
    if isinstance(error, IntegrityError):
        return Trouble.RACE
    return Trouble.STORE


def is_of_the_store(error: SQLAlchemyError) -> bool:
    """Whether the store, rather than a statement of ours, is at fault."""
    return isinstance(error, OperationalError | InterfaceError | IntegrityError) or (
        isinstance(error, DBAPIError) and bool(error.connection_invalidated)
    )
