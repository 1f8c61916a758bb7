"""One thing to do on the official site: where, what to press, what to type, and what the site then says."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from app.core.backend.data.guide import Instruction, Topic
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.characters import half_width, without_blanks
from app.core.mask import mask_id_number, mask_phone
from app.core.selfcheck.fields import SUBJECTS
from app.core.text import Text, text, text_n, verbatim
from app.widgets.banner import Banner, SideNote
from app.widgets.buttons import Button
from app.widgets.labels import Label, PlainLabel
from app.widgets.language import say
from app.widgets.panels import Panel
from app.widgets.qr import QrPanel
from app.widgets.radio_row import RadioGroup
from app.widgets.theme import theme
from app.widgets.tick_row import TickRow
from app.wizard.page import Page

ON_THE_SITE = text("Message of the site")
GATE_TICKS = (
    text("I have asked the office concerned (recruitment office, postgraduate admission)"),
    text("The forms I need are saved, or I have none, or cannot get in"),
    text("I understand that the other accounts are closed and cannot be reopened"),
)
"""The deliberate confirmation of A091, in the words of the warning gate."""


class GuidePage(Page):
    """Shows `memory.chosen.instruction` of the topic; each answer leads to another one, or to the tree."""

    step = Step.GUIDE
    title = text("On the official site")
    primary = text("See what to do")
    primary_exit = Exit.REPORTED

    def build(self) -> None:
        self._shown: Instruction | None = None
        self._ticks: list[TickRow] = []
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._halves.addLayout(self._left, 3)
        self._halves.addLayout(self._right, 2)
        self.body.addLayout(self._halves)
        self.answers = RadioGroup(text("What did the site say?"), [])
        self.later = Button(text("Go on another time"), "link", icon="clock")
        self.offer(Exit.COME_BACK, self.later)

    def show_memory(self, memory: Memory) -> None:
        instruction = instruction_of(memory)
        if instruction is None or instruction is self._shown:
            return
        self._shown = instruction
        self.head.set_title(instruction.title)
        self._left.addWidget(self._what_to_do(instruction))
        if instruction.gate:
            self._left.addWidget(self._gate())
        elif instruction.fill:
            self._left.addWidget(self._what_to_type(instruction, memory))
        if instruction.checks:
            self._left.addWidget(self._what_to_compare(instruction))
        if instruction.copy is not None:
            self._left.addWidget(self._what_to_send(instruction.copy))
        if instruction.tip is not None:
            self._left.addWidget(SideNote(text("Good to know"), instruction.tip))
        if "password" in instruction.fill or "SMS code" in instruction.fill:
            self._left.addWidget(
                Label(
                    text("Passwords and codes are typed on your own phone only. Never tell them to anybody."),
                    role="second",
                    colour="ink2",
                )
            )
        self._left.addStretch(1)
        self._right.addWidget(Label(text("What did the site say?"), role="section"))
        self.answers.set_choices(
            [
                (answer.id, answer.words, ON_THE_SITE) if answer.quote else (answer.id, answer.words)
                for answer in instruction.answers
            ]
        )
        self.answers.chosen.connect(lambda _: self.edited.emit())
        self._right.addWidget(self.answers)
        self._right.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        self._right.addStretch(1)

    def apply(self) -> Memory:
        if self._shown is None:
            return self.memory
        return self.memory.choosing(instruction=self._shown.id, answer=self.answers.value())

    def reason(self) -> Text | None:
        if self._shown is None or not self.answers.value():
            return text("Choose what the site said")
        goes_on = self.answers.value() == self._shown.answers[0].id
        left = sum(not tick.isChecked() for tick in self._ticks)
        if goes_on and left:
            return text_n("{n} tick is still missing", "{n} ticks are still missing", left)
        return None

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        wide = room >= theme().px(820)
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def restyle(self) -> None:
        super().restyle()
        worn = theme()
        self._halves.setSpacing(worn.px(32))
        self._left.setSpacing(worn.px(16))
        self._right.setSpacing(worn.px(10))

    def _what_to_do(self, instruction: Instruction) -> QWidget:
        card = Panel("warn" if instruction.gate else "card", across=bool(instruction.address))
        words = QVBoxLayout()
        if instruction.address:
            host = urlsplit(instruction.address).hostname or ""
            card.box.addWidget(
                QrPanel(instruction.address, text("The address {host} as a code", host=host), most=150)
            )
            words.addWidget(Label(text("Scan with your phone, or type"), role="second", colour="ink2"))
            words.addWidget(PlainLabel(host, role="choice"))
        if instruction.old:
            words.addWidget(
                Label(text("Older notice. Not on your page? Skip it."), role="secondStrong", colour="warn")
            )
        words.addWidget(Label(instruction.see, role="second", colour="ink2"))
        words.addWidget(Label(instruction.do, role="lead"))
        words.addStretch(1)
        card.box.addLayout(words, 1)
        return card

    def _what_to_type(self, instruction: Instruction, memory: Memory) -> QWidget:
        card = Panel("table")
        card.box.addWidget(Label(text("What to type there"), role="second", colour="ink2"))
        for fill in instruction.fill:
            name, value = _FILLS[fill], _value(fill, memory)
            card.box.addWidget(
                Label(text("{what}: {value}", what=name, value=value), role="body", strong=("value",))
            )
        return card

    def _what_to_compare(self, instruction: Instruction) -> QWidget:
        card = Panel("card", spacing=2)
        card.box.addWidget(Label(text("Tick what is right on your screen"), role="second", colour="ink2"))
        grid = QGridLayout()
        shown = [key for key in instruction.checks if key not in self.scene.school.unchecked]
        for place, key in enumerate(shown):
            grid.addWidget(self._tick(SUBJECTS[key]), place // 2, place % 2)
        card.box.addLayout(grid)
        return card

    def _what_to_send(self, words: Text) -> QWidget:
        card = Panel("well")
        card.box.addWidget(Label(words, role="body"))
        copy = Button(text("Copy the words"), "secondary", icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(say(words)))
        card.box.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _tick(self, words: Text) -> TickRow:
        tick = TickRow(words)
        tick.toggled.connect(lambda _: self.edited.emit())
        self._ticks.append(tick)
        return tick

    def _gate(self) -> QWidget:
        holder = Banner(
            "warn",
            text("Getting back into the old account is better, if you can"),
            text("These three ticks are yours to make; nobody else can."),
        )
        for words in GATE_TICKS:
            holder.below.addWidget(self._tick(words))
        return holder


def instruction_of(memory: Memory) -> Instruction | None:
    """The instruction that is due: the chosen one, or the first of its topic; None before the guide is
    open.
    """
    known = memory.known.instructions
    if known is None or known.topic is not (memory.chosen.topic or Topic.REGISTER):
        return None
    by_id = {step.id: step for step in known.steps}
    return by_id.get(memory.chosen.instruction, known.steps[0])


_FILLS = {
    "name": text("Name"),
    "number": text("Document number"),
    "phone": text("Phone number"),
    "password": text("Password"),
    "picture code": text("Picture code"),
    "SMS code": text("SMS code"),
    "user name": text("User name"),
}


def _value(fill: str, memory: Memory) -> Text:
    typed = memory.typed
    if fill == "name" and typed.name:
        return verbatim(typed.name)
    if fill == "number" and typed.number:
        return verbatim(mask_id_number(without_blanks(half_width(typed.number))))
    if fill == "phone" and typed.phone:
        return verbatim(mask_phone(without_blanks(half_width(typed.phone))))
    return _ELSEWHERE[fill]


_ELSEWHERE = {
    "name": text("exactly as on your ID card"),
    "number": text("all 18 characters of your ID number"),
    "phone": text("of the phone in your hand"),
    "password": text("your own, on your phone only"),
    "picture code": text("the characters of the picture"),
    "SMS code": text("from the message, on your phone only"),
    "user name": text("phone number, ID number or e-mail"),
}
