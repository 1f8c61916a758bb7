"""The rule book: entries with their sources, read from the shipped file and a school's override."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.core.rules.fault import RuleFault, RulesFaulty
from app.core.rules.limits import Rules, rule_ids, shapes
from app.core.rules.lines import Lined, read_lines
from app.core.text import text

ASSUMED = "assumed"
_ENTRY_KEYS = ("value", "source", "note", "from", "to")


@dataclass(frozen=True)
class Rule:
    """One entry. `valid_from` and `valid_to` are days, both included; None where no source says."""

    id: str
    value: Any
    source: str
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    overridden: bool = False

    @property
    def assumed(self) -> bool:
        return self.source == ASSUMED


@dataclass(frozen=True)
class RuleBook:
    """Every rule by id, and the same as one typed value."""

    entries: Mapping[str, Rule]
    rules: Rules

    def with_values(self, **values: Any) -> RuleBook:
        """The same book with other values; `RulesFaulty` when one does not fit."""
        lined = {key: (Lined(1, value), 1) for key, value in values.items()}
        return _overridden(self, lined)


def shipped_rules() -> RuleBook:
    """The rules that come with the program."""
    source = (files("app.resources") / "rules.yaml").read_text(encoding="utf-8")
    entries, faults = _entries(read_lines(source), {})
    missing = [id for id in rule_ids() if id not in entries]
    if faults or missing:
        raise RulesFaulty([*faults, *(RuleFault(0, id, text("is missing")) for id in missing)])
    return _book(entries)


def load_rules(override: str | Path = "") -> RuleBook:
    """The shipped rules, with those of a school's file over them.

    Raises `RulesFaulty`, naming every fault with its line, and `OSError` when the file cannot be read.
    """
    book = shipped_rules()
    if not str(override):
        return book
    return _overridden(book, read_lines(Path(override).read_text(encoding="utf-8-sig")))


def _overridden(book: RuleBook, lined: Mapping[str, tuple[Lined, int]]) -> RuleBook:
    entries, faults = _entries(lined, book.entries)
    if faults:
        raise RulesFaulty(faults)
    return _book({**book.entries, **entries})


def _book(entries: Mapping[str, Rule]) -> RuleBook:
    return RuleBook(entries, Rules(**{id: entries[id].value for id in rule_ids()}))


def _entries(
    lined: Mapping[str, tuple[Lined, int]], known: Mapping[str, Rule]
) -> tuple[dict[str, Rule], list[RuleFault]]:
    """Read entries; with `known` given (an override file), the short form is allowed too."""
    entries: dict[str, Rule] = {}
    faults: list[RuleFault] = []
    for id, (given, line) in lined.items():
        if id not in shapes():
            faults.append(RuleFault(line, id, text("there is no rule of this name")))
            continue
        rule = known.get(id) or Rule(id, None, ASSUMED)
        if not isinstance(given.value, dict):
            given = Lined(given.line, {"value": given})
        for key, part in given.value.items():
            if key not in _ENTRY_KEYS:
                faults.append(RuleFault(part.line, id, text("an entry has no part “{part}”", part=str(key))))
        if "value" not in given.value:
            faults.append(RuleFault(line, id, text("has no value")))
            continue
        try:
            entries[id] = _rule(rule, given.value, bool(known))
        except _Unfit as unfit:
            faults.append(RuleFault(unfit.line, id, unfit.words))
    return entries, faults


class _Unfit(Exception):
    def __init__(self, line: int, words: Any) -> None:
        self.line = line
        self.words = words


def _rule(rule: Rule, parts: Mapping[str, Lined], overridden: bool) -> Rule:
    changes: dict[str, Any] = {"value": _value(rule.id, parts["value"]), "overridden": overridden}
    for key in ("source", "note"):
        if key in parts:
            changes[key] = _words(parts[key])
    for key, name in (("from", "valid_from"), ("to", "valid_to")):
        if key in parts:
            changes[name] = _day(parts[key])
    return replace(rule, **changes)


def _value(id: str, given: Lined) -> Any:
    kind, span = shapes()[id]
    value = given.plain()
    if kind is bool:
        if isinstance(value, bool):
            return value
        raise _Unfit(given.line, text("must be true or false"))
    if kind is int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise _Unfit(given.line, text("must be a whole number"))
        if span and not span.least <= value <= span.most:
            raise _Unfit(
                given.line, text("must lie between {least} and {most}", least=span.least, most=span.most)
            )
        return value
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if value not in set(kind):
            choices = ", ".join(kind)
            raise _Unfit(given.line, text("must be one of: {choices}", choices=choices))
        return kind(value)
    if kind is str:
        return _words(given)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _Unfit(given.line, text("must be a list of words"))


def _words(given: Lined) -> str:
    value = given.plain()
    if isinstance(value, str) and value.strip():
        return value
    raise _Unfit(given.line, text("must be words"))


def _day(given: Lined) -> date:
    try:
        return date.fromisoformat(str(given.plain()))
    except ValueError:
        raise _Unfit(given.line, text("must be a day like 2026-09-01")) from None
