"""One thing to do on the official site: where, what to press, what to type, and what the site then says."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from app.core.backend.data.guide import Instruction, Topic
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Group, Step
from app.core.identity.characters import half_width, without_blanks
from app.core.mask import mask_id_number, mask_phone
from app.core.selfcheck.fields import BY_KEY, SUBJECTS
from app.core.text import Text, text, text_n, verbatim
from app.widgets.banner import Banner, SideNote
from app.widgets.buttons import Button
from app.widgets.copy_button import CopyButton
from app.widgets.labels import Label, PlainLabel
from app.widgets.language import say
from app.widgets.panels import Panel
from app.widgets.qr import QrPanel
from app.widgets.radio_row import RadioGroup
from app.widgets.theme import theme
from app.widgets.tick_row import TickRow
from app.wizard.names import GROUPS
from app.wizard.page import CONTINUE, Page

HOW_IS_IT = text("How is it now?")
SEE_WHAT_TO_DO = text("See what to do")
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
    primary = CONTINUE
    primary_exit = Exit.REPORTED
    elsewhere = True

    def build(self) -> None:
        self._shown: Instruction | None = None
        self._ticks: list[TickRow] = []
        self._code: tuple[QrPanel, Text] | None = None
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._halves.addLayout(self._left, 3)
        self._halves.addLayout(self._right, 2)
        self.body.addLayout(self._halves)
        self.answers = RadioGroup(HOW_IS_IT, [])
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
        if _SECRET & set(instruction.fill):
            self._left.addWidget(
                Label(
                    text("Passwords and codes are typed on your own phone only. Never tell them to anybody."),
                    role="second",
                    colour="ink2",
                )
            )
        self._left.addStretch(1)
        self._right.addWidget(Label(HOW_IS_IT, role="section"))
        self.answers.set_choices(
            [
                (answer.id, answer.words, ON_THE_SITE) if answer.quote else (answer.id, answer.words)
                for answer in instruction.answers
            ]
        )
        self.answers.chosen.connect(lambda _: self._answered())
        self._right.addWidget(self.answers)
        self._right.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        self._right.addStretch(1)

    def apply(self) -> Memory:
        if self._shown is None:
            return self.memory
        return self.memory.choosing(instruction=self._shown.id, answer=self.answers.value())

    def reason(self) -> Text | None:
        if self._shown is None or not self.answers.value():
            return text("Choose how it is now")
        goes_on = self.answers.value() == self._shown.answers[0].id
        left = sum(not tick.isChecked() for tick in self._ticks)
        if goes_on and left:
            return text_n("{n} tick is still missing", "{n} ticks are still missing", left)
        return None

    def counted(self) -> Text | None:
        known = self.memory.known.instructions
        if self._shown is None or known is None:
            return None
        name = GROUPS[_TOPICS[known.topic]]
        place = known.place(self._shown)
        if place is None:
            return text("{topic}, on the official site", topic=name)
        return text("{topic}, on the official site: {n} of {all}", topic=name, n=place[0], all=place[1])

    def retell(self) -> None:
        """The code speaks the language of the window too."""
        if self._code is not None:
            panel, words = self._code
            panel.set_content(say(words))

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
        host = urlsplit(instruction.address).hostname or ""
        if host:
            card.box.addWidget(
                QrPanel(instruction.address, text("The address {host} as a code", host=host), most=150)
            )
        if instruction.old:
            words.addWidget(
                Label(text("Older notice. Not on your page? Skip it."), role="secondStrong", colour="warn")
            )
        # What is lost comes before what to do about it.
        first, second = (
            (instruction.see, instruction.do) if instruction.gate else (instruction.do, instruction.see)
        )
        words.addWidget(Label(first, role="lead"))
        words.addWidget(Label(second, role="second", colour="ink2"))
        if host:
            words.addWidget(Label(text("Scan the code, or type:"), role="second", colour="ink2"))
            words.addWidget(PlainLabel(host, role="choice"))
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
            grid.addWidget(self._tick(SUBJECTS[key], _about(key)), place // 2, place % 2)
        card.box.addLayout(grid)
        return card

    def _what_to_send(self, words: Text) -> QWidget:
        card = Panel("well", across=True)
        code = QrPanel(say(words), text("These words as a code"), most=150)
        self._code = code, words
        card.box.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(Label(words, role="body"))
        hint = text("Scan it to have the words on your phone. Nothing personal is in them.")
        column.addWidget(Label(hint, role="second", colour="ink2"))
        column.addWidget(
            CopyButton(lambda: say(words), text("Copy the words")), 0, Qt.AlignmentFlag.AlignLeft
        )
        column.addStretch(1)
        card.box.addLayout(column, 1)
        return card

    def _answered(self) -> None:
        """A trouble is looked up, everything else leads on."""
        chosen = (
            next((a for a in self._shown.answers if a.id == self.answers.value()), None)
            if self._shown
            else None
        )
        self.primary = SEE_WHAT_TO_DO if chosen is not None and chosen.trouble else CONTINUE  # type: ignore[misc]
        self.edited.emit()

    def _tick(self, words: Text, detail: Text | None = None) -> TickRow:
        tick = TickRow(words, detail)
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


_TOPICS = {
    Topic.REGISTER: Group.REGISTER,
    Topic.RECOVER: Group.RECOVER,
    Topic.DUPLICATE: Group.PROVE,
    Topic.RECORD: Group.RECORD,
}
_SECRET = frozenset({"password", "password set", "SMS code"})
_FILLS = {
    "name": text("Name"),
    "number": text("Document number"),
    "phone": text("Phone number"),
    "password": text("Password"),
    "password set": text("Password"),
    "picture code": text("Picture code"),
    "SMS code": text("SMS code"),
    "user name": text("User name"),
}


def _about(key: str) -> Text | None:
    """What may stand in a line of the record, and that it may be empty (A161)."""
    field = BY_KEY.get(key)
    if field is None:
        return None
    return text("may be empty, that is right too") if field.may_be_empty else field.means


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
    "password set": text("the one you set when you registered, on your phone only"),
    "picture code": text("the characters of the picture"),
    "SMS code": text("from the message, on your phone only"),
    "user name": text("phone number, ID number or e-mail"),
}
