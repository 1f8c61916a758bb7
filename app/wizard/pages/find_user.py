"""Finding the user name by name, number and picture code (A130)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.wizard.papers import Papers, PapersPage
from app.wizard.picture_code import PictureCodeField
from app.wizard.practice_card import PracticeCard
from app.wizard.ways import WayList, WayOn


class FindUserPage(PapersPage):
    step = Step.FIND_USER
    title = text("Find the user name")
    lead = text("By the name and number with which the account was registered.")
    primary = text("Find it")

    def build(self) -> None:
        self.practice = PracticeCard(practice_words, self._fill)
        self.papers = Papers(self)
        self.name, self.number = self.papers.name, self.papers.number
        self.picture = PictureCodeField()
        self.offer(Exit.NEW_PICTURE, self.picture.renew)
        for part in (self.practice, self.papers, self.picture):
            self.body.addWidget(part)
        self.entry("picture", self.picture)
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.REGISTER,
                    "plus",
                    text("No account is found: register"),
                    text("Name and number are right, so there is none yet"),
                    text("5 minutes"),
                )
            ],
        )
        self.body.addWidget(self.ways)
        self.add_side(
            SideNote(
                text("Not in the WeChat menu"),
                text("On the real site this works in a browser only, on phone or computer."),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.picture.show_picture(memory.known.picture)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.name.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.papers.fill(persona)


def practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None:
        return None
    return text("For practice: {name}, {number}", name=persona.name, number=persona.number)
