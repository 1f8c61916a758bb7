"""Help of a classmate (A120-A124): somebody of the same class whose phone is bound, met face to face."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard


class ClassmatePage(Page):
    step = Step.CLASSMATE
    title = text("Ask a classmate to help")
    lead = text("One request is enough. It appears in the inbox of your classmate's account.")
    primary = text("Send the request")

    def build(self) -> None:
        self.practice = PracticeCard(practice_words, self._fill)
        self.mate = Field(text("Name of the classmate"), text("As registered"))
        self.mate_phone = Field(text("Phone of the classmate"), text("The one they registered with"))
        self.own = Field(text("Your own phone"), text("Your classmate will see it"))
        self.other = Button(text("Choose another way"), icon="undo")
        self.offer(Exit.OTHER_WAY, self.other)
        for part in (self.practice, self.mate, self.mate_phone, self.own, self.other):
            self.body.addWidget(part)
        self.entry("classmate_name", self.mate)
        self.entry("classmate_phone", self.mate_phone, check_phone)
        self.entry("phone", self.own, check_phone)
        self.add_side(
            SideNote(
                text("What your classmate does"),
                text("Log in, open the inbox icon at the upper right, confirm face to face that it is you."),
            ),
            SideNote(
                text("Who can help?"),
                text(
                    "Only somebody of the same class whose phone is bound by real name. Five requests a day."
                ),
            ),
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.mate.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.mate.set_value(persona.classmate_name)
            self.mate_phone.set_value(persona.classmate_phone)
            if not self.own.value():
                self.own.set_value(persona.phone)
            self.edited.emit()


def practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None or not persona.classmate_name:
        return None
    return text("For practice: {name}, {phone}", name=persona.classmate_name, phone=persona.classmate_phone)
