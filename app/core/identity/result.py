"""What a validator says: a frozen value with codes for the program and texts for the person."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.text import Text


class Severity(StrEnum):
    """An error blocks, a warning only tells."""

    ERROR = "error"
    WARNING = "warning"


class Progress(StrEnum):
    """How far typing has come; `INCOMPLETE` is right so far and only needs more."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    OK = "ok"
    WRONG = "wrong"


@dataclass(frozen=True)
class Problem:
    """One thing noticed, by the codes of the command-line contract.

    `message` may be shown anywhere. `own_screen` adds what only the person's own screen may show.
    `advice` is what to do, in this order. `unfinished` marks an error that typing on may mend.
    """

    code: str
    severity: Severity
    message: Text
    unfinished: bool = False
    own_screen: Text | None = field(default=None, repr=False)
    advice: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Result:
    """The outcome for one value. `normalized` is the form to store, as far as it could be made.

    `derived` holds what follows from the value (dates in ISO form). What a person typed stays out of
    `repr`, so that no log or test report shows it by accident.
    """

    kind: str
    normalized: str = field(repr=False)
    problems: tuple[Problem, ...] = ()
    derived: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def valid(self) -> bool:
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(problem.code for problem in self.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def worst(self) -> Problem | None:
        """The one problem to show beside a field: an error that typing on cannot mend comes first."""
        ranked = sorted(self.problems, key=lambda p: (p.severity is Severity.WARNING, p.unfinished))
        return ranked[0] if ranked else None

    @property
    def progress(self) -> Progress:
        if "EMPTY" in self.codes:
            return Progress.EMPTY
        if any(not problem.unfinished for problem in self.errors):
            return Progress.WRONG
        return Progress.INCOMPLETE if self.errors else Progress.OK

    def fact(self, key: str) -> str:
        """A derived value, or an empty string."""
        return dict(self.derived).get(key, "")


def error(
    code: str,
    message: Text,
    *,
    unfinished: bool = False,
    own_screen: Text | None = None,
    advice: tuple[Text, ...] = (),
) -> Problem:
    return Problem(code, Severity.ERROR, message, unfinished, own_screen, advice)


def warning(code: str, message: Text, advice: tuple[Text, ...] = ()) -> Problem:
    return Problem(code, Severity.WARNING, message, advice=advice)
