"""The live face check in the site's app (A084, A086): what one does there, and here how it would end."""

from __future__ import annotations

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import Banner, SideNote
from app.widgets.buttons import Button
from app.widgets.panels import Panel
from app.widgets.tick_row import TickRow
from app.wizard.page import Page


class AppCheckPage(Page):
    step = Step.APP_CHECK
    title = text("Live face check in the app")
    lead = text("On the real site you do this on your phone. Here it is only acted.")
    primary = text("Act the face check")

    def build(self) -> None:
        self.manual = Banner(
            "accent",
            text("After several failures the app offers a photo review"),
            text("You need not go on trying: choose the photo review under the other ways."),
        )
        card = Panel("card", margin=(20, 8, 20, 8), spacing=0)
        for words, detail in (
            (
                text("Download the app 学信网, from the page of the site"),
                text("No other app, no link from a chat"),
            ),
            (
                text("Open it, press 我的, log in with the new account"),
                text("Phone number and your new password"),
            ),
            (
                text("Do 实人验证: look into the camera, follow the words"),
                text("Plain wall, daylight, no cap"),
            ),
        ):
            card.box.addWidget(TickRow(words, detail, steps=True))
        self.other = Button(text("Choose another way"), icon="undo")
        self.offer(Exit.OTHER_WAY, self.other)
        self.body.addWidget(self.manual)
        self.body.addWidget(card)
        self.body.addWidget(self.other)
        self.add_side(
            SideNote(
                text("If it fails"),
                text(
                    "Another wall, other light, log out on other devices, "
                    "try again later. It is not your fault."
                ),
            ),
            SideNote(
                text("When it succeeds"),
                text("The other accounts with your number are closed, this one can be used at once."),
            ),
        )

    def show_memory(self, memory: Memory) -> None:
        result, check = memory.known.app_result, memory.known.check
        offered = (result is not None and result.manual_review_offered) or (
            check is not None and check.manual_review_offered
        )
        self.manual.setVisible(offered)
