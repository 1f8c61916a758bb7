"""Binding the phone with its SMS code (A066)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.phone import check_phone
from app.core.text import text
from app.widgets.field import Field
from app.wizard.one_time_code import OneTimeCode
from app.wizard.page import Page


class BindPhonePage(Page):
    step = Step.BIND_PHONE
    title = text("Bind the phone")
    primary = text("Bind")
    phone = True

    def build(self) -> None:
        self.number = Field(text("Mobile number"), text("11 digits, mainland China"))
        self.code = OneTimeCode(text("SMS code"), text("Send the SMS code"))
        self.offer(Exit.RESEND, self.code.send)
        self.offer(Exit.NEW_PICTURE, self.code.picture.renew)
        self.body.addWidget(self.number)
        self.body.addWidget(self.code)
        self.entry("phone", self.number, check_phone)
        self.entry("picture", self.code.picture)
        self.entry("code", self.code.code)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.code.show_sent(memory.known.code_sent, memory.known.picture)

    def fill_code(self, code: str) -> None:
        """The message on the virtual phone was tapped."""
        self.code.code.set_value(code)
        self.edited.emit()

    def first_focus(self) -> QWidget:
        return self.number.input
