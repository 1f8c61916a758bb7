"""Invented people for a run: numbers of the reserved region, never the same twice."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.core.backend.data.accounts import Identity
from app.core.identity.document_type import DocumentType
from app.core.identity.id_number import compose

_FAMILY = "赵钱孙李周吴郑王冯陈"
_GIVEN = "安平乐学文思远明知行宁和"
_FIRST_BIRTHDAY = date(2004, 1, 1)
PASSWORD = "Xuexi-2026-nian"  # noqa: S105 - an invented person's


@dataclass(frozen=True)
class Person:
    name: str
    number: str
    phone: str
    email: str
    password: str = PASSWORD

    @property
    def identity(self) -> Identity:
        return Identity(self.name, DocumentType.RESIDENT_ID, self.number)

    def with_phone(self, phone: str) -> Person:
        return replace(self, phone=phone)


def invent(chance: random.Random) -> Person:
    """Somebody who does not exist."""
    birth = _FIRST_BIRTHDAY + timedelta(days=chance.randrange(1500))
    region = f"99{chance.randrange(10_000):04d}"
    return Person(
        name=chance.choice(_FAMILY) + "".join(chance.choices(_GIVEN, k=2)),
        number=compose(region, birth, chance.randrange(1, 1000)),
        phone=f"138{chance.randrange(10**8):08d}",
        email=f"{chance.getrandbits(60):015x}@example.com",
    )
