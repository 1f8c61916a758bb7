"""The roles of a campus server, called over HTTP. All of them follow from the table of operations."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

import msgspec

from app.core.backend.call import Call
from app.core.backend.data.service import CONTRACT
from app.core.backend.failure import BrokenAnswer, Busy, Cancelled, Failure, TooSlow, WrongVersion
from app.core.backend.http.connection import Connection
from app.core.backend.http.problem import Problem, raised
from app.core.backend.http.retry import RetryBudget
from app.core.backend.http.transport import Answer, Transport
from app.core.backend.http.wire import (
    ATTEMPT_HEADER,
    CONTRACT_HEADER,
    JSON,
    PRACTICE_HEADER,
    decode,
    encode,
    path_of,
)
from app.core.backend.operation import Operation, operations


class Client:
    """Calls operations of one server. Thread-safe; `chance` is for the jitter alone.

    `practice` names the practice this client is in, once it is known that the server is one for practice.
    """

    def __init__(self, connection: Connection, chance: random.Random | None = None) -> None:
        self._connection = connection
        self._transport = Transport(connection)
        self._budget = RetryBudget()
        self.practice = ""
        self._chance = chance or random.Random()  # noqa: S311 - spreads retries, guards nothing

    def perform(self, operation: Operation, request: object, call: Call) -> Any:
        """The result of `operation`; raises `Refused`, `Failure` or `Cancelled`.

        Repeats what may help, for writes under one attempt id, so that the service does it once.
        """
        headers = {"Content-Type": JSON, "Accept": JSON}
        if call.session:
            # A token that no server gave may be anything; a header may not.
            headers["Authorization"] = f"Bearer {quote(call.session, safe='')}"
        if operation.is_write and call.attempt:
            headers[ATTEMPT_HEADER] = call.attempt
        if self.practice:
            headers[PRACTICE_HEADER] = self.practice
        body = encode(request)
        end = time.monotonic() + call.deadline
        self._budget.earn()
        tries = 0
        while True:
            tries += 1
            try:
                answer = self._try(operation, body, headers, end, call)
            except Failure as failure:
                if not self._again(failure, tries, end, call):
                    raise
            else:
                return understood(answer, operation.result)

    def close(self) -> None:
        self._transport.close()

    def _try(
        self, operation: Operation, body: bytes, headers: dict[str, str], end: float, call: Call
    ) -> Answer:
        seconds = min(self._connection.patience, end - time.monotonic())
        if seconds <= 0:
            raise TooSlow
        if call.cancel.cancelled:
            raise Cancelled
        answer = self._transport.post(path_of(operation), body, headers, seconds, call.cancel)
        if answer.status in (408, 503, 504):
            understood(answer, operation.result)
        return answer

    def _again(self, failure: Failure, tries: int, end: float, call: Call) -> bool:
        """Wait for the next try; false when there should be none."""
        wait = self._connection.retry.wait(tries, failure, self._chance)
        if wait is None or time.monotonic() + wait >= end or not self._budget.spend():
            return False
        if call.cancel.wait(wait):
            raise Cancelled
        return True


class RemoteRole:
    """A role protocol played by a server: one method an operation."""

    def __init__(self, role: type, client: Client) -> None:
        for operation in operations(role):
            method: Callable[[object, Call], Any] = partial(client.perform, operation)
            setattr(self, operation.name, method)


def understood(answer: Answer, kind: type) -> Any:
    """The result in an answer, or what it says went wrong."""
    spoken = answer.headers.get(CONTRACT_HEADER)
    if spoken is None:
        # Not our service: a log-in page of the network, a proxy's error page. Only its load can be told.
        raise Busy(_seconds(answer)) if answer.status in (429, 503) else BrokenAnswer
    if spoken != str(CONTRACT):
        raise WrongVersion
    try:
        if answer.status == 200:
            return decode(answer.body, kind)
        problem = decode(answer.body, Problem)
        what = raised(problem)
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise BrokenAnswer from error
    if isinstance(what, Busy):
        what.retry_after = max(what.retry_after, _seconds(answer))
    raise what


def _seconds(answer: Answer) -> float:
    value = answer.headers.get("Retry-After", "")
    return float(min(int(value), 3600)) if value.isdigit() else 1.0
