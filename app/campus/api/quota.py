"""How often one address, and everybody together, may do what costs something or can be guessed at.

What is counted per phone number is a rule of the codes. The counters live in the database, so that
several processes count together. A hall behind one address is many people: limits per address are wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from app.campus.store.rows import TallyRow
from app.campus.store.store import Store, Transaction
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import Clock

_HOUR, _DAY = 3600, 86_400


@dataclass(frozen=True)
class Allowance:
    """At most `times` in a window of `seconds`, of one address or (`everybody`) of the whole campus."""

    times: int
    seconds: int
    everybody: bool = False


ALLOWANCES: Mapping[str, tuple[Allowance, ...]] = {
    "accounts/send-code": (Allowance(600, _HOUR), Allowance(30_000, _DAY, everybody=True)),
    "accounts/log-in": (Allowance(1200, _HOUR),),
    "accounts/log-in-by-code": (Allowance(1200, _HOUR),),
    "accounts/check-code": (Allowance(1200, _HOUR),),
    "roster/log-in": (Allowance(60, _HOUR),),
}


class Quota:
    def __init__(
        self, store: Store, clock: Clock, allowances: Mapping[str, tuple[Allowance, ...]] = ALLOWANCES
    ) -> None:
        self._store = store
        self._clock = clock
        self._allowances = allowances

    def count(self, path: str, address: str) -> None:
        """Count one use; raises `TOO_MANY_REQUESTS`, with the end of the window, when there were too many."""
        for allowance in self._allowances.get(path, ()):
            self._store.run(partial(self._count, path, address, allowance), writes=True)

    def _count(self, path: str, address: str, allowance: Allowance, transaction: Transaction) -> None:
        who = "*" if allowance.everybody else address
        rows = transaction.rows(TallyRow)
        id = transaction.vault.index(f"{path}\0{allowance.seconds}\0{who}", "tally").hex()
        now = self._clock.now()
        row = rows.get(id)
        if row is None:
            rows.add(TallyRow(id, now + timedelta(seconds=allowance.seconds), 1))
        elif row.until <= now:
            rows.put(TallyRow(id, now + timedelta(seconds=allowance.seconds), 1))
        elif row.count >= allowance.times:
            raise Refused(RefusalCode.TOO_MANY_REQUESTS, retry_at=row.until)
        else:
            rows.put(TallyRow(id, row.until, row.count + 1))
