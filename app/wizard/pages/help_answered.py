"""A request was answered: what that brings about, and what comes now (A068, A095)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.core.backend.data.reviews import HelpPurpose, HelpState
from app.core.flow.helping import waiting_requests
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text, text_n
from app.widgets.banner import Banner
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.theme import theme
from app.wizard.crossing import CrossingPage
from app.wizard.ways import ENOUGH, TO_OWN_RECORD, WayOn

BRINGS: dict[HelpPurpose, Text] = {
    HelpPurpose.SOLVE_DUPLICATE: text(
        "Their number counts as proved, and the other accounts with it are closed."
    ),
    HelpPurpose.BIND_REAL_NAME: text("Their phone is bound by real name."),
}
INBOX = WayOn(Exit.INBOX, "mail", text("Back to the inbox"), text("Nobody else waits for your answer."))


class HelpAnsweredPage(CrossingPage):
    step = Step.HELP_ANSWERED
    title = text("Your answer is handed on")
    ways = (
        INBOX,
        TO_OWN_RECORD,
        WayOn(
            Exit.ACCOUNT,
            "person",
            text("Look after my account"),
            text("Bind WeChat or Alipay, change the phone or the name."),
        ),
        ENOUGH,
    )

    def above(self) -> None:
        self.done = Banner("ok", self.title)
        self.card = Panel("card", margin=(20, 12, 20, 14), spacing=6)
        self.card.box.addWidget(Label(text("And now?"), "card"))
        self.lines = [Label(None, "second") for _ in range(3)]
        for icon, label in zip(("people", "person", "shield"), self.lines, strict=True):
            line = QHBoxLayout()
            line.setSpacing(theme().px(10))
            line.addWidget(Mark(icon, "accent", 20))
            line.addWidget(label, 1)
            self.card.box.addLayout(line)
        self.body.addWidget(self.done)
        self.body.addWidget(self.card)

    def offered(self) -> tuple[WayOn, ...]:
        """With requests left the inbox comes first and says how many; else it comes last."""
        waiting = len(waiting_requests(self.memory))
        others = tuple(way for way in super().offered() if way.exit is not Exit.INBOX)
        if not waiting:
            return (*others, INBOX)
        words = text_n(
            "{n} classmate still waits for your answer.",
            "{n} classmates still wait for your answer.",
            waiting,
        )
        return (WayOn(INBOX.exit, INBOX.icon, INBOX.title, words), *others)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        request = memory.known.answered
        if request is None:
            return
        name = request.other
        if request.state is HelpState.HELPED:
            self.done.show_words("ok", text("You have helped {name}", name=name), BRINGS[request.purpose])
            said = (
                text("{name} logs in again and goes on. Please tell them.", name=name),
                text("You have nothing more to do; your own account is as before."),
                text("Should somebody ask for a code or a password now: give it to nobody."),
            )
        else:
            self.done.show_words(
                "accent",
                text("You have declined"),
                text("Nothing has changed, neither for you nor for them."),
            )
            said = (
                text("The person who asked is told. {name} can ask somebody else, or you again.", name=name),
                text(
                    "Not sure who that was? Ask {name} yourself, face to face or by a known number.",
                    name=name,
                ),
                text("Was it a stranger? Tell your counsellor, and give no code or password to anybody."),
            )
        for label, words in zip(self.lines, said, strict=True):
            label.set_text(words)
