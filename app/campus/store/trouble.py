"""What a database can throw, told apart: trouble to report, a race to run again, or a defect."""

from __future__ import annotations

import sqlite3
from enum import Enum, auto

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class Trouble(Enum):
    """`RACE`: somebody was quicker, so running the work again finds out. `BUSY`: others hold the database.
    `STORE`: it cannot save now.
    """

    RACE = auto()
    BUSY = auto()
    STORE = auto()


_RACES = {"40001", "40P01", "23505"}
"""PostgreSQL: serialization failure, deadlock, unique violation."""


def trouble_of(error: Exception) -> Trouble:
    """Which kind an error of SQLAlchemy or of the driver is."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if str(getattr(original, "sqlstate", "") or "") in _RACES:
        return Trouble.RACE
    if isinstance(original, sqlite3.OperationalError) and "locked" in str(original):
        return Trouble.BUSY
    if isinstance(error, PoolTimeout):
        return Trouble.BUSY
    if isinstance(original, sqlite3.IntegrityError):
        return Trouble.RACE
    return Trouble.STORE
