"""What a case of the contract suite is, and how it says that the contract is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.core.backend.refusal import RefusalCode, Refused

if TYPE_CHECKING:
    from app.core.backend.conformance.bench import Bench

Run = Callable[["Bench"], None]


class Broken(Exception):
    """The backend does not keep the contract; the message says how, without personal data."""


class NotHere(Exception):
    """The case does not apply to this backend: a capability, a profile or the practice stage is missing."""


@dataclass(frozen=True)
class Case:
    """One promise of the contract. `id` is stable."""

    role: str
    id: str
    run: Run


def cases_of(role: str, *runs: Run) -> tuple[Case, ...]:
    """Cases named after their functions."""
    return tuple(Case(role, run.__name__.replace("_", "-"), run) for run in runs)


def expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Broken(otherwise)


def expect_refusal(codes: RefusalCode | tuple[RefusalCode, ...], work: Callable[[], Any]) -> Refused:
    """Run `work`, which must be refused with one of `codes`; gives the refusal."""
    wanted = codes if isinstance(codes, tuple) else (codes,)
    names = " or ".join(wanted)
    try:
        work()
    except Refused as refused:
        expect(refused.code in wanted, f"refused with {refused.code} instead of {names}")
        return refused
    raise Broken(f"not refused; {names} was due")
