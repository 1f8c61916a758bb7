"""What a journey came to, in the words of the command-line contract."""

from __future__ import annotations

from app.core.backend.data.guide import Topic
from app.core.backend.data.recovery import TicketState
from app.core.backend.data.reviews import HelpState, ReviewState
from app.core.flow.facts import Fact
from app.core.flow.flow import Flow
from app.core.flow.step import Step
from app.core.scenarios.scenario import End

GUIDED_TO = {
    Topic.REGISTER: End.REGISTERED,
    Topic.RECOVER: End.RECOVERED,
    Topic.DUPLICATE: End.RESOLVED,
    Topic.RECORD: End.RECORD_CONFIRMED,
}
"""What it comes to when the guide is followed to its end; the person says so, no service does."""


def end_of(flow: Flow) -> End:
    """From what the service said and where the person is, never from what was expected."""
    known = flow.memory.known
    if known.receipt is not None:
        return End.MISMATCH_REPORTED if not flow.holds(Fact.ALL_SAME) else End.RECORD_CONFIRMED
    if flow.memory.chosen.referred:
        return End.REFERRED
    if flow.memory.chosen.gone_through:
        return GUIDED_TO[flow.memory.chosen.topic or Topic.REGISTER]
    if flow.holds(Fact.SOLVED) or known.answered is not None:
        return End.RESOLVED
    if _waits(flow):
        return End.WAITING
    if known.password_reset:
        return End.RECOVERED
    if known.registered is not None:
        return End.REGISTERED
    return End.STOPPED


def _waits(flow: Flow) -> bool:
    """Something was handed in, or must be published, and time has to pass."""
    known = flow.memory.known
    return (
        any(s.step is Step.NUMBER_PENDING for s in flow.stack)
        or (known.ticket is not None and known.ticket.state is TicketState.SENT)
        or (known.review is not None and known.review.state is ReviewState.WAITING)
        or (known.help is not None and known.help.state is HelpState.SENT)
        or (known.session is not None and not flow.holds(Fact.PUBLISHED))
    )
