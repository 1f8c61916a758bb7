"""YAML whose every value knows the line it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.rules.fault import RuleFault, RulesFaulty
from app.core.text import text, verbatim

_MOST_CHARACTERS = 1_000_000
"""A rules file has a few kilobytes; this keeps a wrong file from filling memory."""


@dataclass(frozen=True)
class Lined:
    """A value and its line, counted from 1. A mapping holds `Lined` values, a list and a word are plain."""

    line: int
    value: Any

    def plain(self) -> Any:
        if isinstance(self.value, dict):
            return {key: part.plain() for key, part in self.value.items()}
        return self.value


def read_lines(source: str) -> Mapping[str, tuple[Lined, int]]:
    """Top-level key -> its value, and the line of the key. `RulesFaulty` when it is not such a file."""
    import yaml

    if len(source) > _MOST_CHARACTERS:
        raise RulesFaulty([RuleFault(0, "", text("the file is too large"))])
    loader_type: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_type(source)
        try:
            root = loader.get_single_node()
            return {} if root is None else _mapping(root, loader, yaml)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", "") or "YAML")
        raise RulesFaulty([RuleFault(mark.line + 1 if mark else 0, "", verbatim(problem))]) from None
    except (ValueError, RecursionError):
        # Timestamps that are no day, numbers beyond reason.
        raise RulesFaulty([RuleFault(0, "", text("a value cannot be read"))]) from None


def _mapping(root: Any, loader: Any, yaml: Any) -> dict[str, tuple[Lined, int]]:
    if not isinstance(root, yaml.MappingNode):
        raise RulesFaulty(
            [RuleFault(_line(root), "", text("the file must consist of lines like “rule: value”"))]
        )
    found: dict[str, tuple[Lined, int]] = {}
    for key_node, value_node in root.value:
        key, line = str(key_node.value), _line(key_node)
        if key in found:
            raise RulesFaulty([RuleFault(line, key, text("stands here twice"))])
        if isinstance(value_node, yaml.MappingNode):
            parts = {
                str(k.value): Lined(_line(v), loader.construct_object(v, deep=True))
                for k, v in value_node.value
            }
            found[key] = Lined(_line(value_node), parts), line
        else:
            found[key] = Lined(_line(value_node), loader.construct_object(value_node, deep=True)), line
    return found


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1
