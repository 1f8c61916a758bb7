"""`xueji diagnose TEXT`: which symptoms a sentence may mean."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.launch import Services
from app.core.text import text, verbatim

SUMMARY = text("find what a message or complaint means")
_MOST = 20


def configure(parser: Parser) -> None:
    say = parser.say
    parser.add_argument(
        "words", metavar="TEXT", help=say(text("what was shown or typed; - reads it from the input"))
    )
    parser.add_argument(
        "--limit", metavar="N", type=_limit, default=5, help=say(text("at most so many answers"))
    )
    parser.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    from app.core.troubleshooting.ask.load import built_in_ask
    from app.core.troubleshooting.load import built_in

    words = sys.stdin.read(100_000) if arguments.words == "-" else arguments.words
    answer = built_in_ask().answer(words, arguments.limit)
    titles = built_in().says(console.speaker.language)
    if arguments.json:
        matches = [
            {
                "symptom": match.symptom,
                "node": match.node,
                "title": titles.node(match.node).title,
                "score": match.score,
            }
            for match in answer.matches
        ]
        console.document({"query": answer.query, "matches": matches})
        return Exit.OK
    for match in answer.matches:
        console.say(verbatim(f"{match.score:.2f}  {match.symptom:<28} {titles.node(match.node).title}"))
    if not answer.matches:
        console.say(text("Nothing fits for certain. Try the words of the message itself."))
    return Exit.OK


def _limit(written: str) -> int:
    if not written.isascii() or not written.isdigit() or not 1 <= int(written) <= _MOST:
        raise ArgumentTypeError(f"1 – {_MOST}")
    return int(written)
