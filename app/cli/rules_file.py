"""A rules file named on the command line: read, or a usage problem that names every fault with its line."""

from __future__ import annotations

from app.core.launch import UsageProblem
from app.core.rules.book import RuleBook, load_rules
from app.core.rules.fault import RulesFaulty
from app.core.text import Text, text


def checked_rules(path: str) -> RuleBook:
    """The rule book with this file over it; `UsageProblem` when it cannot be used."""
    try:
        return load_rules(path)
    except RulesFaulty as faulty:
        first = faulty.faults[0]
        raise UsageProblem(
            text(
                "{file}, line {line}: {rule} {problem}",
                file=path,
                line=first.line,
                rule=first.id,
                problem=first.words,
            )
        ) from faulty
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(unreadable(path, error)) from error


def unreadable(path: str, error: Exception) -> Text:
    problem = getattr(error, "strerror", None) or type(error).__name__
    return text("{file} cannot be read: {problem}", file=path, problem=problem)
