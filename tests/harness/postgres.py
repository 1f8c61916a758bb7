"""A PostgreSQL of its own for tests, or none where it is not installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_USER = "postgres"


def binaries() -> Path | None:
    """Where PostgreSQL's programs are, the newest first; None when there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def running() -> Iterator[str]:
    """The address of a fresh server on a free loopback port, as SQLAlchemy writes it (database `postgres`).

    PostgreSQL refuses to be run by root, and the directories of pytest are closed to others: so it lives
    in a directory of its own.
    """
    where = binaries()
    assert where is not None
    place = Path(tempfile.mkdtemp(prefix="xueji-postgres-", dir="/tmp"))
    data = place / "data"
    as_user = {"user": _USER, "group": _USER, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_user:
        account = pwd.getpwnam(_USER)
        os.chown(place, account.pw_uid, account.pw_gid)
    quiet: dict[str, Any] = {"check": True, "capture_output": True, "cwd": place, **as_user}
    plain = ("--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
    subprocess.run([where / "initdb", "-D", data, "-U", _USER, *plain], **quiet)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {place} -c max_connections=200 -c timezone=UTC"
    try:
        subprocess.run(
            [where / "pg_ctl", "-D", data, "-l", place / "log", "-w", "-o", options, "start"], **quiet
        )
        yield f"postgresql+psycopg://{_USER}@127.0.0.1:{port}/postgres"
    finally:
        stop = [where / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"]
        subprocess.run(stop, **{**quiet, "check": False})
        shutil.rmtree(place, ignore_errors=True)


def fresh_database(server: str) -> str:
    """The address of a new, empty database on a running server."""
    import secrets

    from sqlalchemy import create_engine, text
    from sqlalchemy.pool import NullPool

    name = f"campus_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.rpartition("/")[0] + f"/{name}"
