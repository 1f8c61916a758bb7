"""The e-mail address is registered already: the cheapest remedy first (A033–A035)."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.wizard.page import Page
from app.wizard.ways import WayList, WayOn


class EmailTakenPage(Page):
    step = Step.EMAIL_TAKEN
    title = text("This e-mail is registered already")
    lead = text("Most often it is your own account from earlier. Compare the address first.")
    primary = text("It is mine: log in")
    primary_exit = Exit.LOG_IN

    def build(self) -> None:
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.CHANGE_EMAIL,
                    "pencil",
                    text("I mistyped it"),
                    text("Go back and correct the address"),
                ),
                WayOn(
                    Exit.RESET_PASSWORD,
                    "key",
                    text("I forgot the password"),
                    text("By phone, e-mail or security questions, whichever is bound"),
                    text("2 minutes"),
                ),
                WayOn(
                    Exit.FIND_USER,
                    "search",
                    text("I forgot the user name"),
                    text("Name and ID number find it"),
                    text("1 minute"),
                ),
            ],
        )
        self.body.addWidget(self.ways)
