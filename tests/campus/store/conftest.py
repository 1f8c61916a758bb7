"""The same tests on every database: in memory, a SQLite file, PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy import text as sql

from app.campus.store.store import MEMORY
from harness import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of this test run, or a loud skip where it is not installed."""
    if postgres.binaries() is None:
        # Past pytest's capture: nobody shall believe that these tests have run.
        print("\nPostgreSQL is not installed: its tests do NOT run", file=sys.__stderr__)
        pytest.skip("PostgreSQL is not installed")
    with postgres.running() as url:
        yield url


@pytest.fixture
def new_database(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """A function from a kind (``memory``, ``file``, ``postgres``) to the address of an empty database."""
    made = 0

    def make(kind: str) -> str:
        nonlocal made
        made += 1
        if kind == "memory":
            return MEMORY
        if kind == "file":
            return f"sqlite:///{tmp_path / f'campus{made}.db'}"
        server: str = request.getfixturevalue("postgres_server")
        name = f"test_{abs(hash((request.node.nodeid, made)))}"
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sql(f'CREATE DATABASE "{name}"'))
        engine.dispose()
        return f"{server.rpartition('/')[0]}/{name}"

    return make


@pytest.fixture(params=["memory", "file", "postgres"])
def url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    return new_database(request.param)


@pytest.fixture(params=["file", "postgres"])
def durable(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """A database that outlives its process."""
    return new_database(request.param)
