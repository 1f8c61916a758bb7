"""The activation mail: open it, click its link or paste the address (A035, A046–A050)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.practice_mailbox import PracticeMailbox


class ActivationPage(Page):
    step = Step.ACTIVATION
    title = text("Open the activation mail")
    lead = text(
        "Sender 学信网, subject 学信网帐号激活邮件. Look into junk and subscriptions too, then open the link."
    )
    primary = text("Activate")

    def build(self) -> None:
        self.mailbox = PracticeMailbox(self.scene)
        self.mailbox.tapped.connect(self._take)
        self.link = Field(text("Address from the mail"), text("Tap the mail, or paste the whole address"))
        self.again = Button(text("Send the mail again"), "secondary", icon="refresh")
        self.offer(Exit.RESEND, self.again)
        self.change = Button(text("Change the e-mail"), "link", icon="pencil")
        self.offer(Exit.CHANGE_EMAIL, self.change)
        self.missing = Button(text("No mail has come"), "link", icon="question")
        self.missing.clicked.connect(lambda: self.help_wanted.emit("activation-email-missing"))
        for part in (self.mailbox, self.link, self.again, self.missing, self.change):
            self.body.addWidget(part)
        self.entry("link", self.link)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.mailbox.read()

    def first_focus(self) -> QWidget:
        return self.link.input

    def _take(self, link: str) -> None:
        self.link.set_value(link)
        self.edited.emit()
