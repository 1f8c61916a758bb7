"""The scenarios that come with the program: a structure file, and a words file a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from app.core.scenarios.scenario import Scenario

DEFAULT = "sunny-path"


@dataclass(frozen=True)
class ScenarioWords:
    """`title` names the situation in a list; `about` says in a sentence or two what one meets."""

    title: str
    about: str


@lru_cache
def scenarios() -> dict[str, Scenario]:
    """Every scenario by id, in the order of the file."""
    import msgspec

    found: dict[str, Scenario] = {}
    for file in ("phone", "records", "email_legacy"):
        raw = _read(f"{file}.yaml")
        for one in raw:
            one["script"] = list(_flat(one["script"]))
        for entry in msgspec.convert(raw, list[Scenario]):
            if entry.id in found:
                raise ValueError(f"the scenario {entry.id} stands twice")
            found[entry.id] = entry
    return found


@lru_cache
def words(language: str) -> dict[str, ScenarioWords]:
    """The words of every scenario in a language (``zh_CN`` or ``en``)."""
    import msgspec

    return msgspec.convert(_read(f"words.{language}.yaml"), dict[str, ScenarioWords])


def _flat(script: list[Any]) -> Iterator[Any]:
    """Ways that many scripts share are lists inside lists."""
    for part in script:
        if isinstance(part, list):
            yield from _flat(part)
        else:
            yield part


def _read(name: str) -> Any:
    import yaml

    source = (files("app.resources") / "scenarios" / name).read_text(encoding="utf-8")
    return yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
