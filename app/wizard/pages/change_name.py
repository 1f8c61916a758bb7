"""Changing the name on the account, and looking the record up with it (A140, A151, A162)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.entries import check_new_name
from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard


class ChangeNamePage(Page):
    step = Step.CHANGE_NAME
    title = text("Change the name on the account")
    lead = text("As the school reported it: usually as on your ID card.")
    primary = text("Change it and look again")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.name = Field(text("New name"), text("Exactly, character by character"))
        self.body.addWidget(self.practice)
        self.body.addWidget(self.name)
        self.entry("new_name", self.name, lambda name: check_new_name(self.memory.typing(new_name=name)))
        self.add_side(
            SideNote(
                text("Changed in law?"),
                text("The record still has the old name until the school changes it. Bring the proof there."),
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
            self.name.set_value(persona.name)
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    return text("For practice: {value}", value=persona.name) if persona is not None else None
