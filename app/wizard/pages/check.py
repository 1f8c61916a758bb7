"""All answers once more before they are handed in; each can be changed."""

from __future__ import annotations

from app.core.flow import person
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.mask import mask_id_number, mask_phone
from app.core.text import text, verbatim
from app.widgets.banner import Banner, SideNote
from app.wizard.answers import Answer, AnswerCard
from app.wizard.page import Page


class CheckPage(Page):
    step = Step.CHECK
    title = text("Check your answers")
    lead = text("The document number cannot be changed later.")
    primary = text("Register now")

    def build(self) -> None:
        self.again = Banner(
            "warn",
            text("You register again"),
            text("When your number is proved, the other accounts with it are closed."),
        )
        self.card = AnswerCard()
        self.card.change.connect(self.leaving)
        self.body.addWidget(self.again)
        self.body.addWidget(self.card)
        self.add_side(
            SideNote(
                text("Exactly as on the card?"),
                text("With one wrong character your record will not be found after registering."),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        typed = memory.typed
        self.again.setVisible(memory.chosen.register_again)
        self.card.show_answers(
            [
                Answer(text("Name"), verbatim(person.name(typed)), Exit.CHANGE_IDENTITY),
                Answer(text("Document type"), typed.document_type.label, Exit.CHANGE_IDENTITY),
                Answer(
                    text("Document number"),
                    verbatim(mask_id_number(person.number(typed))),
                    Exit.CHANGE_IDENTITY,
                ),
                Answer(text("Mobile number"), verbatim(mask_phone(person.phone(typed))), Exit.CHANGE_PHONE),
                Answer(text("SMS code"), text("Right")),
                Answer(text("Password"), text("Chosen, not shown"), Exit.CHANGE_PASSWORD),
            ]
        )
        self.exits |= self.card.buttons
