"""The log: events with facts under listed keys, and nothing else ever.

A list of what may be printed, not of what may not: a name that nobody thought of stays out by itself.
Values are counted, measured or chosen from the program's own words; a text that a person typed does not
pass, even under a listed key. Lines of libraries are not written at all, since they quote addresses and
parameters.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from typing import TextIO, TypeAlias

from app.core.clock import Clock, SystemClock

KEYS = frozenset(
    {
        *("backend", "realm", "mode", "profile", "role", "scenario", "lang", "version", "platform"),
        *("step", "page", "operation", "route", "code", "outcome", "reason", "check", "job"),
        *("kind", "place", "status", "seconds", "count", "bytes", "port", "workers"),
    }
)
"""What a line may tell. A key is added here by hand, with the question: could a person stand behind it?"""

HIDDEN = "<hidden>"

Fact: TypeAlias = "str | int | float | bool"

_LOGGER = logging.getLogger("xueji")
_TOKEN = re.compile(r"(?!.*[0-9]{5})[A-Za-z<][A-Za-z0-9_.:/<>-]{0,79}")
"""A word of the program: no blanks, no `@`, no Chinese, no number longer than a line number."""

_LARGEST = 10**9
"""Sizes and counts are smaller; a phone number is larger."""


def note(event: str, **facts: Fact) -> None:
    """Something happened that a maintainer may want to know."""
    _LOGGER.info("%s", _line(event, facts))


def warn(event: str, **facts: Fact) -> None:
    """Something is not as it should be, and the program goes on."""
    _LOGGER.warning("%s", _line(event, facts))


def defect(event: str, error: BaseException, **facts: Fact) -> None:
    """Something was raised that should not have been: its kind and place, never its words."""
    kind, place = kind_and_place(error)
    _LOGGER.error("%s", _line(event, {"kind": kind, "place": place, **facts}))


def kind_and_place(error: BaseException) -> tuple[str, str]:
    """The name of the exception's type and ``core/clock.py:42``, the innermost line of this program.

    Of a file that is not the program's only the name is told: its folder may be named after somebody.
    """
    frames = traceback.extract_tb(error.__traceback__)
    inner = f"{os.sep}app{os.sep}"
    ours = [frame for frame in frames if inner in frame.filename] or list(frames)
    if not ours:
        return type(error).__name__, "<unknown>"
    _, within, path = ours[-1].filename.rpartition(inner)
    path = path.replace(os.sep, "/") if within else os.path.basename(path)  # noqa: PTH119 (a name like <string>)
    return type(error).__name__, f"{path}:{ours[-1].lineno}"


def write_to(stream: TextIO, clock: Clock | None = None) -> None:
    """Write the log to `stream`, a line an event, in place of where it went before."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_Stamped(clock or SystemClock()))
    _LOGGER.handlers[:] = [handler]
    _LOGGER.setLevel(logging.INFO)


def silence_libraries() -> None:
    """Keep lines of libraries from standard error, where Python writes warnings that nobody handles."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())


class _Stamped(logging.Formatter):
    def __init__(self, clock: Clock) -> None:
        super().__init__("%(message)s")
        self._clock = clock

    def format(self, record: logging.LogRecord) -> str:
        moment = self._clock.now().isoformat(timespec="seconds")
        # Not super().format: it would append a traceback, and with it what somebody typed.
        return f"{moment} {record.levelname.lower()} {record.getMessage()}"


def _line(event: str, facts: dict[str, Fact]) -> str:
    shown = [f"{key}={_shown(value)}" for key, value in facts.items() if key in KEYS]
    left_out = len(facts) - len(shown)
    return " ".join([_shown(event), *shown, *([f"left_out={left_out}"] if left_out else [])])


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value if _TOKEN.fullmatch(value) else HIDDEN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)) and abs(value) < _LARGEST:
        return str(value) if isinstance(value, int) else f"{value:.3f}"
    return HIDDEN
