"""Who asks for one's help, read from what is known of the inbox (A068, A123)."""

from __future__ import annotations

from app.core.backend.data.reviews import HelpEntry, HelpState
from app.core.flow.memory import Memory


def waiting_requests(memory: Memory) -> tuple[HelpEntry, ...]:
    """The requests that can still be answered, those that end first in front."""
    inbox = memory.known.inbox
    found = [one for one in inbox.entries if one.state is HelpState.SENT] if inbox is not None else []
    return tuple(sorted(found, key=lambda one: (one.until or one.sent_at, one.reference)))


def settled_requests(memory: Memory) -> tuple[HelpEntry, ...]:
    """What was answered or ran out, the newest in front."""
    inbox = memory.known.inbox
    found = [one for one in inbox.entries if one.state is not HelpState.SENT] if inbox is not None else []
    return tuple(sorted(found, key=lambda one: (one.sent_at, one.reference), reverse=True))


def request_at_hand(memory: Memory) -> HelpEntry | None:
    """The request that was chosen, or the first that waits; None when there is none."""
    waiting = waiting_requests(memory)
    chosen = memory.chosen.request
    if not chosen:
        return waiting[0] if waiting else None
    inbox = memory.known.inbox
    return next((one for one in inbox.entries if one.reference == chosen), None) if inbox else None
