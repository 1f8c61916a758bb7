"""The number is proved: which accounts were closed, and on to the record (A045, A090)."""

from __future__ import annotations

from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.text import Text, listed, text, verbatim
from app.widgets.banner import Banner
from app.wizard.answers import Answer, AnswerCard
from app.wizard.page import Page

AFFECTED = {
    "postgraduate-recommendation": text("postgraduate exemption"),
    "postgraduate-exam": text("the national exam for postgraduates"),
    "independent-admission": text("independent admission"),
    "conscription": text("military service registration"),
}
"""What a service calls what closing an account affects (A091); another one's words are shown as they are."""

NONE = text("nothing that is known here")


class ProvedPage(Page):
    step = Step.PROVED
    title = text("Your number is proved")
    lead = text("This account is now the only one with your number.")
    primary = text("Go on to the record")

    def build(self) -> None:
        self.done = Banner("ok", text("The account can be used now"))
        self.closed = AnswerCard()
        self.body.addWidget(self.done)
        self.body.addWidget(self.closed)

    def show_memory(self, memory: Memory) -> None:
        account = memory.known.account
        closed = account.closed_accounts if account is not None else ()
        self.done.show_words(
            "ok",
            text("The account can be used now"),
            text(
                "These other accounts were closed. What was filled "
                "in there, please ask about at the unit concerned."
            )
            if closed
            else text("No other account had to be closed."),
        )
        self.closed.setVisible(bool(closed))
        self.closed.show_answers(
            [Answer(text("Closed: {name}", name=one.user_name), _affects(one.affects)) for one in closed]
        )


def _affects(services: tuple[str, ...]) -> Text:
    named = [AFFECTED.get(service, verbatim(service)) for service in services]
    return text("Affects: {what}", what=listed(named) if named else NONE)
