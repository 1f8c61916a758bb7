"""The ticket is with the staff (A031): when the answer is due, and what can be done meanwhile."""

from __future__ import annotations

from app.core.backend.data.recovery import TicketState
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import Banner
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn


class TicketSentPage(CrossingPage):
    step = Step.TICKET_SENT
    title = text("The staff have your ticket")
    ways = (
        WayOn(
            Exit.LOOK_AGAIN,
            "refresh",
            text("Look where it stands"),
            text("In practice three working days go by at once."),
        ),
        WayOn(
            Exit.CHANGE_PHONE,
            "phone",
            text("Register with another number of my own"),
            text("Then there is nothing to wait for."),
        ),
        WayOn(
            Exit.COME_BACK,
            "calendar",
            text("Note when to come back"),
            text("With the date, beside the deadline of your school."),
        ),
    )

    def above(self) -> None:
        self.state = Banner("warn", text("Waiting"), icon="hourglass")
        self.body.addWidget(self.state)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        ticket = memory.known.ticket
        if ticket is None:
            return
        self.head.set_lead(text("Reference: {reference}", reference=ticket.reference))
        if ticket.state is TicketState.REJECTED:
            self.state.show_words(
                "bad",
                text("Not approved"),
                text(
                    "Reason: {reason}. Please use another number of your own, or ask again.",
                    reason=ticket.reason,
                ),
                icon="alert",
            )
        else:
            self.state.show_words(
                "warn",
                text("The answer is due by {day}", day=ticket.answer_due.date()),
                text("When the number is free again, register promptly."),
                icon="hourglass",
            )
