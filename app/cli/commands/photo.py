"""`xueji photo check FILE…` and `xueji photo fit FILE --output FILE`: the photo helper without a window."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.clock import SystemClock
from app.core.launch import Services, UsageProblem
from app.core.text import Speaker, Text, text, text_in, text_n

if TYPE_CHECKING:
    from app.core.photo.report import PhotoReport
    from app.core.photo.service import PhotoService

SUMMARY = text("look at hand-held-ID photos, or make the copy that can be uploaded")

SIDES = ("portrait", "emblem")
VERDICTS = {
    "ok": text("no problem was found"),
    "warn": text("please look at it yourself"),
    "fail": text("better take it again"),
}
OUTCOMES = {
    "pass": text_in("outcome", "ok"),
    "warn": text_in("outcome", "look"),
    "fail": text_in("outcome", "problem"),
    "skipped": text_in("outcome", "not checked"),
}


def configure(parser: Parser) -> None:
    say = parser.say
    parts = parser.add_subparsers(dest="part", required=True, metavar="check|fit")
    check = parts.add_parser(
        "check", speaker=parser.speaker, help=say(text("say what the reviewer would refuse"))
    )
    check.add_argument("files", metavar="FILE", nargs="+", help=say(text("a photo as the phone saved it")))
    check.add_argument(
        "--side", choices=SIDES, help=say(text("the side of the card that the photo should show"))
    )
    check.add_argument(
        "--id-number", metavar="N", default="", help=say(text("the number that the card should carry"))
    )
    check.add_json()
    fit = parts.add_parser(
        "fit", speaker=parser.speaker, help=say(text("make a copy of at most 300,000 bytes"))
    )
    fit.add_argument("file", metavar="FILE", help=say(text("a photo as the phone saved it")))
    fit.add_argument("--output", metavar="FILE", required=True, help=say(text("where the copy goes")))
    fit.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    from app.core.photo.service import PhotoService

    with closing(PhotoService(SystemClock())) as service:
        if arguments.part == "check":
            return _check(arguments, console, service)
        return _fit(arguments, console, service)


def _check(arguments: Namespace, console: Console, service: PhotoService) -> Exit:
    from app.core.photo.report import Side, Verdict

    side = Side(arguments.side) if arguments.side else None
    reports: list[PhotoReport] = []
    documents: list[dict[str, Any]] = []
    for name in arguments.files:
        try:
            report = service.check(Path(name), side, arguments.id_number or None)
        except OSError as error:
            raise UsageProblem(_unreadable(name)) from error
        reports.append(report)
        if arguments.json:
            documents.append(_document(name, report, console.speaker))
        else:
            _tell(name, report, console)
    if arguments.json:
        console.document({"files": documents})
    return Exit.FAILED if any(report.verdict is Verdict.FAIL for report in reports) else Exit.OK


def _tell(name: str, report: PhotoReport, console: Console) -> None:
    console.say(text("{name}: {verdict}", name=name, verdict=VERDICTS[report.verdict]))
    for check in report.checks:
        if check.outcome in ("warn", "fail"):
            console.say(
                text(
                    "  {outcome}, {check}: {message}",
                    outcome=OUTCOMES[check.outcome],
                    check=check.id,
                    message=check.message,
                )
            )


def _document(name: str, report: PhotoReport, speaker: Speaker) -> dict[str, Any]:
    return {
        "path": name,
        "verdict": report.verdict.value,
        "format": report.format,
        "bytes": report.bytes,
        "width": report.width,
        "height": report.height,
        "elapsed_ms": report.elapsed_ms,
        "checks": [
            {
                "id": check.id,
                "outcome": check.outcome.value,
                "measured": check.measured,
                "limit": check.limit,
                "message": speaker.say(check.message),
            }
            for check in report.checks
        ],
    }


def _fit(arguments: Namespace, console: Console, service: PhotoService) -> Exit:
    from app.core.photo.service import PhotoRefused

    source, target = Path(arguments.file), Path(arguments.output)
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageProblem(text("the copy must not replace the original; name another file"))
    try:
        made = service.fit(source)
    except PhotoRefused as refused:
        if arguments.json:
            console.document({"output": None, "error": console.speaker.say(refused.why)})
        else:
            console.note(refused.why)
        return Exit.FAILED
    except OSError as error:
        raise UsageProblem(_unreadable(arguments.file)) from error
    try:
        target.write_bytes(made.content)
    except OSError as error:
        raise UsageProblem(text("{name} cannot be written", name=arguments.output)) from error
    if arguments.json:
        console.document(
            {
                "output": str(target),
                "bytes": len(made.content),
                "width": made.width,
                "height": made.height,
                "quality": made.quality,
                "number_readable": made.number_readable,
                "steps": [console.speaker.say(step) for step in made.steps],
            }
        )
    else:
        console.say(text_n("{name}: {n} byte", "{name}: {n} bytes", len(made.content), name=str(target)))
        for step in made.steps:
            console.say(text("  {step}", step=step))
    if made.advice is not None:
        console.note(made.advice)
    return Exit.OK


def _unreadable(name: str) -> Text:
    return text("{name} cannot be read", name=name)
