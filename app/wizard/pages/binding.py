"""Step two of real-name data: which contact to bind, or a classmate's help (A065–A068)."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import SideNote
from app.wizard.page import Page
from app.wizard.ways import WayList, WayOn


class BindingPage(Page):
    step = Step.BINDING
    title = text("Bind your real-name data")
    lead = text("One of these is enough. Only your own contacts, not used before.")
    primary = text("Bind the phone")
    primary_exit = Exit.BIND_PHONE

    def build(self) -> None:
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.BIND_EMAIL,
                    "mail",
                    text("Bind the e-mail"),
                    text("Useful later, when the phone number has changed"),
                    text("2 minutes"),
                ),
                WayOn(
                    Exit.BIND_HELP,
                    "people",
                    text("Ask a classmate to help"),
                    text("Somebody of your class whose phone is bound, face to face"),
                    text("when they log in"),
                ),
                WayOn(
                    Exit.LATER,
                    "clock",
                    text("Later"),
                    text("Look at the record first"),
                ),
            ],
        )
        self.body.addWidget(self.ways)
        self.add_side(
            SideNote(
                text("Why bind?"),
                text("By a bound phone or e-mail you get your password back yourself."),
            )
        )
