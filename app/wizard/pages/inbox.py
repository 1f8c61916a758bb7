"""The inbox: classmates who ask for one's help, and why nothing may be there (A068, A120-A124)."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.data.reviews import HelpEntry
from app.core.flow.helping import settled_requests, waiting_requests
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text, text_n, verbatim
from app.widgets.banner import Banner, SideNote
from app.widgets.buttons import Button
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.letting_go import empty
from app.widgets.panels import Panel
from app.widgets.theme import theme
from app.widgets.way_row import WayRow
from app.wizard.answers import Answer, AnswerCard
from app.wizard.help_words import FOR, NOT_BOUND, ONLY_BOUND, STATES
from app.wizard.page import Page
from app.wizard.ways import ENOUGH, TO_OWN_RECORD, WayList, WayOn

BINDING = (
    WayOn(
        Exit.BIND_PHONE,
        "phone",
        text("Bind my phone first"),
        text("A code comes to it. Then you can help."),
    ),
    WayOn(
        Exit.CHANGE_PHONE,
        "phone",
        text("Bind a phone of my own first"),
        text("A code comes to it. Then you can help."),
    ),
)
"""What helps whoever may not help yet."""
WAYS = (
    WayOn(
        Exit.LOOK_AGAIN,
        "refresh",
        text("Look again"),
        text("If a classmate has just sent one."),
    ),
    TO_OWN_RECORD,
    ENOUGH,
)
REASONS = (
    text("You are in the same class as the person who asks"),
    text("They typed your name and your phone as you registered them"),
    text("They have sent no more than five requests today"),
)


class InboxPage(Page):
    step = Step.INBOX
    title = text("Inbox")
    lead = text("On the site it is the icon at the upper right, which blinks when somebody asks.")
    primary = None

    def build(self) -> None:
        self.unbound = Banner("warn", NOT_BOUND, ONLY_BOUND, icon="phone")
        self.binding = WayList(self, BINDING)
        self.body.addWidget(self.unbound)
        self.body.addWidget(self.binding)
        # Once they are parts of the page: whatever is shown before is a window for a moment.
        self.unbound.setVisible(bool(self.binding.rows))
        self.binding.setVisible(bool(self.binding.rows))
        self._list = QWidget()
        self._requests = QVBoxLayout(self._list)
        self.body.addWidget(self._list)
        self.rows: dict[str, WayRow] = {}
        self._waiting = waiting_requests(self.memory)
        self._show_waiting()
        self.empty = Panel("card", margin=(20, 14, 20, 16), spacing=6)
        self._why()
        self.earlier_head = Label(text("Earlier requests"), "section")
        self.earlier = AnswerCard()
        self.body.addWidget(self.empty)
        alone = not self.binding.rows and not self._waiting
        self.ways = WayList(self, WAYS, best=alone)
        self.body.addWidget(self.ways)
        self.body.addWidget(self.earlier_head)
        self.body.addWidget(self.earlier)
        self.add_side(
            SideNote(
                text("Whom may I help?"),
                text("Classmates of your own class whom you have met face to face. Nobody else."),
            ),
            SideNote(
                text("What does it cost me?"),
                text("Nothing. Who asks for a code, a password or money is no classmate in need."),
            ),
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        waiting, settled = waiting_requests(memory), settled_requests(memory)
        if waiting != self._waiting:
            self._waiting = waiting
            self._show_waiting()
            self._order()
        self.earlier.show_answers([Answer(verbatim(one.other), _told(one)) for one in settled])
        for part in (self.earlier_head, self.earlier):
            part.setVisible(bool(settled))
        self.empty.setVisible(not waiting)
        self._list.setVisible(bool(waiting))
        self.head.set_title(
            text_n("{n} classmate asks for your help", "{n} classmates ask for your help", len(waiting))
            if waiting
            else self.title
        )

    def restyle(self) -> None:
        super().restyle()
        self._requests.setContentsMargins(0, 0, 0, 0)
        self._requests.setSpacing(theme().px(12))

    def _show_waiting(self) -> None:
        empty(self._requests)
        self.rows = {}
        self.exits.pop(Exit.NEXT, None)
        for one in self._waiting:
            row = WayRow(
                "people", verbatim(one.other), _asked(one), best=not (self.rows or self.binding.rows)
            )
            row.clicked.connect(partial(self._open, one.reference))
            self._requests.addWidget(row)
            self.rows[one.reference] = row
            self.exits.setdefault(Exit.NEXT, row)

    def _order(self) -> None:
        """What was made last would be the last that Tab comes to."""
        ways = self.ways.rows.values()
        for here, there in pairwise((*self.binding.rows.values(), *self.rows.values(), self.more, *ways)):
            QWidget.setTabOrder(here, there)

    def _open(self, reference: str, _: bool = False) -> None:
        self.scene.journey.keep(self.memory.choosing(request=reference))
        self.leaving.emit(Exit.NEXT)

    def _why(self) -> None:
        account = self.memory.known.account
        bound = account is not None and account.real_name_bound
        self.empty.box.addWidget(Label(text("Nobody waits for your answer now"), "card"))
        self.empty.box.addWidget(
            Label(
                text("Somebody says they sent a request? It arrives here only if:"), "second", colour="ink2"
            )
        )
        own = text("Your own phone is bound by real name")
        for icon, colour, words in (
            ("check" if bound else "cross", "ok" if bound else "warn", own),
            *(("dash", "ink2", words) for words in REASONS),
        ):
            line = QHBoxLayout()
            line.setSpacing(theme().px(10))
            line.addWidget(Mark(icon, colour, 20))
            line.addWidget(Label(words, "second"), 1)
            self.empty.box.addLayout(line)
        self.more = Button(text("What can I do?"), "link", icon="question", height=44)
        self.more.clicked.connect(lambda: self.help_wanted.emit("classmate-assist"))
        self.empty.box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)


def _asked(one: HelpEntry) -> Text:
    what = FOR[one.purpose]
    if one.until is None:
        return text("{what} · {phone}", what=what, phone=one.phone)
    return text("{what} · {phone} · until {moment}", what=what, phone=one.phone, moment=one.until)


def _told(one: HelpEntry) -> Text:
    return text("{what}: {state}", what=FOR[one.purpose], state=STATES[one.state])
