"""Registering with an e-mail address, as in the older notices: address and password only (A040–A049)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.identity.email import check_email
from app.core.identity.password import check_password
from app.core.identity.result import Result
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.pages.password import OLD_RULE
from app.wizard.practice_card import PracticeCard


class EmailFormPage(Page):
    step = Step.EMAIL_FORM
    title = text("E-mail and password")
    lead = text("The way of the older notices: the address becomes your user name.")
    primary = text("Register")

    def build(self) -> None:
        self.practice = PracticeCard(practice_words, self._fill)
        self.email = Field(text("E-mail"), text("Your own; one registration for each address"))
        self.password = Field(text("Password"), OLD_RULE, secret=True)
        self.again = Field(text("The same once more"), None, secret=True)
        for part in (self.practice, self.email, self.password, self.again):
            self.body.addWidget(part)
        self.entry("email", self.email, check_email)
        self.entry("password", self.password, self._check)
        self.entry("password_again", self.again)
        self.add_side(
            SideNote(
                text("Older way"),
                text(
                    "Not on your page? Then your registration goes by phone number; choose practice "
                    "without this profile."
                ),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.email.input

    def _check(self, value: str) -> Result:
        return check_password(
            value, self.scene.journey.flow.venue.profile, username=self.email.value(), id_number=""
        )

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.email.set_value(persona.email)
            self.password.set_value(persona.password)
            self.again.set_value(persona.password)
            self.edited.emit()


def practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None:
        return None
    return text("For practice: {name}, password {value}", name=persona.email, value=persona.password)
