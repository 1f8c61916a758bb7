"""The backup and restore of docs/deploy.md, as they are written there."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.backend.call import Call, new_attempt
from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.person import Person
from app.core.backend.data.accounts import Credentials
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.backend.refusal import Refused
from harness import postgres
from harness.served import ROOT, serving

GUIDE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")


@pytest.fixture
def server_of_databases() -> Iterator[str]:
    if postgres.binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running() as url:
        yield url


def register(url: str, seed: int) -> Person:
    backend = open_server(Connection(url, proxy=NO_PROXY), CAMPUS)
    person = Bench(backend, random.Random(seed)).registered()
    backend.close()
    return person


def is_known(url: str, person: Person) -> bool:
    backend = open_server(Connection(url, proxy=NO_PROXY), CAMPUS)
    assert backend.accounts is not None
    try:
        backend.accounts.log_in(Credentials(person.phone, person.password), Call(attempt=new_attempt()))
    except Refused:
        return False
    finally:
        backend.close()
    return True


def test_postgresql_comes_back_as_it_was(tmp_path: Path, server_of_databases: str) -> None:
    assert "pg_dump --format=custom --file=" in GUIDE
    assert "pg_restore --exit-on-error --no-owner" in GUIDE
    before, after = (postgres.fresh_database(server_of_databases) for _ in range(2))
    keys = ("--keys", str(tmp_path / "keys"))
    where = postgres.binaries()
    assert where is not None
    dump = tmp_path / "xueji.dump"
    with serving(tmp_path, "--demo", "--database", before, *keys) as served:
        kept = register(served.url, 1)
        subprocess.run(
            [where / "pg_dump", "--format=custom", f"--file={dump}", plain(before)],
            check=True,
            capture_output=True,
        )
        lost = register(served.url, 2)
    subprocess.run(
        [where / "pg_restore", "--exit-on-error", "--no-owner", f"--dbname={plain(after)}", dump],
        check=True,
        capture_output=True,
    )
    with serving(tmp_path, "--demo", "--database", after, *keys) as served:
        assert is_known(served.url, kept)
        assert not is_known(served.url, lost)


def plain(url: str) -> str:
    """The address as PostgreSQL's own programs write it."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def test_sqlite_is_copied_while_it_runs_and_comes_back(tmp_path: Path) -> None:
    command = re.search(r'python3 -c "(import sqlite3; .*)"', GUIDE)
    assert command is not None
    backup = tmp_path / "backup.db"
    code = command[1].replace("/backup/xueji.db", str(backup))
    arguments = ("--demo", "--database", "sqlite:///xueji-campus.db")
    with serving(tmp_path, *arguments) as served:
        kept = register(served.url, 1)
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
        lost = register(served.url, 2)
    backup.replace(tmp_path / "xueji-campus.db")
    for rest in ("xueji-campus.db-wal", "xueji-campus.db-shm"):
        (tmp_path / rest).unlink(missing_ok=True)
    with serving(tmp_path, *arguments) as served:
        assert is_known(served.url, kept)
        assert not is_known(served.url, lost)


def test_with_other_keys_a_server_does_not_start(tmp_path: Path) -> None:
    practice = ("--demo", "--database", "sqlite:///hall.db")
    with serving(tmp_path, *practice) as served:
        register(served.url, 1)
    done = subprocess.run(
        [sys.executable, "-m", "app", "serve", "--port", "0", *practice, "--keys", "other-keys"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert done.stdout == ""


def test_the_unit_and_the_proxy_name_real_options() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "app", "serve", "--help"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    unit = GUIDE[GUIDE.index("ExecStart=") : GUIDE.index("Restart=on-failure")]
    options = set(re.findall(r"--[a-z]+", unit))
    assert len(options) >= 6
    for option in options | set(re.findall(r"`(--[a-z]+)[ `]", GUIDE)):
        assert option in help_text, option
