"""`xueji conformance`: does a backend keep the contract?"""

from __future__ import annotations

import secrets
from argparse import Namespace

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.backend.descriptor import Options, Profile
from app.core.launch import Services
from app.core.text import text, text_n, verbatim

SUMMARY = text("check that a backend keeps the contract, role by role")
_SEEDS = 1_000_000


def configure(parser: Parser) -> None:
    say = parser.say
    parser.add_argument("--backend", default="demo", metavar="NAME", help=say(text("the backend to check")))
    parser.add_argument("--server", default="", metavar="URL", help=say(text("address of a campus server")))
    parser.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.PHONE.value,
        help=say(text("generation of the registration: by phone, or the older one by e-mail")),
    )
    parser.add_argument("--seed", type=int, metavar="N", help=say(text("invent the same people again")))
    parser.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    from app.core.backend.conformance.run import document, run
    from app.core.backend.failure import Failure

    seed = secrets.randbelow(_SEEDS) if arguments.seed is None else arguments.seed
    options = Options(server=arguments.server, profile=Profile(arguments.profile))
    try:
        backend = services.open_backend(arguments.backend, options)
    except Failure as failure:
        console.note(failure.words)
        if arguments.json:
            problem = {"role": "service", "case": "opens", "problem": str(failure.words)}
            console.document(
                {
                    "backend": arguments.backend,
                    "roles": {},
                    "passed": 0,
                    "failed": 1,
                    "failures": [problem],
                    "seed": seed,
                }
            )
        return Exit.FAILED
    try:
        report = run(backend, seed)
    finally:
        backend.close()
    if arguments.json:
        console.document(document(report))
    else:
        for one in report.failures:
            console.say(verbatim(f"{one.case.role}/{one.case.id}: {one.problem}"))
        console.say(
            text_n(
                "{backend}: {n} promise kept, {failed} broken (seed {seed})",
                "{backend}: {n} promises kept, {failed} broken (seed {seed})",
                report.passed,
                backend=report.backend,
                failed=len(report.failures),
                seed=seed,
            )
        )
    return Exit.FAILED if report.failures else Exit.OK
