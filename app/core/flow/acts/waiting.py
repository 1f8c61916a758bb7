"""Waiting in practice: three working days go by at once, since nobody can sit through them."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.sandbox import Advance
from app.core.flow.memory import Memory

WORKING_DAYS = 3


def days_pass(backend: Backend, memory: Memory, call: Call) -> Memory:
    """`memory` at the moment the answer is due (A111); without a sandbox time goes its own way."""
    if backend.sandbox is None:
        return memory
    moment = backend.sandbox.advance(Advance(working_days=WORKING_DAYS), call)
    return memory.knowing(now=moment.now)
