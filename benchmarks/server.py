"""How many requests the campus server answers, beside the same stack doing one bare SELECT and INSERT.

    python -m benchmarks.server [--seconds N]

Starts a PostgreSQL of its own, the server (`--demo`, two processes) and the bare peer by turns; the client
runs on the same cores. Prints each figure with its limit.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from app.core.backend.conformance.bench import Bench  # noqa: E402
from app.core.backend.conformance.person import invent  # noqa: E402
from app.core.backend.http.connection import NO_PROXY, Connection  # noqa: E402
from app.core.backend.http.descriptor import CAMPUS  # noqa: E402
from app.core.backend.http.opening import open_server  # noqa: E402
from harness import postgres  # noqa: E402
from harness.served import serving  # noqa: E402

RATIO = 0.3
P99_MS = 200.0
KEPT = 0.8
HALL = 1500
CONNECTIONS = 24

BARE = """
import os, random
from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Request, Response
from sqlalchemy import create_engine, text
engine = create_engine(os.environ["BARE_DATABASE"], pool_size=16)
limiter = CapacityLimiter(16)
def work():
    with engine.begin() as connection:
        connection.execute(text("SELECT n FROM bare WHERE n = :n"), {"n": random.randrange(10**6)}).all()
        connection.execute(text("INSERT INTO bare (n) VALUES (:n)"), {"n": random.randrange(10**6)})
    return b'{"status":"ok"}'
app = FastAPI()
async def bare(request: Request):
    await request.body()
    return Response(await to_thread.run_sync(work, limiter=limiter), media_type="application/json")
app.router.add_route("/bare", bare, methods=["POST"])
"""


@dataclass
class Outcome:
    """Answers by status, and their times in milliseconds."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def answered(self) -> int:
        return sum(count for status, count in self.statuses.items() if status < 500)

    @property
    def rate(self) -> float:
        return self.answered / self.seconds

    def p99(self) -> float:
        return statistics.quantiles(self.times, n=100)[98] if len(self.times) > 1 else 0.0


@dataclass(frozen=True)
class Question:
    path: str
    body: bytes
    token: str = ""

    def bytes(self) -> bytes:
        lines = [
            f"POST {self.path} HTTP/1.1",
            "Host: campus",
            "Content-Type: application/json",
            f"Content-Length: {len(self.body)}",
            f"Idempotency-Key: {secrets.token_hex(16)}",
        ]
        if self.token:
            lines.append(f"Authorization: Bearer {self.token}")
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body


