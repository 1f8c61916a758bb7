"""Something differs: who mends it, what to bring, where, by when, and words to send (D3, A163, A164)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.core.backend.data.records import Owner, Verdict
from app.core.flow.facts import shown_twice
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.school import SchoolProfile
from app.core.selfcheck.fields import BY_KEY, DUPLICATE, SUBJECTS
from app.core.selfcheck.letter import Wrong, bring, message
from app.core.text import Text, listed, text, text_n
from app.widgets.badges import OWNERS
from app.widgets.buttons import Button
from app.widgets.copy_button import CopyButton
from app.widgets.fact_card import FactCard
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.letting_go import empty
from app.widgets.owner_path import OwnerPath, Station
from app.widgets.panels import Panel
from app.widgets.radio_row import RadioGroup
from app.widgets.theme import theme
from app.wizard.page import Page
from app.wizard.record_notes import record_to_check

DOES: dict[Owner, Text] = {
    Owner.STUDENT: text("tell your counsellor"),
    Owner.SITE: text("corrects the account"),
    Owner.SCHOOL: text("checks and changes it"),
    Owner.PROVINCE: text("approves"),
    Owner.ISSUER: text("gives the proof"),
    Owner.CAPTURE: text("takes the photo again"),
}


NOW, EXAM, LAW = "now", "exam", "law"


class MismatchPage(Page):
    step = Step.MISMATCH
    title = text("Who mends it")
    primary = text("I understand")

    def build(self) -> None:
        self._reasons = QVBoxLayout()
        self.since = RadioGroup(
            text("Since when is it wrong?"),
            [
                (NOW, text("Only here: the school wrote it wrong")),
                (EXAM, text("It was wrong in the entrance examination already")),
                (LAW, text("I changed it in law since then")),
            ],
        )
        self.since.set_value(NOW)
        self.since.chosen.connect(lambda _: self._show_way(self.memory))
        self._since_label = Label(text("Since when is it wrong?"), "label")
        card = Panel("card", margin=(22, 16, 22, 16))
        self.path = OwnerPath()
        card.box.addWidget(self.path)
        self._facts = QHBoxLayout()
        letter = Panel("card", margin=(22, 14, 14, 14), across=True)
        self.words = Label(None, "second", colour="ink2")
        # The words hold no number and no name.
        self.copy = CopyButton(lambda: "\n".join(say(line) for line in self._message), text("Copy"))
        self.later = Button(text("Take it along"), icon="printer")
        self.offer(Exit.COME_BACK, self.later)
        letter.box.addWidget(self.words, 1)
        letter.box.addWidget(self.copy)
        letter.box.addWidget(self.later)
        self.body.addWidget(self._since_label)
        self.body.addWidget(self.since)
        self.body.addLayout(self._reasons)
        self.body.addWidget(card)
        self.body.addLayout(self._facts)
        self.body.addWidget(letter)
        self._message: tuple[Text, ...] = ()
        self._shown: tuple[Wrong, ...] = ()

    def show_memory(self, memory: Memory) -> None:
        identity = any(w.key in BY_KEY and BY_KEY[w.key].identity for w in wrong_things(memory))
        self.since.setVisible(identity)
        self._since_label.setVisible(identity)
        self._show_way(memory)

    def _show_way(self, memory: Memory) -> None:
        since = self.since.value()
        wrong = wrong_things(memory, wrong_since_admission=since == EXAM, changed_in_law=since == LAW)
        if not wrong or wrong == self._shown:
            return
        self._shown = wrong
        for layout in (self._reasons, self._facts):
            empty(layout)
        subjects = listed(SUBJECTS[w.key] for w in wrong)
        self.head.set_title(text_n("{what} differs", "{n} items differ: {what}", len(wrong), what=subjects))
        self.head.set_lead(text("You need not change anything on the site yourself. Please hand it on."))
        for reason in dict.fromkeys(w.mending.say for w in wrong):
            self._reasons.addWidget(Label(reason, "second", colour="ink2"))
        path = max((w.mending for w in wrong), key=lambda m: len(m.path)).path
        self.path.show_stations([_station(owner) for owner in path], 0)
        self._show_facts(wrong)
        self._message = message(wrong, at_school=self.scene.at_school)
        self.words.set_text(_joined(self._message))
        self.copy.renew()

    def reason(self) -> Text | None:
        return None

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        narrow = room < theme().px(720)
        self._facts.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def restyle(self) -> None:
        super().restyle()
        self._facts.setSpacing(theme().px(16))

    def _show_facts(self, wrong: tuple[Wrong, ...]) -> None:
        school = self.scene.school_here
        self._facts.addWidget(FactCard("bring", None, [("document", paper) for paper in bring(wrong)]), 1)
        if school is not None:
            lines = [*school.counsellor.lines, *school.office.lines]
            self._facts.addWidget(FactCard("where", text("Your counsellor first"), lines), 1)
            deadline = school.first_deadline
            if deadline is not None:
                self._facts.addWidget(
                    FactCard(
                        "when", text("{day}", day=deadline.date()), _by_when(school, self.scene.today())
                    ),
                    1,
                )
        else:
            self._facts.addWidget(FactCard("where", text("Your counsellor first"), []), 1)


def wrong_things(memory: Memory, **circumstances: bool) -> tuple[Wrong, ...]:
    """What was said to differ, with who mends it under the given circumstances."""
    record = record_to_check(memory.known.page)
    shown = {f.key: f for f in record.fields} if record is not None else {}
    found = [Wrong.found(DUPLICATE)] if shown_twice(memory.known.page) else []
    for verdict in memory.typed.verdicts:
        if verdict.verdict is Verdict.DIFFERENT and verdict.key in SUBJECTS:
            line = shown.get(verdict.key)
            found.append(
                Wrong.found(
                    verdict.key,
                    line.shown if line is not None else "",
                    verdict.should_be or (line.compare if line is not None else ""),
                    **circumstances,
                )
            )
    return tuple(found)


def _by_when(school: SchoolProfile, today: date) -> list[Text]:
    lines = []
    if school.college_deadline is not None:
        days = (school.college_deadline.date() - today).days
        lines.append(
            text_n(
                "The college closes its list, {n} day left",
                "The college closes its list, {n} days left",
                days,
            )
        )
    if school.office_deadline is not None:
        lines.append(text("The records office closes on {day}", day=school.office_deadline.date()))
    return lines


def _station(owner: Owner) -> Station:
    icon, name = OWNERS[owner]
    return Station(icon, name, DOES[owner])


def _joined(lines: tuple[Text, ...]) -> Text:
    joined = lines[0]
    for line in lines[1:]:
        joined = text("{first}\n{next}", first=joined, next=line)
    return joined
