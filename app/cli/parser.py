"""Argument parsing: argparse, made to speak in one line and in the chosen language."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from app.core.launch import LANGUAGES, UsageProblem
from app.core.text import Speaker, Text, text


class Parser(argparse.ArgumentParser):
    """Raises `UsageProblem` instead of printing a usage block; options are never abbreviated.

    For commands with parts: ``parts = parser.add_subparsers(dest="part", required=True)``, then
    ``parts.add_parser("fit", speaker=parser.speaker)``.
    """

    def __init__(self, *, speaker: Speaker, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self.speaker = speaker

    def say(self, message: Text) -> str:
        """The words of `message`, as argparse wants them in ``help=``."""
        return self.speaker.say(message).replace("%", "%%")

    def add_json(self) -> None:
        """The option `--json` (`arguments.json`): one document on standard output, nothing else."""
        help_text = self.say(text("print one JSON document"))
        self.add_argument("--json", action="store_true", help=help_text)

    def add_language(self) -> None:
        help_text = self.say(text("language of the words: zh_CN or en"))
        self.add_argument("--lang", choices=LANGUAGES, default="", help=help_text)

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """As `parse_args`, but what was not understood is not repeated: it may be half a number."""
        arguments, extra = self.parse_known_args(words)
        options = [word.partition("=")[0] for word in extra if word.startswith("--")]
        if options:
            self.error(self.speaker.say(text("unknown option {option}", option=options[0])))
        if extra:
            self.error(self.speaker.say(text("too many words; put a value with blanks in quotes")))
        return arguments

    def error(self, message: str) -> NoReturn:
        raise UsageProblem(text("{problem} (see {command} --help)", problem=message, command=self.prog))
