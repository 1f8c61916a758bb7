"""Before the official site: what will happen, what to have at hand, and which of three things one came
for.
"""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text, verbatim
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.check_row import Check, CheckList
from app.widgets.fact_card import FactCard
from app.wizard.page import Page


class OfficialPage(Page):
    step = Step.OFFICIAL
    title = text("Do it for real, on your own phone")
    lead = text(
        "Everything you will type is checked here first. Then you do it yourself on the official site."
    )
    primary = text("Register: check my details")

    def build(self) -> None:
        self.ready = CheckList(
            [
                Check("none", text("Your own phone, with battery and network"), None),
                Check("none", text("Your ID card"), None),
                Check("none", text("Your admission letter"), None),
            ]
        )
        self.body.addWidget(self.ready)
        self.promise = Banner(
            "accent",
            text("Nothing is sent from here"),
            text("This program never connects to the official site and never asks for its password."),
        )
        self.body.addWidget(self.promise)
        self.record = Button(text("I have an account: check my record"), "secondary", icon="list")
        self.record.clicked.connect(lambda: self.leaving.emit(Exit.RECORD))
        self.body.addWidget(self.record)
        self.lost = Button(text("I have an account, but cannot get in"), "secondary", icon="key")
        self.lost.clicked.connect(lambda: self.leaving.emit(Exit.FIND_USER))
        self.body.addWidget(self.lost)
        deadline = self.scene.school.first_deadline
        if deadline is not None and not self.scene.school.is_example:
            self.add_side(
                FactCard("when", text("{day}", day=deadline.date()), [text("Deadline of your school")])
            )
        self.add_side(
            FactCard("where", verbatim("www.chsi.com.cn"), [text("The only official address")]),
        )
