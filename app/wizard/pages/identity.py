"""Name and document: exactly as in the record, or it is not found (A021)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.buttons import Button
from app.wizard.papers import Papers, PapersPage
from app.wizard.practice_card import PracticeCard


class IdentityPage(PapersPage):
    step = Step.IDENTITY
    title = text("Your identity")

    def build(self) -> None:
        if self.scene.guided:
            self.head.set_title(text("Check first what you will type"))
            self.head.set_lead(
                text("It is checked on this computer only, sent nowhere, and cleared when you finish.")
            )
        self.practice = PracticeCard(_practice_words, self._fill)
        self.body.addWidget(self.practice)
        self.papers = Papers(self)
        self.name, self.kind, self.number = self.papers.name, self.papers.kind, self.papers.number
        self.body.addWidget(self.papers)
        rare = SideNote(
            text("A dot or a rare character?"),
            text("You can paste the exact character. If you cannot type it, look it up:"),
        )
        self.rare = Button(text("Rare characters"), "link", icon="search")
        self.rare.clicked.connect(lambda: self.help_wanted.emit("rare-character"))
        self.add_side(
            SideNote(
                text("Why exactly the same?"),
                text("Your record is found only when name and number match what your university reported."),
            ),
            rare,
            self.rare,
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.name.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.papers.fill(persona)


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None:
        return None
    return text("For practice: {name}, {number}", name=persona.name, number=persona.number)
