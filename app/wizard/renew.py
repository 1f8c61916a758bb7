"""A person ends with the process: what was typed cannot be wiped from a living one, so a new one follows."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from app.core.launch import WindowOptions


def command_line(options: WindowOptions) -> list[str]:
    """How to start the program again with these options; nothing about the person."""
    frozen = getattr(sys, "frozen", False)
    line = [sys.executable] if frozen else [sys.executable, "-m", "app"]
    line += ["--mode", options.mode, "--profile", options.profile]
    for name in ("backend", "server", "scenario", "school", "lang", "theme"):
        value = getattr(options, name)
        if value:
            line += [f"--{name}", value]
    return [*line, "--large"] if options.large else line


def end_process(code: int) -> NoReturn:
    """End at once. An abandoned call, however long it still waits, must not keep this person's process."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def replace_process(line: Sequence[str]) -> int:
    """Never returns where a process can become another; elsewhere starts the next, gives the exit code."""
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(line[0], list(line))  # noqa: S606 - the program itself, no shell
    import subprocess

    subprocess.Popen(list(line), close_fds=True)
    return 0
