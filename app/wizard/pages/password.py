"""A password for the practice account: the rule is shown before it is broken."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.backend.descriptor import Profile
from app.core.flow import person
from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.identity.password import check_password
from app.core.identity.result import Result
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard

RULE = text("8 to 30 letters, digits or signs, at least two kinds")
OLD_RULE = text("At least 6 letters or digits")


class PasswordPage(Page):
    step = Step.PASSWORD
    title = text("Choose a password")

    def build(self) -> None:
        self.practice = PracticeCard(practice_words, self._fill)
        legacy = self.scene.journey.flow.venue.profile is Profile.EMAIL_LEGACY
        self.password = Field(text("Password"), OLD_RULE if legacy else RULE, secret=True)
        self.again = Field(text("The same once more"), None, secret=True)
        for part in (self.practice, self.password, self.again):
            self.body.addWidget(part)
        self.entry("password", self.password, self._check)
        self.entry("password_again", self.again)
        self.add_side(
            SideNote(
                text("Only you know it"),
                text(
                    "The school cannot reset it. Never tell it to anybody, and use another one than for your "
                    "mailbox."
                ),
            ),
            SideNote(
                text("Practice"),
                text("Please do not type a password that you really use."),
            ),
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.password.input

    def _check(self, value: str) -> Result:
        typed = self.memory.typed
        return check_password(
            value,
            self.scene.journey.flow.venue.profile,
            username=person.phone(typed) or person.email(typed),
            id_number=person.number(typed),
        )

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.password.set_value(persona.password)
            self.again.set_value(persona.password)
            self.edited.emit()


def practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    return text("For practice: {value}", value=persona.password) if persona is not None else None
