"""Checks the phone number before it is typed on the official site; it stays on this machine."""

from __future__ import annotations

from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.widgets.tick_row import TickRow
from app.wizard.page import Page


class OwnPhonePage(Page):
    step = Step.OWN_PHONE
    title = text("Which phone number will you register with?")
    lead = text("It becomes your user name on the official site. It is only checked here, and not kept.")

    def build(self) -> None:
        self.number = Field(text("Mobile number"), text("11 digits"))
        self.entry("phone", self.number, check_phone)
        self.own = TickRow(text("This is my own number, and the phone is with me"))
        self.own.toggled.connect(lambda _: self.edited.emit())
        self.body.addWidget(self.number)
        self.body.addWidget(self.own)
        self.add_side(
            SideNote(
                text("Why your own?"),
                text("The code comes to this phone, and you log in with it for years."),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.own.setChecked(memory.typed.own_phone)

    def apply(self) -> Memory:
        return super().apply().typing(own_phone=self.own.isChecked())

    def reason(self) -> Text | None:
        if not self.number.value().strip():
            return text("Please type your mobile number")
        return None if self.own.isChecked() else text("Please tick that it is your own number")

    def first_focus(self) -> Field:
        return self.number
