"""Proving the number by data of a record that is published already (A093)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard


class RecordDataPage(Page):
    step = Step.RECORD_DATA
    title = text("Data of your student record")
    lead = text("Exactly as your university reported them; the admission letter has most of it.")
    primary = text("Compare")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.institution = Field(text("University"), text("The full name, as on the seal of the letter"))
        self.number = Field(text("Student number"), text("On the campus card or the class list"))
        self.major = Field(text("Major"), text("As in the admission letter"))
        self.other = Button(text("Choose another way"), icon="undo")
        self.offer(Exit.OTHER_WAY, self.other)
        for part in (self.practice, self.institution, self.number, self.major, self.other):
            self.body.addWidget(part)
        self.entry("institution", self.institution)
        self.entry("student_number", self.number)
        self.entry("major", self.major)
        self.add_side(
            SideNote(
                text("Assumed"),
                text(
                    "No notice says which data the site asks for. It may be others; type what you see there."
                ),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.institution.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.institution.set_value(persona.institution)
            self.number.set_value(persona.student_number)
            self.major.set_value(persona.major)
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None or not persona.institution:
        return None
    return text(
        "For practice: {name}, {number}, {value}",
        name=persona.institution,
        number=persona.student_number,
        value=persona.major,
    )
