"""What the presenter tells the hall at each step."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from app.core.flow.step import Step


@lru_cache
def _notes(language: str) -> dict[str, str]:
    source = files("app.resources") / "presenter" / f"{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def note(step: Step, language: str) -> str:
    """A sentence or two to say aloud at `step`, in ``zh_CN`` or ``en``."""
    return _notes(language)[step.value]
