"""`xueji check KIND VALUE`: one validator on one value, for scripts and for the curious."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from io import TextIOWrapper
from typing import Any

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.backend.descriptor import Profile
from app.core.clock import SystemClock
from app.core.identity.document import check_document
from app.core.identity.document_type import DocumentType
from app.core.identity.email import check_email
from app.core.identity.id_number import check_id_number
from app.core.identity.name import check_name
from app.core.identity.password import check_password
from app.core.identity.phone import check_phone
from app.core.identity.region import county_name
from app.core.identity.result import Problem, Result, Severity
from app.core.launch import Services
from app.core.mask import mask_id_number, mask_phone
from app.core.text import Speaker, Text, text, text_in

SUMMARY = text("check one value that a person types")

KINDS = ("id-number", "name", "phone", "email", "password", "document")

MASKS = {"id-number": mask_id_number, "document": mask_id_number, "phone": mask_phone}

FACTS = {
    "birth_date": text("date of birth"),
    "sex": text("sex"),
    "region": text("region"),
    "converted": text("as 18 characters"),
    "rare": text("rare characters"),
}
"""The words for derived values."""

SEXES = {"male": text_in("sex", "male"), "female": text_in("sex", "female")}


def configure(parser: Parser) -> None:
    say = parser.say
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument(
        "value", metavar="VALUE", help=say(text("what was typed; - reads one line from the input"))
    )
    parser.add_argument(
        "--document-type",
        metavar="T",
        type=_document_type,
        help=say(text("document of the person: {types}", types=", ".join(DocumentType))),
    )
    parser.add_argument(
        "--profile", choices=[profile.value for profile in Profile], default=Profile.PHONE.value
    )
    parser.add_argument(
        "--username", metavar="U", default="", help=say(text("user name that goes with a password"))
    )
    parser.add_argument(
        "--id-number", metavar="N", default="", help=say(text("ID number that goes with a password"))
    )
    parser.add_argument("--reveal", action="store_true", help=say(text("show the number in full")))
    parser.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    value = _input_line() if arguments.value == "-" else arguments.value
    result = _check(value, arguments)
    if arguments.json:
        console.document(_document(result, arguments.kind, console.speaker, arguments.reveal))
    else:
        for line in _lines(result, arguments.kind, arguments.reveal):
            console.say(line)
    return Exit.OK if result.valid else Exit.FAILED


def _input_line() -> str:
    """One line of standard input: a number there is in no list of processes and no shell's history."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin.readline().rstrip("\r\n")


def _check(value: str, arguments: Namespace) -> Result:
    today = SystemClock().now().date()
    document: DocumentType | None = arguments.document_type
    match arguments.kind:
        case "id-number":
            return check_id_number(value, today=today, county_of=county_name)
        case "name":
            return check_name(value, document or DocumentType.RESIDENT_ID)
        case "phone":
            return check_phone(value)
        case "email":
            return check_email(value)
        case "password":
            profile = Profile(arguments.profile)
            return check_password(value, profile, username=arguments.username, id_number=arguments.id_number)
        case _:
            return check_document(value, document or DocumentType.OTHER, today=today, county_of=county_name)


def _document_type(words: str) -> DocumentType:
    found = DocumentType.named(words)
    if found is None:
        raise ArgumentTypeError("one of " + ", ".join(DocumentType))
    return found


def _document(result: Result, kind: str, speaker: Speaker, reveal: bool) -> dict[str, Any]:
    return {
        "kind": kind,
        "valid": result.valid,
        "normalized": _shown(result.normalized, kind, reveal),
        "problems": [_problem(problem, speaker, reveal) for problem in result.problems],
        "derived": dict(_derived(result, reveal)),
    }


def _problem(problem: Problem, speaker: Speaker, reveal: bool) -> dict[str, Any]:
    message = speaker.say(problem.message)
    if reveal and problem.own_screen is not None:
        message = f"{message} {speaker.say(problem.own_screen)}"
    found: dict[str, Any] = {"code": problem.code, "severity": problem.severity.value, "message": message}
    if problem.advice:
        found["advice"] = [speaker.say(step) for step in problem.advice]
    return found


def _lines(result: Result, kind: str, reveal: bool) -> list[Text]:
    lines = []
    for problem in result.problems:
        if problem.severity is Severity.ERROR:
            lines.append(text("error {code}: {message}", code=problem.code, message=problem.message))
        else:
            lines.append(text("note {code}: {message}", code=problem.code, message=problem.message))
        if reveal and problem.own_screen is not None:
            lines.append(text("  {message}", message=problem.own_screen))
        lines += [text("  {message}", message=step) for step in problem.advice]
    if result.valid:
        lines.append(text("No error was found."))
    if result.valid and result.normalized:
        lines.append(text("stored as: {value}", value=_shown(result.normalized, kind, reveal)))
    for key, value in _derived(result, reveal):
        lines.append(text("{fact}: {value}", fact=FACTS[key], value=SEXES.get(value, value)))
    return lines


def _derived(result: Result, reveal: bool) -> list[tuple[str, str]]:
    hidden = () if reveal else ("converted",)
    return [(key, mask_id_number(value) if key in hidden else value) for key, value in result.derived]


def _shown(value: str, kind: str, reveal: bool) -> str:
    mask = MASKS.get(kind)
    return value if reveal or mask is None else mask(value)
