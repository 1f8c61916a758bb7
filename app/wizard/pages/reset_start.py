"""Which account's password is to be reset; the service then lists the ways that are bound (A131)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.picture_code import PictureCodeField
from app.wizard.practice_card import PracticeCard
from app.wizard.ways import WayList, WayOn


class ResetStartPage(Page):
    step = Step.RESET_START
    title = text("Reset the password")
    lead = text("First the user name. Then the ways are shown that are bound to it.")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.user_name = Field(text("User name"), text("Phone number, ID number or e-mail"))
        self.picture = PictureCodeField()
        self.offer(Exit.NEW_PICTURE, self.picture.renew)
        for part in (self.practice, self.user_name, self.picture):
            self.body.addWidget(part)
        self.entry("user_name", self.user_name)
        self.entry("picture", self.picture)
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.FIND_USER,
                    "search",
                    text("I forgot the user name"),
                    text("Name and ID number find it"),
                    text("1 minute"),
                )
            ],
        )
        self.body.addWidget(self.ways)
        self.add_side(
            SideNote(
                text("The school cannot do this"),
                text("It has no power over accounts. Only you can reset the password, by these ways."),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.picture.show_picture(memory.known.picture)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.user_name.input

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.user_name.set_value(persona.phone)
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    return text("For practice: {phone}", phone=persona.phone) if persona is not None else None
