"""`xueji play`: a scenario to its end through flow and service, without a window."""

from __future__ import annotations

from argparse import Namespace

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.backend.descriptor import Options
from app.core.launch import Services, UsageProblem
from app.core.scenarios.catalogue import scenarios
from app.core.text import text, verbatim

SUMMARY = text("play a situation to its end, without a window")


def configure(parser: Parser) -> None:
    parser.add_argument("scenario", help=parser.say(text("its name; see “xueji scenarios”")))
    parser.add_argument("--backend", default="", help=parser.say(text("the backend that answers")))
    parser.add_argument("--server", default="", help=parser.say(text("address of a campus server")))
    parser.add_argument("--rules", default="", help=parser.say(text("a file with a school's own rules")))
    parser.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    scenario = scenarios().get(arguments.scenario)
    if scenario is None:
        raise UsageProblem(text("there is no situation of this name; see “xueji scenarios”"))
    options = Options(
        profile=scenario.profile,
        scenario=scenario.id,
        server=arguments.server,
        rules_file=_readable(arguments.rules),
    )
    from app.core.scenarios.player import play

    backend = services.open_backend(arguments.backend or ("campus" if arguments.server else "demo"), options)
    try:
        if backend.sandbox is None:
            raise UsageProblem(text("this backend has no practice stage"))
        played = play(scenario, backend)
    finally:
        backend.close()
    if arguments.json:
        steps = [{"step": one.step, "outcome": one.outcome, "code": one.code} for one in played.steps]
        console.document(
            {"scenario": played.scenario, "steps": steps, "end": played.end.value, "ok": played.ok}
        )
    else:
        for one in played.steps:
            console.say(verbatim(f"{one.step:<18} {one.code or one.outcome}"))
        console.say(
            text("End: {end}, as expected", end=played.end.value)
            if played.ok
            else text("End: {end}, not as expected", end=played.end.value)
        )
    return Exit.OK if played.ok else Exit.FAILED


def _readable(path: str) -> str:
    """The path, when its rules can be used; opening a backend would fail less clearly."""
    if path:
        from app.cli.rules_file import checked_rules

        checked_rules(path)
    return path
