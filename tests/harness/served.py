"""`xueji serve` as a process of its own."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_START = 60.0
_PROMISE = "listening on "


@dataclass
class Served:
    process: subprocess.Popen[str]
    url: str

    def end(self) -> int:
        """SIGTERM, as an operator does; the exit code."""
        self.process.terminate()
        return self.process.wait(30)

    def kill(self) -> None:
        """SIGKILL: what a power cut leaves of a process."""
        self.process.kill()
        self.process.wait(30)


@contextmanager
def serving(place: Path, *arguments: str) -> Iterator[Served]:
    """Start a server in the directory `place`, on a free port unless told otherwise; its end ends it."""
    port = () if "--port" in arguments else ("--port", "0")
    with (place / "serve.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "serve", *port, *arguments],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    out = process.stdout
    assert out is not None
    try:
        assert select.select([out], [], [], _START)[0], "the server said nothing"
        line = out.readline().strip()
        assert line.startswith(_PROMISE), (place / "serve.log").read_text()[-2000:]
        yield Served(process, line.removeprefix(_PROMISE))
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(15)
        out.close()
