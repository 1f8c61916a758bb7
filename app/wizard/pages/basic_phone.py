"""The phone number of the basic information, which is checked later by binding it (A061, A063)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.field import Field
from app.widgets.tick_row import TickRow
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard


class BasicPhonePage(Page):
    step = Step.BASIC_PHONE
    title = text("Your mobile number")
    lead = text("It belongs to your basic information. Name and number cannot be changed afterwards.")
    primary = text("Save the basic information")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.number = Field(text("Mobile number"), text("11 digits, mainland China"))
        self.own = TickRow(text("This is my own number, and the phone is with me"))
        for part in (self.practice, self.number, self.own):
            self.body.addWidget(part)
        self.entry("phone", self.number, check_phone)
        self.fields["own_phone"] = self.own
        self.own.toggled.connect(lambda _: self.edited.emit())

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.own.setChecked(memory.typed.own_phone)
        self.practice.show_memory(memory)

    def apply(self) -> Memory:
        return super().apply().typing(own_phone=self.own.isChecked())

    def first_focus(self) -> QWidget:
        return self.number.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.number.set_value(persona.phone)
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    return text("For practice: {phone}", phone=persona.phone) if persona is not None else None
