"""The server's log: one JSON line a request, of keys that are on this list, and nothing else.

Paths are those of the table of operations. What a client sent, what an exception says and where a
request came from are never written.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TextIO

from app.core.backend.refusal import RefusalCode
from app.core.clock import Clock

_EVERYDAY = (404, 409, 410, 422)


@dataclass(frozen=True)
class Line:
    """`path` is an operation's, or ``-``; `code` of a refusal or trouble; `place` of a defect."""

    path: str
    status: int
    milliseconds: float
    code: str = ""
    place: str = ""


class Journal:
    def __init__(self, clock: Clock, out: TextIO | None = None) -> None:
        self._clock = clock
        self._out = out

    def write(self, line: Line) -> None:
        """Write a line, unless it is an ordinary answer: a hall of students would fill a disk with those.

        Refusals of what somebody typed are ordinary; refused log-ins and too many requests are not.
        """
        ordinary = line.status < 400 or (line.code in RefusalCode.__members__ and line.status in _EVERYDAY)
        if ordinary:
            return
        entry = {"at": _stamp(self._clock.now())} | {
            k: v for k, v in asdict(line).items() if v not in ("", None)
        }
        out = self._out if self._out is not None else sys.stderr
        print(json.dumps(entry, ensure_ascii=False), file=out, flush=True)


def place_of(error: BaseException) -> str:
    """Kind and place of an error, without its message, which may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/app/" in frame.filename.replace("\\", "/")] or frames
    if not ours:
        return type(error).__name__
    name = ours[-1].filename.replace("\\", "/").rpartition("/app/")[2]
    return f"{type(error).__name__} {name}:{ours[-1].lineno}"


class KindOnly(logging.Formatter):
    """For loggers of libraries: their format and the kind of an error; no arguments, no traceback."""

    def format(self, record: logging.LogRecord) -> str:
        kind = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        return f"{record.levelname} {record.name}: {record.msg}{kind}"


def quieten_libraries() -> None:
    """Send warnings of the HTTP server to standard error without what they are about."""
    handler = logging.StreamHandler()
    handler.setFormatter(KindOnly())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.WARNING)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
