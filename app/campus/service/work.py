"""One operation in progress: the transaction, the moment, the rules, and who is asking."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from app.campus.service.entropy import Entropy
from app.campus.service.hasher import Hasher
from app.campus.service.setting import Setting
from app.campus.store.rows import AccountRow, StaffRow, StudentRow
from app.campus.store.shelf import Shelf
from app.campus.store.store import Transaction
from app.core.backend.descriptor import Profile, Realm
from app.core.backend.refusal import RefusalCode, Refused
from app.core.rules.limits import Rules

T = TypeVar("T")


@dataclass
class Work:
    """What every rule function gets. `account` and `staff` are who is logged in, or None."""

    transaction: Transaction = field(repr=False)
    setting: Setting
    now: datetime
    entropy: Entropy
    hasher: Hasher
    account: AccountRow | None = field(default=None, repr=False)
    staff: StaffRow | None = field(default=None, repr=False)
    session: str = field(default="", repr=False)

    @property
    def rules(self) -> Rules:
        return self.setting.rules

    @property
    def profile(self) -> Profile:
        return self.setting.profile

    @property
    def realm(self) -> Realm:
        return self.setting.realm

    def rows(self, row_type: type[T]) -> Shelf[T]:
        return self.transaction.rows(row_type)

    def me(self) -> AccountRow:
        """The account that is logged in."""
        if self.account is None:
            raise Refused(RefusalCode.SESSION_ENDED)
        return self.account

    def index(self, value: str, kind: str) -> str:
        """A blind index as an id: says nothing of the value, and is equal for equal ones."""
        return self.transaction.vault.index(value, kind).hex()

    def knows_number(self, number: str) -> bool:
        """Whether the number is one of the invented people's."""
        return self.rows(StudentRow).first(number=number) is not None

    def after(self, seconds: int) -> datetime:
        return self.now + timedelta(seconds=seconds)


class CountedRefusal(Refused):
    """A refusal whose counting (a wrong code, a failed log-in) is saved all the same."""

    keep_changes = True
