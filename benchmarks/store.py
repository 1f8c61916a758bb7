"""Operations a second on a SQLite file and on PostgreSQL, beside the same SQL done bare by the driver.

    python benchmarks/store.py [PEOPLE]

Each person gets a code, registers, logs in and confirms the record. Every statement the service sends is
noted and sent again to an empty database by the driver alone, with the same transactions: the ratio is
what rules, sealing, attempts and SQLAlchemy cost.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from sqlalchemy import create_engine
from sqlalchemy import text as sql

from app.campus.api.tables import ensure_tables
from app.campus.store.shelf import Shelf, _words
from app.campus.store.store import Store
from app.campus.store.vault import new_keys
from harness import postgres
from harness.campus import Campus, all_same, writing

ROUNDS = 3
Noted = list[list[tuple[str, Any]]]


@contextmanager
def noting() -> Iterator[Noted]:
    """Every statement of every transaction, in order."""
    transactions: Noted = []
    execute, run = Shelf._execute, Store._run

    def noting_execute(self: Any, what: str, names: tuple[str, ...], values: dict[str, Any]) -> Any:
        words, order = _words(self._kind, what, names, self._dialect)
        given = dict(values) if order is None else tuple(values[name] for name in order)
        transactions[-1].append((words, given))
        return execute(self, what, names, values)

    def noting_run(self: Any, work: Any, writes: bool) -> Any:
        transactions.append([])
        return run(self, work, writes)

    Shelf._execute, Store._run = noting_execute, noting_run  # type: ignore[method-assign]
    try:
        yield transactions
    finally:
        Shelf._execute, Store._run = execute, run  # type: ignore[method-assign]


def visit(campus: Campus, people: int) -> int:
    """How many operations it took."""
    for _ in range(people):
        person = campus.load()
        session = campus.entered(person)
        campus.records.confirm(all_same(campus.record(session)), writing(session))
    # load, picture, solution, code, messages, register, log-in, look-up, confirm
    return 9 * people


def bare(url: str, transactions: Noted) -> float:
    """Seconds for the same statements by the driver alone, on an empty database."""
    store = Store(url, new_keys())
    ensure_tables(store)
    connection: Any = store.engine.raw_connection()
    cursor = connection.cursor()
    begun = time.perf_counter()
    for statements in transactions:
        if url.startswith("sqlite"):
            cursor.execute("BEGIN IMMEDIATE")
        for words, given in statements:
            cursor.execute(words, given)
            if words.startswith("SELECT"):
                cursor.fetchall()
        connection.commit()
    took = time.perf_counter() - begun
    connection.close()
    store.close()
    return took


def measure(name: str, people: int, fresh: Any) -> None:
    served, alone, operations = [], [], 0
    for _ in range(ROUNDS):
        with noting() as transactions:
            campus = Campus(url=fresh())
            transactions.clear()
            operations = visit(campus, people)
            campus.close()
        campus = Campus(url=fresh())
        begun = time.perf_counter()
        visit(campus, people)
        served.append(time.perf_counter() - begun)
        campus.close()
        alone.append(bare(fresh(), transactions))
    service, driver = statistics.median(served), statistics.median(alone)
    statements = sum(map(len, transactions))
    print(
        f"{name}: {operations / service:.0f} operations a second, "
        f"bare {operations / driver:.0f} ({statements} statements): ratio {service / driver:.1f}"
    )


def main(arguments: list[str]) -> int:
    people = int(arguments[0]) if arguments else 100
    made = 0

    def new_file() -> str:
        nonlocal made
        made += 1
        return f"sqlite:///{Path(place) / f'{made}.db'}"

    with tempfile.TemporaryDirectory() as place:
        measure("SQLite file", people, new_file)
    if postgres.binaries() is None:
        print("PostgreSQL: not installed")
        return 0
    with postgres.running() as server:

        def new_database() -> str:
            nonlocal made
            made += 1
            engine = create_engine(server, isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.execute(sql(f"CREATE DATABASE bench{made}"))
            engine.dispose()
            return f"{server.rpartition('/')[0]}/bench{made}"

        measure("PostgreSQL", people, new_database)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
