"""Another phone number for the account, proved by a code to the new one (A140)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.field import Field
from app.wizard.one_time_code import OneTimeCode
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard


class NewPhonePage(Page):
    step = Step.NEW_PHONE
    title = text("Change the phone number")
    lead = text("Only a number of your own that is not registered yet.")
    primary = text("Change it")
    phone = True

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.number = Field(text("New mobile number"), text("11 digits, mainland China"))
        self.code = OneTimeCode(text("SMS code"), text("Send the SMS code"))
        self.offer(Exit.RESEND, self.code.send)
        self.offer(Exit.NEW_PICTURE, self.code.picture.renew)
        for part in (self.practice, self.number, self.code):
            self.body.addWidget(part)
        self.entry("new_phone", self.number, check_phone)
        self.entry("picture", self.code.picture)
        self.entry("new_code", self.code.code)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)
        self.code.show_sent(memory.known.change_code, memory.known.picture)

    def fill_code(self, code: str) -> None:
        """The message on the virtual phone was tapped."""
        self.code.code.set_value(code)
        self.edited.emit()

    def first_focus(self) -> QWidget:
        return self.number.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.number.set_value(persona.other_phone)
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None or not persona.other_phone:
        return None
    return text("For practice: {phone}", phone=persona.other_phone)
