"""Where the advice comes from: the public notices (`A` numbers, one a rule) and outside material."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """`outside` weighs less than a notice that the school or the site published."""

    id: str
    title: str
    year: int
    outside: bool


@dataclass(frozen=True)
class Sources:
    """Every source by id; `no_advice` are rules that no page of advice can rest on."""

    by_id: Mapping[str, Source]
    no_advice: frozenset[str]

    @property
    def rules(self) -> frozenset[str]:
        """The rules of the notices that some leaf must rest on."""
        return frozenset(key for key, source in self.by_id.items() if not source.outside) - self.no_advice
