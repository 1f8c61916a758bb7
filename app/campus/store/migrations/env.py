"""Run by Alembic with the connection that `migrating` hands over."""

from __future__ import annotations

from alembic import context

from app.campus.store.shelf import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,
)
context.run_migrations()
