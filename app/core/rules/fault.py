"""What is wrong with a rules file, where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.text import Text


@dataclass(frozen=True)
class RuleFault:
    """`line` counts from 1, 0 for the file as a whole; `id` is the rule, or empty."""

    line: int
    id: str
    words: Text


class RulesFaulty(Exception):
    """A rules file cannot be used; `faults` names everything that is wrong with it."""

    def __init__(self, faults: Sequence[RuleFault]) -> None:
        super().__init__("; ".join(f"line {fault.line}: {fault.id} {fault.words}" for fault in faults))
        self.faults = tuple(faults)
