"""The last page: what it came to, what comes next, and that practice is not the real thing."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.core.flow.end import end_of
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.scenarios.scenario import End
from app.core.text import Text, text
from app.widgets.banner import Banner
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.wizard.page import Page
from app.wizard.scene import where_to_ask
from app.wizard.ways import WayList, WayOn

WORDS: dict[End, tuple[Text, Text]] = {
    End.RECORD_CONFIRMED: (
        text("Record checked, no mistake found"),
        text("Every item was compared with ID card and admission data."),
    ),
    End.MISMATCH_REPORTED: (
        text("Record checked, the rest is with the school"),
        text("What differs is noted. Please hand it to your counsellor in time."),
    ),
    End.REGISTERED: (text("Registered"), text("The account is there. The record can be looked at later.")),
    End.RECOVERED: (
        text("You are back in your account"),
        text("User name and password work again."),
    ),
    End.RESOLVED: (text("Your number is proved"), text("The account can be used now.")),
    End.WAITING: (
        text("Now it is a matter of waiting"),
        text("You have done all that can be done today."),
    ),
    End.REFERRED: (text("The next step is with others"), text("Please ask them; nothing you did is lost.")),
    End.STOPPED: (text("That is all for today"), text("You can begin again at any time.")),
}


AT_SCHOOL: dict[End, tuple[Text, Text]] = {
    End.RECORD_CONFIRMED: (
        text("Checked with your school, no mistake found"),
        text("Your school's own records were compared. CHSI is another matter."),
    ),
    End.MISMATCH_REPORTED: (
        text("Checked with your school, the rest is with them"),
        text("What differs is with your school now. They may ask you for proof."),
    ),
}
"""What a school's own pre-check came to, where that differs."""
ANSWERED = (text("Your classmate has your answer"), text("Your own account is as before."))
"""The same for whoever has only helped somebody else."""

REAL_AFTER_SCHOOL = WayOn(
    Exit.FOR_REAL,
    "globe",
    text("Now for real"),
    text("Register and check your record on CHSI, with your own phone, step by step."),
)

REAL = WayOn(
    Exit.FOR_REAL,
    "globe",
    text("Now for real"),
    text("With your own data, on CHSI, step by step. What you practised with is forgotten first."),
)


class LastPage(Page):
    step = Step.LAST
    title = text("Done")
    primary = text("Finished, clear all")
    ground = True

    def build(self) -> None:
        at_school = self.scene.at_school
        self.practice = Banner(
            "warn",
            text("This was your school's own pre-check. You are not registered with CHSI by it.")
            if at_school
            else text("This was only practice. You are not registered with CHSI yet."),
            text("For the real thing: www.chsi.com.cn, on your own phone."),
            icon="school" if at_school else "pencil",
        )
        self.card = Panel("card", margin=(22, 16, 22, 16), spacing=10)
        self.lines = [(Mark("check", "ok", 20), Label(None, "body")) for _ in range(4)]
        for mark, label in self.lines:
            row = QHBoxLayout()
            row.addWidget(mark)
            row.addWidget(label, 1)
            self.card.box.addLayout(row)
        self.body.addWidget(self.practice)
        self.body.addWidget(self.card)
        if self.scene.is_practice or at_school:
            self.body.addWidget(WayList(self, [REAL_AFTER_SCHOOL if at_school else REAL]))

    def on_main(self) -> bool:
        self.finish_wanted.emit()
        return True

    def show_memory(self, memory: Memory) -> None:
        end = end_of(self.scene.journey.flow)
        title, lead = AT_SCHOOL.get(end, WORDS[end]) if self.scene.at_school else WORDS[end]
        if end is End.RESOLVED and not self.scene.journey.flow.holds(Fact.SOLVED):
            title, lead = ANSWERED
        self.head.set_title(title)
        self.head.set_lead(lead)
        self.practice.setVisible(self.scene.is_practice or self.scene.at_school)
        said = self._said(memory, end)
        for (mark, label), words in zip(self.lines, [*said, None, None, None, None], strict=False):
            mark.setVisible(words is not None)
            label.setVisible(words is not None)
            if words is not None:
                mark.set_icon(*words[1])
                label.set_text(words[0])

    def _said(self, memory: Memory, end: End) -> list[tuple[Text, tuple[str, str]]]:
        said: list[tuple[Text, tuple[str, str]]] = []
        receipt = memory.known.receipt
        if receipt is not None:
            said.append((text("Reference: {reference}", reference=receipt.reference), ("document", "accent")))
        at_school = self.scene.at_school
        said.append((ON_CHSI if at_school else _next(end), ("arrow-right", "accent")))
        told = SCHOOL_KNOWS if at_school else TOLD if memory.chosen.told else NO_MESSAGE
        said.append((told, ("info", "accent")))
        school = self.scene.school_here
        if school is not None:
            said.append((text("Questions: {office}", office=where_to_ask(school)), ("school", "accent")))
        return said


NO_MESSAGE = text("A tick here is not a message to your school. Please tell your counsellor yourself.")
TOLD = text("You have told your counsellor yourself; this program has sent nothing.")
SCHOOL_KNOWS = text("Your school has what you ticked. CHSI does not: nothing was sent there.")
ON_CHSI = text("Next: register on CHSI and check your record there, item by item.")


def _next(end: End) -> Text:
    if end is End.RECORD_CONFIRMED:
        return text("Next: nothing. Look again before you graduate, or when your data change.")
    if end is End.MISMATCH_REPORTED:
        return text("Next: the college checks, the records office corrects, you look again.")
    if end is End.WAITING:
        return text("Next: come back on the day that was named.")
    if end is End.REFERRED:
        return text("Next: ask those named on the page before, with what was listed there.")
    return text("Next: log in and check your student record item by item.")
