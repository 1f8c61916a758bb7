"""Binding the e-mail with its mailed code (A067)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.email import check_email
from app.core.text import text
from app.widgets.field import Field
from app.wizard.one_time_code import OneTimeCode
from app.wizard.page import Page
from app.wizard.practice_mailbox import PracticeMailbox


class BindEmailPage(Page):
    step = Step.BIND_EMAIL
    title = text("Bind the e-mail")
    primary = text("Bind")

    def build(self) -> None:
        self.email = Field(text("E-mail"), text("Your own, not used before"))
        self.code = OneTimeCode(text("E-mail code"), text("Send the e-mail code"))
        self.offer(Exit.RESEND, self.code.send)
        self.offer(Exit.NEW_PICTURE, self.code.picture.renew)
        self.mailbox = PracticeMailbox(self.scene)
        self.mailbox.tapped.connect(self._take)
        for part in (self.email, self.code, self.mailbox):
            self.body.addWidget(part)
        self.entry("email", self.email, check_email)
        self.entry("picture", self.code.picture)
        self.entry("email_code", self.code.code)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.code.show_sent(memory.known.code_sent, memory.known.picture)
        self.mailbox.read()

    def first_focus(self) -> QWidget:
        return self.email.input

    def _take(self, code: str) -> None:
        self.code.code.set_value(code)
        self.edited.emit()
