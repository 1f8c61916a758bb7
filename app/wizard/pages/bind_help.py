"""Asking a classmate to help with binding (A068, A121–A124)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard


class BindHelpPage(Page):
    step = Step.BIND_HELP
    title = text("Ask a classmate to help")
    lead = text("Somebody of your own class whose phone is bound by real name. Meet face to face.")
    primary = text("Send the request")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.name = Field(text("Name of the classmate"), text("As registered"))
        self.their_phone = Field(text("Phone of the classmate"), text("The one they registered with"))
        self.own_phone = Field(text("Your own phone"), text("Your classmate will see it"))
        for part in (self.practice, self.name, self.their_phone, self.own_phone):
            self.body.addWidget(part)
        self.entry("classmate_name", self.name)
        self.entry("classmate_phone", self.their_phone, check_phone)
        self.entry("phone", self.own_phone, check_phone)
        self.add_side(
            SideNote(
                text("What your classmate does"),
                text("Log in, open the inbox icon at the upper right, confirm face to face that it is you."),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.name.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.name.set_value(persona.classmate_name)
            self.their_phone.set_value(persona.classmate_phone)
            self.own_phone.set_value(persona.phone)
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None or not persona.classmate_name:
        return None
    return text("For practice: {name}, {phone}", name=persona.classmate_name, phone=persona.classmate_phone)
