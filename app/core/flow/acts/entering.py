"""Coming into a venue: what a service says of itself, and whom practice is played with."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call, CancelToken, new_attempt
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.sandbox import ScenarioQuery
from app.core.flow.memory import Memory

SUNNY = "sunny-path"


def entered(backend: Backend, memory: Memory, scenario: str, cancel: CancelToken) -> Memory:
    """`memory` with the facts of the service; in practice the scenario is set up and its person known."""
    call = Call(cancel=cancel)
    known = memory
    if backend.sandbox is not None:
        query = ScenarioQuery(scenario or SUNNY)
        loaded = backend.sandbox.load(query, call.trying(new_attempt()))
        known = known.knowing(persona=loaded.persona)
    facts = backend.service.facts(Nothing(), call)
    return known.knowing(facts=facts, now=facts.now)
