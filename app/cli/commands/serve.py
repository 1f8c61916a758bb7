"""`xueji serve`: the campus server."""

from __future__ import annotations

from argparse import Namespace

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.backend.descriptor import Profile
from app.core.launch import Services
from app.core.serving import ServeOptions
from app.core.text import text

SUMMARY = text("run the campus server")


def configure(parser: Parser) -> None:
    say = parser.say
    plain = ServeOptions()
    parser.add_argument("--host", default=plain.host, metavar="H", help=say(text("address to listen on")))
    parser.add_argument(
        "--port",
        type=int,
        default=plain.port,
        metavar="P",
        help=say(text("port to listen on; 0 takes a free one")),
    )
    parser.add_argument(
        "--database",
        default="",
        metavar="URL",
        help=say(text("where everything is kept: sqlite:///… or postgresql://…")),
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help=say(text("practice: invented people only, with phone and mailbox")),
    )
    parser.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.PHONE.value,
        help=say(text("generation of the registration: by phone, or the older one by e-mail")),
    )
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help=say(text("how many processes answer"))
    )
    parser.add_argument(
        "--keys", default="", metavar="FILE", help=say(text("file with the keys of the database"))
    )
    parser.add_argument(
        "--certificate", default="", metavar="FILE", help=say(text("certificate for https (PEM)"))
    )
    parser.add_argument("--key", default="", metavar="FILE", help=say(text("private key for https (PEM)")))
    parser.add_argument(
        "--proxied", action="store_true", help=say(text("a reverse proxy on this computer stands in front"))
    )
    parser.add_argument("--mail", default="", metavar="FILE", help=say(text("settings of the mail server")))
    parser.add_argument(
        "--people",
        default="",
        metavar="FILE",
        help=say(text("staff, students and records to begin with (JSON)")),
    )
    parser.add_argument("--school", default="", metavar="FILE", help=say(text("the school's profile")))
    parser.add_argument("--rules", default="", metavar="FILE", help=say(text("the school's own limits")))


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    asked = {key: value for key, value in vars(arguments).items() if key != "lang"}
    services.serve(ServeOptions(**{**asked, "profile": Profile(asked["profile"])}))
    return Exit.OK
