"""The phone number, which becomes the user name (A020), and the picture code before the SMS."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow import person
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.widgets.tick_row import TickRow
from app.wizard.page import Page
from app.wizard.picture_code import PictureCodeField
from app.wizard.practice_card import PracticeCard


class PhonePage(Page):
    step = Step.PHONE
    title = text("Your mobile number")
    lead = text("It becomes your user name, and the SMS code is sent to it.")
    primary = text("Send the SMS code")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.number = Field(text("Mobile number"), text("11 digits, mainland China"))
        self.own = TickRow(text("This is my own number, and the phone is with me"))
        self.picture = PictureCodeField()
        for part in (self.practice, self.number, self.own, self.picture):
            self.body.addWidget(part)
        self.entry("phone", self.number, check_phone)
        self.entry("picture", self.picture)
        self.fields["own_phone"] = self.own
        self.own.toggled.connect(lambda _: self.edited.emit())
        self.offer(Exit.NEW_PICTURE, self.picture.renew)
        self.number.edited.connect(lambda _: self._show_what_is_needed())
        self.add_side(
            SideNote(
                text("Why your own?"),
                text(
                    "You find password and user name again only by this number. Not a parent's, not a "
                    "friend's."
                ),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.own.setChecked(memory.typed.own_phone)
        self.picture.show_picture(memory.known.picture)
        self.practice.show_memory(memory)
        self._show_what_is_needed()

    def apply(self) -> Memory:
        return super().apply().typing(own_phone=self.own.isChecked())

    def first_focus(self) -> QWidget:
        return self.number.input

    def _show_what_is_needed(self) -> None:
        """For a number that has its code already, no picture is needed."""
        sent = self.memory.known.code_sent_to
        same = bool(sent) and person.phone(self.memory.typing(phone=self.number.value()).typed) == sent
        self.picture.setVisible(not same)
        self.primary = text("Continue") if same else text("Send the SMS code")  # type: ignore[misc]

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.number.set_value(persona.phone)
            self._show_what_is_needed()
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    return text("For practice: {phone}", phone=persona.phone) if persona is not None else None
