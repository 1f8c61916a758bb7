"""Before the first form: what this is and is not (A001, A002), and whether there is an account already
(A005).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory, UsedBefore
from app.core.flow.step import Exit, Step
from app.core.services_known import all_services
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.radio_row import RadioGroup
from app.wizard.page import Page

NOT_CHSI = text(
    "It is not CHSI, registers nothing there and needs no network. CHSI is the only site for student records."
)
NOT_CHSI_ELSEWHERE = text(
    "It is not CHSI and registers nothing there. CHSI is the only site for student records."
)


class BeforePage(Page):
    step = Step.BEFORE
    title = text("Have you ever used one of these?")
    lead = text("One account serves them all. Who has used one is registered already.")

    def build(self) -> None:
        card = Panel("card", margin=(20, 14, 20, 14), spacing=4)
        card.box.addWidget(Label(all_services(), "second", colour="ink2"))
        self.used = RadioGroup(
            self.title,
            [
                (UsedBefore.NEVER, text("No, none of them")),
                (UsedBefore.USED, text("Yes, or probably")),
                (UsedBefore.UNSURE, text("I don't remember")),
            ],
        )
        self.used.chosen.connect(lambda _: self.edited.emit())
        self.fields["used"] = self.used
        self.body.addWidget(card)
        self.body.addWidget(self.used)
        self.present = Button(
            text("Present to a hall"), "link", icon="screen", description=text("Full screen; also F9")
        )
        self.present.clicked.connect(self.presenter_wanted)
        self.add_side(
            SideNote(
                text("What this is"),
                text(
                    "Practice with invented data. The rule of the ministry "
                    "asks every student to do it for real"
                    " on CHSI, www.chsi.com.cn."
                ),
            ),
            SideNote(
                text("What this is not"),
                NOT_CHSI_ELSEWHERE if self.scene.practises_elsewhere else NOT_CHSI,
            ),
            self.present,
        )

    def show_memory(self, memory: Memory) -> None:
        if memory.chosen.used is not None:
            self.used.set_value(memory.chosen.used)

    def apply(self) -> Memory:
        chosen = self.used.value()
        return self.memory.choosing(used=UsedBefore(chosen) if chosen else None)

    def reason(self) -> Text | None:
        return None if self.used.value() else text("Please choose an answer")

    @property
    def primary_exit(self) -> Exit:  # type: ignore[override]
        return Exit.NEXT if self.used.value() == UsedBefore.NEVER else Exit.HAVE_ACCOUNT

    def first_focus(self) -> QWidget | None:
        return None
