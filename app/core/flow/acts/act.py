"""What a step asks of the service: one intended call, or a few that belong together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from app.core.backend.backend import Backend
from app.core.backend.call import DEADLINE, Call, CancelToken
from app.core.backend.refusal import RefusalCode, Refused
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import Text, text

R = TypeVar("R")
Run = Callable[[Backend, Memory, Call], Memory]


@dataclass(frozen=True)
class Act:
    """`payload` is what a write intends, for its attempt id; reads have none.

    `run` may be called from any thread and raises only `Refused`, `Failure` and `Cancelled`.
    `refusals` are the codes to be expected, and `settles` the facts that its answer decides: both are
    what the walk over the table branches by. `waiting` is said while it runs.
    """

    name: str
    run: Run = field(compare=False, repr=False)
    payload: Callable[[Memory], object] | None = field(default=None, compare=False, repr=False)
    refusals: frozenset[RefusalCode] = frozenset()
    settles: frozenset[Fact] = frozenset()
    waiting: Text = text("Checking what you typed")

    def prepared(self, memory: Memory) -> Memory:
        """`memory` with the attempt id of this write; to be kept even when no answer comes."""
        return memory if self.payload is None else memory.trying(self.name, self.payload(memory))

    def carried_out(self, backend: Backend, memory: Memory, cancel: CancelToken) -> Memory:
        """What is known afterwards; `memory` must be prepared."""
        session = memory.known.session.token if memory.known.session else ""
        return self.run(backend, memory, Call(session, memory.attempt(self.name), DEADLINE, cancel))


def belonging(call: Call, to: str) -> Call:
    """The call of a second write that belongs to an attempt: the same id for the same one."""
    import hashlib

    return call.trying(hashlib.sha256(f"{call.attempt} {to}".encode()).hexdigest()[:32])


def role(part: R | None) -> R:
    """The role itself; refuses NOT_OFFERED where a backend does not play it."""
    if part is None:
        raise Refused(RefusalCode.NOT_OFFERED)
    return part
