"""Running the contract suite: every case, one after the other, each within a time limit."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.case import Broken, Case, NotHere
from app.core.backend.conformance.suite import CASES
from app.core.backend.failure import Cancelled, Failure
from app.core.backend.refusal import Refused

SECONDS_A_CASE = 60.0


@dataclass(frozen=True)
class Outcome:
    """`problem` is empty when the case passed or did not apply."""

    case: Case
    applied: bool
    problem: str = ""


@dataclass(frozen=True)
class Report:
    """`seed` invents the same people again."""

    backend: str
    seed: int
    outcomes: tuple[Outcome, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.problem)

    @property
    def passed(self) -> int:
        return sum(one.applied and not one.problem for one in self.outcomes)


def run(
    backend: Backend, seed: int, cases: Iterable[Case] = CASES, seconds: float = SECONDS_A_CASE
) -> Report:
    """Play every case whose role `backend` has. Never raises for what the backend does.

    A case that gives no answer in time fails, and so does everything after it: the backend hangs.
    """
    outcomes = []
    hangs = False
    for case in cases:
        if getattr(backend, case.role) is None:
            continue
        if hangs:
            outcomes.append(Outcome(case, applied=True, problem="not tried, since the backend hangs"))
            continue
        bench = Bench(backend, random.Random(f"{seed}/{case.id}"))  # noqa: S311 - invents people
        outcome = _within(case, bench, seconds)
        hangs = outcome is None
        outcomes.append(
            outcome or Outcome(case, applied=True, problem=f"no answer within {seconds:g} seconds")
        )
    return Report(backend.descriptor.id, seed, tuple(outcomes))


def document(report: Report) -> dict[str, object]:
    """The report as the command line prints it."""
    roles: dict[str, dict[str, int]] = {}
    for one in report.outcomes:
        counts = roles.setdefault(one.case.role, {"passed": 0, "failed": 0, "skipped": 0})
        counts["failed" if one.problem else "passed" if one.applied else "skipped"] += 1
    return {
        "backend": report.backend,
        "roles": roles,
        "passed": report.passed,
        "failed": len(report.failures),
        "failures": [
            {"role": one.case.role, "case": one.case.id, "problem": one.problem} for one in report.failures
        ],
        "seed": report.seed,
    }


def roles_without_cases() -> set[str]:
    """Roles that no case looks at: there should be none."""
    return {"service", *ROLE_OF.values()} - {case.role for case in CASES}


def _within(case: Case, bench: Bench, seconds: float) -> Outcome | None:
    """The outcome, or None when there is none in time; a hanging case is left behind on its thread."""
    found: list[Outcome] = []
    thread = threading.Thread(
        target=lambda: found.append(_play(case, bench)), daemon=True, name="contract case"
    )
    thread.start()
    thread.join(seconds)
    return found[0] if found else None


def _play(case: Case, bench: Bench) -> Outcome:
    try:
        case.run(bench)
    except NotHere:
        return Outcome(case, applied=False)
    except Broken as broken:
        return Outcome(case, applied=True, problem=str(broken))
    except Refused as refused:
        return Outcome(case, applied=True, problem=f"unexpectedly refused with {refused.code}")
    except (Failure, Cancelled) as failure:
        return Outcome(case, applied=True, problem=f"no answer: {type(failure).__name__}")
    except Exception as error:
        return Outcome(case, applied=True, problem=f"raised {type(error).__name__}, which no backend may")
    return Outcome(case, applied=True)
