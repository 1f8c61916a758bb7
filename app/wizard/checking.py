"""What a field says: a tick as soon as what is typed is right; faults and doubts only on leaving it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.identity.result import Problem, Progress, Result
from app.core.text import Text, text
from app.widgets.part import Part

if TYPE_CHECKING:
    from app.wizard.page import Page


def check_while_typing(page: Page, name: str, part: Part, check: Callable[[str], Result]) -> None:
    """Have `check` look at what is typed into `part`, the place of the entry `name` on `page`."""

    def encourage(value: str) -> None:
        part.set_error(None)  # type: ignore[attr-defined]
        if check(value).progress is Progress.OK:
            part.set_ok()  # type: ignore[attr-defined]

    def warn() -> None:
        result = check(part.value())  # type: ignore[attr-defined]
        if result.progress is Progress.EMPTY:
            return
        if result.errors:
            page.point(name, result.errors[0].message)
        elif doubts := [warning for warning in result.warnings if warning.code != "SYNTHETIC"]:
            part.set_doubt(_with_advice(doubts[0]))  # type: ignore[attr-defined]

    part.edited.connect(encourage)  # type: ignore[attr-defined]
    part.left.connect(warn)  # type: ignore[attr-defined]


def _with_advice(doubt: Problem) -> Text:
    """What is odd, and the first thing to do about it."""
    if not doubt.advice:
        return doubt.message
    return text("{happened} {now}", happened=doubt.message, now=doubt.advice[0])