class Line:
    """One kept connection."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._where = (parts.hostname, parts.port)
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, question: Question) -> tuple[int, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(*self._where)
        reader, writer = self._streams
        try:
            writer.write(question.bytes())
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                int(one[15:]) for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:")
            )
            body = await reader.readexactly(length) if length else b""
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            return 599, b""
        if b"connection: close" in head.lower():
            self.close()
        return int(head[9:12]), body

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def closed(url: str, questions: list[Question], seconds: float) -> Outcome:
    """Every connection asks again as soon as it is answered."""
    outcome = Outcome()
    end = time.perf_counter() + seconds

    async def asking() -> None:
        line = Line(url)
        while time.perf_counter() < end:
            await _timed(line, random.choice(questions), outcome)
        line.close()

    started = time.perf_counter()
    await asyncio.gather(*(asking() for _ in range(CONNECTIONS)))
    outcome.seconds = time.perf_counter() - started
    return outcome


async def offered(url: str, questions: list[Question], seconds: float, rate: float, lines: int) -> Outcome:
    """`rate` questions a second are put, whether or not the earlier ones were answered."""
    outcome = Outcome()
    free: asyncio.Queue[Line] = asyncio.Queue()
    for _ in range(lines):
        free.put_nowait(Line(url))
    running: set[asyncio.Task[None]] = set()

    async def one(asked_at: float) -> None:
        line = await free.get()
        await _timed(line, random.choice(questions), outcome, asked_at)
        free.put_nowait(line)

    started = time.perf_counter()
    due = started
    while due < started + seconds:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        task = asyncio.create_task(one(due))
        running.add(task)
        task.add_done_callback(running.discard)
        due += 1 / rate
    await asyncio.gather(*running)
    outcome.seconds = time.perf_counter() - started
    while not free.empty():
        free.get_nowait().close()
    return outcome


async def _timed(line: Line, question: Question, outcome: Outcome, asked_at: float | None = None) -> None:
    begun = asked_at if asked_at is not None else time.perf_counter()
    status, _ = await line.ask(question)
    outcome.statuses[status] += 1
    if status < 500:
        outcome.times.append((time.perf_counter() - begun) * 1000)


def mixed(url: str, students: int = 30) -> list[Question]:
    """What a day brings: looking, logging in, getting pictures, checking a form."""
    backend = open_server(Connection(url, proxy=NO_PROXY), CAMPUS)
    bench = Bench(backend, random.Random(1))
    questions = []
    for _ in range(students):
        person, session = bench.student()
        log_in = json.dumps({"identifier": person.phone, "password": person.password}).encode()
        identity = {"name": "李明", "document_type": "resident-id", "number": invent(bench.chance).number}
        questions += [
            *[Question("/v1/accounts/account", b"{}", session.token)] * 6,
            *[Question("/v1/records/look-up", b"{}", session.token)] * 5,
            *[Question("/v1/service/facts", b"{}")] * 2,
            *[Question("/v1/accounts/check-identity", json.dumps(identity).encode())] * 3,
            *[Question("/v1/accounts/picture-code", b'{"purpose":"register"}')] * 2,
            *[Question("/v1/accounts/log-in", log_in)] * 2,
        ]
    backend.close()
    return questions


async def hall(url: str, people: int, seconds: float) -> Outcome:
    """Everybody registers, beginning at an even pace: six requests each."""
    outcome = Outcome()
    chance = random.Random()
    started = time.perf_counter()

    async def one(number: int) -> None:
        await asyncio.sleep(number * seconds / people)
        line, person = Line(url), invent(chance)

        async def ask(path: str, body: dict[str, Any]) -> Any:
            begun = time.perf_counter()
            status, answer = await line.ask(Question(f"/v1/{path}", json.dumps(body).encode()))
            outcome.statuses[status] += 1
            outcome.times.append((time.perf_counter() - begun) * 1000)
            return json.loads(answer) if status == 200 else {}

        await ask("service/facts", {})
        challenge = (await ask("accounts/picture-code", {"purpose": "register"})).get("challenge", "")
        answer = (await ask("sandbox/picture-solution", {"challenge": challenge})).get("answer", "")
        picture = {"challenge": challenge, "answer": answer}
        target = {"purpose": "register", "channel": "phone", "target": person.phone}
        await ask("accounts/send-code", {**target, "picture": picture})
        seen = (await ask("sandbox/messages", {"channel": "phone", "target": person.phone})).get("messages")
        identity = {"name": person.name, "document_type": "resident-id", "number": person.number}
        await ask(
            "accounts/register",
            {
                "password": person.password,
                "phone": person.phone,
                "code": seen[-1]["code"] if seen else "",
                "identity": identity,
            },
        )
        line.close()

    await asyncio.gather(*(one(number) for number in range(people)))
    outcome.seconds = time.perf_counter() - started
    return outcome


@contextmanager
def bare_peer(database: str, place: Path) -> Any:
    from sqlalchemy import create_engine, text

    from app.campus.api.listening import listening_socket

    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bare (n integer)"))
        connection.execute(text("INSERT INTO bare VALUES (1)"))
        connection.execute(text("CREATE INDEX ON bare (n)"))
    engine.dispose()
    (place / "bare.py").write_text(BARE)
    listening = listening_socket("127.0.0.1", 0)
    listening.set_inheritable(True)
    arguments = ["bare:app", "--fd", str(listening.fileno()), "--workers", "2", "--no-access-log"]
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", *arguments, "--log-level", "error"],
        cwd=place,
        env={**os.environ, "BARE_DATABASE": database},
        pass_fds=[listening.fileno()],
    )
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        process.terminate()
        process.wait(20)
        listening.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10.0)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as name, postgres.running() as database:
        place = Path(name)
        with bare_peer(postgres.fresh_database(database), place) as url:
            asyncio.run(closed(url, [Question("/bare", b"{}")], 2.0))
            bare = asyncio.run(closed(url, [Question("/bare", b"{}")], seconds))
        print(
            f"bare SELECT and INSERT: {bare.rate:.0f} requests/s, p99 {bare.p99():.0f} ms",
            dict(bare.statuses),
        )
        campus = ("--demo", "--database", postgres.fresh_database(database), "--workers", "2")
        with serving(place, *campus) as served:
            questions = mixed(served.url)
            asyncio.run(closed(served.url, questions, 2.0))
            peak = asyncio.run(closed(served.url, questions, seconds))
            print(
                f"mixed requests: {peak.rate:.0f} requests/s, {peak.rate / bare.rate:.2f} of bare"
                f" (asked {RATIO}), {dict(peak.statuses)}"
            )
            calm = asyncio.run(offered(served.url, questions, seconds, 0.7 * peak.rate, 64))
            print(f"at 70 %: p99 {calm.p99():.0f} ms (asked {P99_MS:.0f}), {dict(calm.statuses)}")
            storm = asyncio.run(offered(served.url, questions, seconds, 5 * peak.rate, 400))
            print(
                f"five times overload: {storm.rate:.0f} answered/s, {storm.rate / peak.rate:.2f} of the peak"
                f" (asked {KEPT}), {dict(storm.statuses)}"
            )
            start = asyncio.run(hall(served.url, HALL, 60.0))
            errors = sum(count for status, count in start.statuses.items() if status != 200)
            print(
                f"a hall of {HALL} begins in {start.seconds:.0f} s (asked 60): {errors} errors (asked 0),"
                f" p99 {start.p99():.0f} ms, {dict(start.statuses)}"
            )


if __name__ == "__main__":
    main()
