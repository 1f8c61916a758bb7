"""The schema of a database: brought up to date, and left alone when it is newer than the program."""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import Connection

from app.core.backend.failure import StoreTrouble

_SCRIPTS = "app.campus.store:migrations"


class NewerSchema(StoreTrouble):
    """The database was made by a newer version of this program."""


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the tables up to a revision in the caller's transaction. `NewerSchema` when they are ahead."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    _check_known(connection)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(config, to)


def check_current(connection: Connection) -> None:
    """Raise unless the schema is this program's: `NewerSchema`, or `StoreTrouble` for an older one."""
    _check_known(connection)
    if _revision(connection) != _scripts().get_current_head():
        raise StoreTrouble


def _check_known(connection: Connection) -> None:
    found = _revision(connection)
    if found is not None and found not in {script.revision for script in _scripts().walk_revisions()}:
        raise NewerSchema


def _revision(connection: Connection) -> str | None:
    from alembic.runtime.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def _scripts() -> Any:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.set_main_option("path_separator", "os")
    return config
