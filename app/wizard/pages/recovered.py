"""The password was reset: log in, and bind something so that it does not happen again (A027)."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import Banner, SideNote
from app.wizard.page import Page
from app.wizard.ways import WayList, WayOn


class RecoveredPage(Page):
    step = Step.RECOVERED
    title = text("The password was reset")
    lead = text("Log in with the new password and look at your record.")
    primary = text("Log in")
    primary_exit = Exit.LOG_IN

    def build(self) -> None:
        self.body.addWidget(
            Banner(
                "ok",
                text("You have your account back"),
                text("Nothing else was changed, no account was closed."),
            )
        )
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.STOP,
                    "check",
                    text("That is all for today"),
                    text("The record can wait until the deadline of your school"),
                )
            ],
        )
        self.body.addWidget(self.ways)
        self.add_side(
            SideNote(
                text("So that it does not happen again"),
                text(
                    "Bind WeChat, Alipay or an e-mail on the account page. Keep the phone number up to date."
                ),
            )
        )
