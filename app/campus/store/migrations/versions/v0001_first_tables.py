"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS, _NUMBER, _FLAG, _BYTES = sa.Text, sa.BigInteger, sa.Boolean, sa.LargeBinary


def upgrade() -> None:
    _table(
        "account",
        _column("state", _WORDS),
        _column("created_at", _NUMBER),
        _column("named_by", _WORDS),
        _column("password_hash", _WORDS),
        _column("document_type", _WORDS),
        _column("real_name_bound", _FLAG),
        _column("login_failures", _NUMBER),
        _column("apps", _WORDS),
        _column("warning_accepted", _FLAG),
        _column("app_failures", _NUMBER),
        _column("proven", _FLAG),
        _column("closed_because", _WORDS),
        _column("number_index", _BYTES, nullable=True),
        _column("phone_index", _BYTES, nullable=True),
        _column("email_index", _BYTES, nullable=True),
        _column("sealed", _BYTES),
    )
    op.create_index("account_by_email", "account", ["email_index"], unique=False)
    op.create_index("account_by_number", "account", ["number_index"], unique=False)
    op.create_index("account_by_phone", "account", ["phone_index"], unique=False)
    _table("activation", _column("valid_until", _NUMBER), _column("account", _WORDS))
    op.create_index("activation_by_account", "activation", ["account"], unique=False)
    _table("app", _column("app", _WORDS), _column("account", _WORDS))
    op.create_index("app_by_account", "app", ["account"], unique=False)
    _table("attempt", _column("fingerprint", _BYTES), _column("at", _NUMBER), _column("sealed", _BYTES))
    op.create_index("attempt_by_at", "attempt", ["at"], unique=False)
    _table("block", _column("until", _NUMBER))
    _table(
        "case",
        _column("key", _WORDS),
        _column("owner", _WORDS),
        _column("state", _WORDS),
        _column("reported_at", _NUMBER),
        _column("due", _WORDS),
        _column("photo_cause", _WORDS, nullable=True),
        _column("account", _WORDS),
        _column("record", _WORDS),
        _column("sealed", _BYTES),
    )
    op.create_index("case_by_account", "case", ["account"], unique=False)
    op.create_index("case_by_record", "case", ["record"], unique=False)
    _table("claim", _column("account", _WORDS), _column("by_binding", _FLAG))
    op.create_index("claim_by_account", "claim", ["account"], unique=False)
    _table("clock", _column("begun", _NUMBER), _column("ahead", _NUMBER))
    _table(
        "code",
        _column("purpose", _WORDS),
        _column("channel", _WORDS),
        _column("sent_at", _NUMBER),
        _column("valid_until", _NUMBER),
        _column("tries", _NUMBER),
        _column("target_index", _BYTES, nullable=True),
        _column("sealed", _BYTES),
    )
    op.create_index("code_by_target", "code", ["target_index"], unique=False)
    _table(
        "help",
        _column("purpose", _WORDS),
        _column("state", _WORDS),
        _column("sent_at", _NUMBER),
        _column("account", _WORDS),
        _column("helper", _WORDS),
        _column("sealed", _BYTES),
    )
    op.create_index("help_by_account", "help", ["account"], unique=False)
    op.create_index("help_by_helper", "help", ["helper"], unique=False)
    _table("key", _column("sealed", _BYTES))
    _table("load", _column("scenario", _WORDS))
    op.create_index("load_by_scenario", "load", ["scenario"], unique=False)
    _table(
        "message",
        _column("channel", _WORDS),
        _column("at", _NUMBER),
        _column("folder", _WORDS),
        _column("target_index", _BYTES, nullable=True),
        _column("sealed", _BYTES),
    )
    op.create_index("message_by_target", "message", ["target_index"], unique=False)
    _table("picture", _column("purpose", _WORDS), _column("valid_until", _NUMBER), _column("sealed", _BYTES))
    op.create_index("picture_by_valid_until", "picture", ["valid_until"], unique=False)
    _table(
        "record",
        _column("kind", _WORDS),
        _column("institution", _WORDS),
        _column("college", _WORDS),
        _column("class_name", _WORDS),
        _column("status", _WORDS),
        _column("status_class", _WORDS),
        _column("admission_photo", _WORDS),
        _column("qualification_photo", _WORDS),
        _column("flags", _WORDS),
        _column("published_since", _WORDS, nullable=True),
        _column("self_checked_at", _NUMBER, nullable=True),
        _column("photo_cause", _WORDS, nullable=True),
        _column("number_index", _BYTES, nullable=True),
        _column("sealed", _BYTES),
    )
    op.create_index("record_by_number", "record", ["number_index"], unique=False)
    _table(
        "review",
        _column("state", _WORDS),
        _column("created_at", _NUMBER),
        _column("due", _NUMBER),
        _column("account", _WORDS),
        _column("number_index", _BYTES, nullable=True),
        _column("sealed", _BYTES),
    )
    op.create_index("review_by_account", "review", ["account"], unique=False)
    op.create_index("review_by_number", "review", ["number_index"], unique=False)
    _table("scan", _column("app", _WORDS), _column("valid_until", _NUMBER), _column("sealed", _BYTES))
    _table("session", _column("valid_until", _NUMBER), _column("account", _WORDS), _column("staff", _WORDS))
    op.create_index("session_by_account", "session", ["account"], unique=False)
    op.create_index("session_by_staff", "session", ["staff"], unique=False)
    op.create_index("session_by_valid_until", "session", ["valid_until"], unique=False)
    _table("slip", _column("valid_until", _NUMBER), _column("student", _WORDS))
    op.create_index("slip_by_student", "slip", ["student"], unique=False)
    _table(
        "staff",
        _column("role", _WORDS),
        _column("password_hash", _WORDS),
        _column("college", _WORDS),
        _column("classes", _WORDS),
        _column("user_name", _WORDS),
    )
    op.create_index("staff_by_user_name", "staff", ["user_name"], unique=True)
    _table("staged", _column("accept", _FLAG), _column("reason", _WORDS), _column("subject", _WORDS))
    op.create_index("staged_by_subject", "staged", ["subject"], unique=False)
    _table(
        "student",
        _column("college", _WORDS),
        _column("class_name", _WORDS),
        _column("entry_deferred", _FLAG),
        _column("number_index", _BYTES, nullable=True),
        _column("phone_index", _BYTES, nullable=True),
        _column("sealed", _BYTES),
    )
    op.create_index("student_by_number", "student", ["number_index"], unique=False)
    op.create_index("student_by_phone", "student", ["phone_index"], unique=False)
    _table("tally", _column("until", _NUMBER), _column("count", _NUMBER))
    _table(
        "ticket",
        _column("state", _WORDS),
        _column("sent_at", _NUMBER),
        _column("due", _NUMBER),
        _column("phone_index", _BYTES, nullable=True),
        _column("sealed", _BYTES),
    )
    op.create_index("ticket_by_phone", "ticket", ["phone_index"], unique=False)


def _table(name: str, *columns: sa.Column[object]) -> None:
    """A table of rows in the order in which they were added, each with an id of its own."""
    op.create_table(
        name,
        sa.Column("serial", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        *columns,
    )
    op.create_index(f"{name}_by_id", name, ["id"], unique=True)


def _column(name: str, kind: type, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=nullable)
