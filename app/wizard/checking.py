"""What a field says while somebody types: a tick as soon as it is right, and a fault only on leaving it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.identity.result import Progress, Result
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
        if result.errors and result.progress is not Progress.EMPTY:
            page.point(name, result.errors[0].message)

    part.edited.connect(encourage)  # type: ignore[attr-defined]
    part.left.connect(warn)  # type: ignore[attr-defined]
