"""`xueji rules`: limits, messages and contacts with source and date, and a check of a school's own file."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.cli.rules_file import checked_rules, unreadable
from app.core.launch import Services, UsageProblem
from app.core.rules.book import Rule, load_rules
from app.core.rules.fault import RulesFaulty
from app.core.text import text, verbatim

SUMMARY = text("list limits, messages and contacts, with source and date")


def configure(parser: Parser) -> None:
    parser.add_argument("--file", default="", help=parser.say(text("a file with a school's own rules")))
    parser.add_argument(
        "--check", action="store_true", help=parser.say(text("only name the faults of the file"))
    )
    parser.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    if arguments.check:
        return _check(arguments, console)
    rules = checked_rules(arguments.file).entries.values()
    if arguments.json:
        console.document([_entry(rule) for rule in rules])
        return Exit.OK
    for rule in rules:
        console.say(verbatim(f"{rule.id:<28} {_words(rule.value):<30} {rule.source}"))
    return Exit.OK


def _check(arguments: Namespace, console: Console) -> Exit:
    """Every fault of the file, a line each; exit code 1 when there is one."""
    try:
        load_rules(arguments.file)
        faults: tuple[Any, ...] = ()
    except RulesFaulty as faulty:
        faults = faulty.faults
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(unreadable(arguments.file, error)) from error
    if arguments.json:
        problems = [
            {"line": fault.line, "rule": fault.id, "problem": console.speaker.say(fault.words)}
            for fault in faults
        ]
        console.document({"file": arguments.file, "valid": not faults, "problems": problems})
    else:
        for fault in faults:
            console.say(
                text("line {line}: {rule} {problem}", line=fault.line, rule=fault.id, problem=fault.words)
            )
        if not faults:
            console.say(text("No problem was found."))
    return Exit.FAILED if faults else Exit.OK


def _entry(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "value": list(rule.value) if isinstance(rule.value, tuple) else rule.value,
        "source": rule.source,
        "assumed": rule.assumed,
        "note": rule.note,
        "from": _day(rule.valid_from),
        "to": _day(rule.valid_to),
        "overridden": rule.overridden,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
