"""The options of `xueji` without a command."""

from __future__ import annotations

from collections.abc import Sequence

from app.cli.parser import Parser
from app.core.backend.descriptor import Profile
from app.core.launch import THEMES, Mode, UsageProblem, WindowOptions
from app.core.text import Speaker, text

VALUED = ("--mode", "--backend", "--server", "--profile", "--scenario", "--school", "--lang", "--theme")
"""Options followed by a value: the word after one of them is not a command."""

LATER_MODES = (Mode.KIOSK, Mode.COUNSELLOR)


def window_parser(speaker: Speaker) -> Parser:
    """Also the parser of the program's own `--help`; the commands are named in its epilogue."""
    parser = Parser(speaker=speaker, prog="xueji")
    say = parser.say
    parser.add_argument(
        "--mode",
        choices=[mode.value for mode in Mode],
        default=Mode.STUDENT,
        help=say(text("who sits in front of it")),
    )
    parser.add_argument("--backend", default="", metavar="NAME", help=say(text("the service to talk to")))
    parser.add_argument("--server", default="", metavar="URL", help=say(text("address of a campus server")))
    parser.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.PHONE,
        help=say(text("generation of the registration: by phone, or the older one by e-mail")),
    )
    parser.add_argument("--scenario", default="", metavar="ID", help=say(text("the situation to practise")))
    parser.add_argument("--school", default="", metavar="FILE", help=say(text("the school's profile")))
    parser.add_language()
    parser.add_argument("--theme", choices=THEMES, default="", help=say(text("colours of the window")))
    parser.add_argument("--large", action="store_true", help=say(text("larger type and targets")))
    parser.add_argument(
        "--startup-report",
        action="store_true",
        help=say(text("open the first page, print how long it took, end")),
    )
    parser.add_argument("--version", action="store_true", help=say(text("print the version, end")))
    return parser


def window_options(arguments: Sequence[str], speaker: Speaker) -> WindowOptions:
    """The options in `arguments`; `UsageProblem` when they are not understood or not there yet."""
    found = vars(window_parser(speaker).parse(arguments))
    del found["version"]
    options = WindowOptions(**{**found, "mode": Mode(found["mode"]), "profile": Profile(found["profile"])})
    if options.mode in LATER_MODES:
        raise UsageProblem(text("--mode {mode} is not part of this version yet", mode=options.mode))
    return options
