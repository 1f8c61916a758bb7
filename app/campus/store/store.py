"""The database: in memory for practice, a SQLite file or PostgreSQL for a school."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from app.campus.store.migrating import check_current
from app.campus.store.rows import ROW_TYPES, KeyRow
from app.campus.store.shelf import METADATA, Shelf, kind_of
from app.campus.store.trouble import Trouble, trouble_of
from app.campus.store.vault import Keys, Vault
from app.core.backend.failure import Busy, StoreTrouble

T = TypeVar("T")
MEMORY = "sqlite://"
_LOCK_WAIT_MS = 10_000
_KEYS = "keys"
_LONGEST_PAUSE = 0.2
"""Seconds between two runs, at most."""
_RUNS = 12
"""How often work that lost a race is run again before the caller is told that the service is busy."""

for _row_type in ROW_TYPES:
    kind_of(_row_type)


class Transaction:
    """One unit of work: everything in it is saved, or nothing."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self.connection = connection
        self.vault = vault
        self._shelves: dict[type[Any], Any] = {}

    def rows(self, row_type: type[T]) -> Shelf[T]:
        shelf = self._shelves.get(row_type)
        if shelf is None:
            shelf = self._shelves[row_type] = Shelf(row_type, self.connection, self.vault)
        found: Shelf[T] = shelf
        return found


class Store:
    """`url` as SQLAlchemy writes them: ``sqlite://``, ``sqlite:///file``, ``postgresql+psycopg://…``.

    May be used from any thread. Raises `StoreTrouble` when the database cannot be used, `Busy` when
    too many write at once; then nothing of the work was saved.
    """

    def __init__(self, url: str, keys: Keys) -> None:
        self.url = url
        self.vault = Vault(keys)
        self.in_memory = url == MEMORY
        self._one_at_a_time = threading.RLock() if self.in_memory else None
        self.engine = _engine(url)
        self._driver_error: type[Exception] = self.engine.dialect.loaded_dbapi.Error
        self._is_verified = self.in_memory
        if self.in_memory:
            METADATA.create_all(self.engine)

    def run(self, work: Callable[[Transaction], T], *, writes: bool) -> T:
        """Run `work` in a transaction and save what it did; run it again when it lost a race.

        An exception of `work` undoes everything, unless it carries `keep_changes = True`.
        """
        if self._one_at_a_time is None:
            return self._run(work, writes)
        with self._one_at_a_time:
            return self._run(work, writes)

    def _run(self, work: Callable[[Transaction], T], writes: bool) -> T:
        for run in range(_RUNS):
            try:
                if not self._is_verified:
                    self._verify()
                with self._begin(writes) as connection:
                    return work(Transaction(connection, self.vault))
            except (SQLAlchemyError, self._driver_error) as error:
                trouble = trouble_of(error)
                if trouble is Trouble.BUSY:
                    raise Busy from error
                if trouble is not Trouble.RACE:
                    raise StoreTrouble from error
                # Those who met here must not meet again at once.
                time.sleep(random.random() * _LONGEST_PAUSE * min(1.0, 2.0**run / 64))  # noqa: S311
        raise Busy

    def _verify(self) -> None:
        """Before the first use: the schema is this program's, and the keys are the store's."""
        with self._begin(True) as connection:
            check_current(connection)
            keys = Transaction(connection, self.vault).rows(KeyRow)
            # Reading it opens it, which other keys cannot.
            if keys.get(_KEYS) is None:
                keys.add(KeyRow(_KEYS, _KEYS))
        self._is_verified = True

    @contextmanager
    def _begin(self, writes: bool) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            connection.info["writes"] = writes
            transaction = connection.begin()
            try:
                yield connection
            except Exception as error:
                if getattr(error, "keep_changes", False):
                    transaction.commit()
                else:
                    transaction.rollback()
                raise
            except BaseException:
                transaction.rollback()
                raise
            transaction.commit()

    def clear(self) -> None:
        """Forget everything; for practice only."""
        with self.engine.begin() as connection:
            for table in reversed(METADATA.sorted_tables):
                connection.execute(table.delete())

    def close(self) -> None:
        """Let go of the database; the one in memory not under somebody's work: that would end the process."""
        with self._one_at_a_time or nullcontext():
            self.engine.dispose()


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(
            url, isolation_level="SERIALIZABLE", pool_pre_ping=True, pool_size=8, max_overflow=24
        )
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "timeout": _LOCK_WAIT_MS / 1000}}
    if url == MEMORY:
        options["poolclass"] = StaticPool
    else:
        options |= {"pool_size": 8, "max_overflow": 24}
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Python's driver would begin transactions by itself, and too late for IMMEDIATE.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A write takes its lock at once, so that what it has checked is still so when it saves.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("writes", True) else "BEGIN")
