"""The user name, masked as the site shows it, and what to do with it."""

from __future__ import annotations

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import text, verbatim
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.wizard.page import Page
from app.wizard.ways import WayList, WayOn


class UserFoundPage(Page):
    step = Step.USER_FOUND
    title = text("Here is your user name")
    primary = text("Reset the password")
    primary_exit = Exit.RESET_PASSWORD

    def build(self) -> None:
        card = Panel("ok")
        card.box.addWidget(Label(text("User name"), role="second", colour="ink2"))
        self.found = Label(None, role="title")
        card.box.addWidget(self.found)
        self.body.addWidget(card)
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.LOG_IN,
                    "key",
                    text("I know the password"),
                    text("Log in with this user name"),
                    text("1 minute"),
                )
            ],
        )
        self.body.addWidget(self.ways)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        if memory.known.found is not None:
            self.found.set_text(verbatim(memory.known.found.user_name))
