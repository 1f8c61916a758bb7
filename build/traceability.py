"""Writes `docs/rules.md`: every rule of the notices, who keeps it, in which code, seen by which tests.

    python build/traceability.py            writes the table
    python build/traceability.py --check    says whether it is up to date, by its exit code

Code and tests are found by the rule's number in docstrings and comments, so that the table cannot name
what is not there.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
OWNERS = ROOT / "tests" / "campus" / "owners.yaml"
TABLE = ROOT / "docs" / "rules.md"
CODE = ("app/campus/rules", "app/campus/demo", "app/campus/service", "app/core/rules")
LIMITS = ROOT / "app" / "resources" / "rules.yaml"
TESTS = ("tests/campus/rules", "tests/campus/store")
_NUMBER = re.compile(r"A(\d{3}b?)(?:[–-]A?(\d{3}))?(?!\d)")
_TEST = re.compile(r"^(?:    )?def (test_\w+)", re.MULTILINE)


class Rule(NamedTuple):
    id: str
    owner: str
    words: str


class Traced(NamedTuple):
    """Rule -> files that keep it, limits that come from it, tests that mention it."""

    code: dict[str, list[str]]
    limits: dict[str, list[str]]
    tests: dict[str, list[str]]


def rules() -> list[Rule]:
    found = yaml.safe_load(OWNERS.read_text(encoding="utf-8"))
    return [Rule(id, owner, words) for id, (owner, words) in found.items()]


def numbers(words: str) -> set[str]:
    """Every rule that is named, ranges spelled out."""
    found: set[str] = set()
    for first, last in _NUMBER.findall(words):
        found.add(f"A{first}")
        if last:
            found |= {f"A{number:03d}" for number in range(int(first[:3]), int(last) + 1)}
    return found


def traced() -> Traced:
    code: dict[str, list[str]] = defaultdict(list)
    for path in _files(CODE):
        for id in numbers(path.read_text(encoding="utf-8")):
            code[id].append(path.relative_to(ROOT / "app").as_posix())
    limits: dict[str, list[str]] = defaultdict(list)
    for name, entry in yaml.safe_load(LIMITS.read_text(encoding="utf-8")).items():
        for id in numbers(str(entry["source"])):
            limits[id].append(name)
    tests: dict[str, list[str]] = defaultdict(list)
    for path in _files(TESTS):
        for name, words in _tests(path.read_text(encoding="utf-8")):
            for id in numbers(words):
                tests[id].append(f"{path.stem}::{name}")
    return Traced(code, limits, tests)


def _files(places: tuple[str, ...]) -> list[Path]:
    return sorted(path for place in places for path in (ROOT / place).rglob("*.py"))


def _tests(source: str) -> list[tuple[str, str]]:
    """Each test with its text up to the next one."""
    starts = [(match.group(1), match.start()) for match in _TEST.finditer(source)]
    ends = [start for _, start in starts[1:]] + [len(source)]
    return [(name, source[start:end]) for (name, start), end in zip(starts, ends, strict=False)]


def table() -> str:
    found = traced()
    lines = [
        "# The rules of the notices, and where they are kept",
        "",
        "Written by `python build/traceability.py`; do not edit. `limits` are the entries of "
        "`app/resources/rules.yaml`, each of which `tests/campus/rules/test_breaking.py` breaks in turn.",
        "",
        "| rule | what it says | owner | code | limits | tests |",
        "|---|---|---|---|---|---|",
    ]
    for rule in rules():
        code = "<br>".join(found.code.get(rule.id, ()))
        limits = "<br>".join(found.limits.get(rule.id, ()))
        tests = "<br>".join(found.tests.get(rule.id, ()))
        words = rule.words.replace("|", "\\|")
        lines.append(f"| {rule.id} | {words} | {rule.owner} | {code} | {limits} | {tests} |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    fresh = table()
    if "--check" in arguments:
        return int(not TABLE.is_file() or TABLE.read_text(encoding="utf-8") != fresh)
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
