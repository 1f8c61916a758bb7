"""All roles and their operations in one table: paths, client and contract suite all follow from it."""

from __future__ import annotations

from app.core.backend.operation import Operation, operations
from app.core.backend.roles.accounts import Accounts
from app.core.backend.roles.corrections import Corrections
from app.core.backend.roles.guide import Guide
from app.core.backend.roles.records import Records
from app.core.backend.roles.recovery import Recovery
from app.core.backend.roles.reviews import Reviews
from app.core.backend.roles.roster import Roster
from app.core.backend.roles.sandbox import Sandbox
from app.core.backend.roles.service import Service

ROLES: dict[str, type] = {
    "service": Service,
    "accounts": Accounts,
    "recovery": Recovery,
    "reviews": Reviews,
    "records": Records,
    "corrections": Corrections,
    "roster": Roster,
    "guide": Guide,
    "sandbox": Sandbox,
}
"""Attribute of `Backend` -> role protocol."""

LOCAL = frozenset({"guide"})
"""Roles that stay inside the program: the guide answers in texts, which are said in the window's language."""


def wire_operations() -> tuple[Operation, ...]:
    """Every operation that can be called over a network, in the order of the roles."""
    return tuple(
        operation for name, role in ROLES.items() if name not in LOCAL for operation in operations(role)
    )
