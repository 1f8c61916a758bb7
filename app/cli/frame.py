"""The frame of the command line: find the command, run it, turn what happens into an exit code.

A command is one file `app/cli/commands/<name>.py` (a name of `CONTRACT` below) with

    SUMMARY = text("check one value")                      # one line, for --help

    def configure(parser: Parser) -> None: ...             # argparse; parser.say(text(…)) for help=
    def run(arguments: Namespace, console: Console, services: Services) -> Exit: ...

Nothing else is needed to add one: the frame finds the file by its name, and imports no other. `--lang`
is every command's; a command with JSON calls `parser.add_json()` and writes `console.document(…)` once
when `arguments.json`, else `console.say(text(…))`; both may add `console.note(text(…))`, which goes to
standard error. `run` returns `Exit.OK` or `Exit.FAILED`; it raises `UsageProblem(text(…))` for exit
code 2. Anything else that is raised becomes exit code 3. Imports of size belong inside `run`.
"""

from __future__ import annotations

import os
import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import app
from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.cli.window import VALUED, window_options, window_parser
from app.core.launch import LANGUAGES, Services, UnknownBackend, UsageProblem, WindowOptions
from app.core.settings import Settings, SettingsFaulty, load_settings, remembered
from app.core.text import Speaker, Text, text, verbatim

CONTRACT = (
    *("check", "diagnose", "tree", "rules", "scenarios", "play"),
    *("photo", "serve", "conformance", "doctor", "roster"),
)
"""The stable names. One whose file is not there yet is answered as such, with exit code 2."""

OpenWindow = Callable[[WindowOptions], int]


def run(argv: Sequence[str], services: Services, open_window: OpenWindow) -> int:
    """Run what `argv` asks for; returns the exit code and never raises."""
    console = Console(Speaker(_language(argv)))
    try:
        return int(_dispatch(list(argv), console, services, open_window))
    except UsageProblem as problem:
        console.note(problem.words)
        return Exit.USAGE
    except UnknownBackend as unknown:
        console.note(
            text("there is no backend of this name; there are: {known}", known=", ".join(unknown.known))
        )
        return Exit.USAGE
    except SystemExit as done:  # argparse after --help
        return int(done.code or 0)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has had enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except Exception as error:
        from app.core.backend.failure import Failure

        if isinstance(error, Failure):
            # A service that cannot be reached, a plug-in that cannot be used: they failed, not the program.
            console.note(error.words)
            return Exit.FAILED
        console.note(_internal_error(error))
        return Exit.BROKEN


def _dispatch(argv: list[str], console: Console, services: Services, open_window: OpenWindow) -> int:
    position = _command_position(argv)
    if position is not None:
        name = argv.pop(position)
        return _run_command(name, argv, console, services)
    if "--version" in argv:
        console.say(verbatim(f"xueji {app.__version__}"))
        return Exit.OK
    if "--help" in argv or "-h" in argv:
        _print_help(console)
        return Exit.OK
    options = window_options(argv, console.speaker)
    _find_backend(options.backend, services)
    return open_window(remembered(options, _settings(console)))


def _run_command(name: str, argv: list[str], console: Console, services: Services) -> int:
    if name not in CONTRACT:
        raise UsageProblem(
            text("there is no such command; there are: {known}", known=", ".join(existing_commands()))
        )
    if name not in existing_commands():
        raise UsageProblem(text("“xueji {command}” is not part of this version yet", command=name))
    command: Any = import_module(f"app.cli.commands.{name}")
    parser = Parser(
        speaker=console.speaker, prog=f"xueji {name}", description=console.speaker.say(command.SUMMARY)
    )
    parser.add_language()
    command.configure(parser)
    from app.core.log import silence_libraries  # loaded late: the window does without it at first

    silence_libraries()
    return int(command.run(parser.parse(argv), console, services))


def existing_commands() -> list[str]:
    """The commands of the contract whose file exists, in the order of the contract."""
    import pkgutil

    import app.cli.commands

    there = {module.name for module in pkgutil.iter_modules(app.cli.commands.__path__)}
    return [name for name in CONTRACT if name in there]


def _find_backend(name: str, services: Services) -> None:
    """`UnknownBackend` when nothing has this name; plug-ins are looked for only when nothing built in has
    it. None is loaded: what is wrong with one, the window says, and goes on.
    """
    known = [descriptor.id for descriptor in services.descriptors()] if name else []
    if name and name not in known:
        plugins = services.plugin_names()
        if name not in plugins:
            raise UnknownBackend(name, (*known, *plugins))


def _settings(console: Console) -> Settings:
    """The settings; with a note and the defaults when they are faulty, so that a kiosk still opens."""
    try:
        return load_settings()
    except SettingsFaulty as faulty:
        console.note(faulty.words)
        return Settings()


def _command_position(argv: Sequence[str]) -> int | None:
    is_value = False
    for position, word in enumerate(argv):
        if not is_value and not word.startswith("-"):
            return position
        is_value = word in VALUED and not is_value
    return None


def _language(argv: Sequence[str]) -> str:
    """The language asked for, needed before anything is parsed, so that a usage problem speaks it too."""
    for position, word in enumerate(argv):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and position + 1 < len(argv):
            asked = argv[position + 1]
        if asked in LANGUAGES:
            return asked
    return LANGUAGES[0]


def _print_help(console: Console) -> None:
    parser = window_parser(console.speaker)
    lines = []
    for name in existing_commands():
        command: Any = import_module(f"app.cli.commands.{name}")
        lines.append(f"  {name:<12} {console.speaker.say(command.SUMMARY)}")
    parser.epilog = "\n".join([parser.say(text("commands:")), *lines])
    parser.formatter_class = RawDescriptionHelpFormatter
    console.say(verbatim(parser.format_help().rstrip()))


def _internal_error(defect: Exception) -> Text:
    """Kind and place only: what an exception says may quote what a person typed."""
    if isinstance(defect, ModuleNotFoundError) and (defect.name or "").partition(".")[0] == "PySide6":
        return text("the window needs PySide6, which is not installed here")
    from app.core.log import kind_and_place

    kind, place = kind_and_place(defect)
    return text("the program itself failed ({kind} at {place}); it is not your fault", kind=kind, place=place)
