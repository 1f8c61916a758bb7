"""`xueji scenarios`: the named situations of practice."""

from __future__ import annotations

from argparse import Namespace

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.launch import LANGUAGES, Services
from app.core.scenarios.catalogue import scenarios, words
from app.core.text import text, verbatim

SUMMARY = text("list the situations that can be practised")


def configure(parser: Parser) -> None:
    parser.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    titles = words(arguments.lang or LANGUAGES[0])
    if arguments.json:
        console.document(
            [
                {
                    "id": id,
                    "title": titles[id].title,
                    "about": titles[id].about,
                    "profile": scenario.profile.value,
                    "end": scenario.end.value,
                }
                for id, scenario in scenarios().items()
            ]
        )
        return Exit.OK
    for id, scenario in scenarios().items():
        console.say(verbatim(f"{id:<34} {scenario.end.value:<18} {titles[id].title}"))
    return Exit.OK
