"""The first question: what a person came for."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.flow.step import Exit, Step
from app.core.launch import Mode
from app.core.text import Text, text, text_n
from app.widgets.buttons import Button
from app.widgets.choice_card import ChoiceCard
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.theme import theme
from app.wizard.page import Page

if TYPE_CHECKING:
    from app.wizard.ways import WayList

ROWS = (
    (
        Exit.FOR_REAL,
        "globe",
        text("Do it for real"),
        text("Check here what to fill in, then do it on CHSI with your own phone."),
    ),
    (
        Exit.MESSAGE,
        "message",
        text("I got a message"),
        text("Say what the site told you, and see what to do, whom to ask, how long."),
    ),
    (
        Exit.PRACTISE,
        "pencil",
        text("Practise first"),
        text("Walk through all of it with demo data. Nothing is registered."),
    ),
)
"""The three doors as rows, where three cards have no room beside each other."""


class FirstPage(Page):
    step = Step.FIRST
    title = text("Hello, what would you like to do today?")
    lead = text("Your school's guide through every step of CHSI. It is not CHSI and never logs in for you.")
    primary = None
    ground = True

    def build(self) -> None:
        self._cards = QHBoxLayout()
        self.real = ChoiceCard(
            "globe",
            text("Do it for real"),
            text("Check here what to fill in,\nthen do it on your own phone."),
            text("10 minutes, with your phone"),
        )
        self.message = ChoiceCard(
            "message",
            text("I got a message"),
            text("Say what the site told you,\nand see what to do and whom to ask."),
            text("About 1 minute"),
        )
        self.practise = ChoiceCard(
            "pencil",
            text("Practise first"),
            text("Walk through it with demo data,\nas often as you like."),
            text("About 5 minutes, no network"),
        )
        for card, exit in (
            (self.real, Exit.FOR_REAL),
            (self.message, Exit.MESSAGE),
            (self.practise, Exit.PRACTISE),
        ):
            self._cards.addWidget(card, 1)
            if card is not self.message:
                self.offer(exit, card)
        self.message.clicked.connect(lambda: self.help_wanted.emit(""))
        self.body.addLayout(self._cards)
        self.strip = Panel("card", margin=(22, 14, 22, 14), across=True)
        self._facts()
        self.body.addWidget(self.strip)
        self.present = Button(
            text("Present to a hall (F9)"), "link", icon="screen", description=text("Full screen")
        )
        self.present.clicked.connect(self.presenter_wanted)
        self.body.addWidget(self.present, 0, Qt.AlignmentFlag.AlignRight)
        if self.scene.others is not None:
            self.scene.others.changed.connect(self._show_services)
            self._show_services()

    @cached_property
    def services(self) -> Button:
        """The quiet way to other services; built when there is one, which is seldom."""
        made = Button(text("Other services"), "link", icon="globe")
        self.offer(Exit.SERVICES, made)
        self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _show_services(self) -> None:
        if self.scene.others is not None and self.scene.others.any:
            self.services.show()

    @cached_property
    def rows(self) -> WayList:
        """The doors as rows; built when the window is first too narrow for cards."""
        from app.wizard.ways import WayList, WayOn

        made = WayList(self, [WayOn(*row) for row in ROWS], best=False)
        made.rows[Exit.MESSAGE].clicked.disconnect()
        made.rows[Exit.MESSAGE].clicked.connect(lambda: self.help_wanted.emit(""))
        self.body.insertWidget(1, made)
        return made

    def _facts(self) -> None:
        self.strip.box.addWidget(Mark("calendar", "accent", 20))
        for words, strong in self._said():
            self.strip.box.addWidget(Label(words, "second", strong=strong), 1)

    def _said(self) -> list[tuple[Text, tuple[str, ...]]]:
        school, today = self.scene.school_here, self.scene.clock.now()
        said: list[tuple[Text, tuple[str, ...]]] = []
        if school is not None and school.is_published(today.date()) and school.published_since is not None:
            said.append((text("Records published on {day}", day=school.published_since), ("day",)))
        deadline = school.first_deadline if school is not None else None
        if deadline is not None and deadline > today:
            said.append((_until(deadline, today), ("day",)))
        bring = text("ID card, phone, admission letter")
        said.append((text("Have ready: {things}", things=bring), ("things",)))
        if len(said) == 1:
            said.insert(0, (text("Every new student checks the own record, by rule of the ministry"), ()))
        return said

    def first_focus(self) -> QWidget:
        return self.rows.rows[Exit.FOR_REAL] if self.real.isHidden() else self.real

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        narrow = room < theme().px(820)
        low = height < theme().px(520)
        for card in (self.real, self.message, self.practise):
            card.set_compact(low)
            card.setVisible(not narrow)
        if narrow or "rows" in self.__dict__:
            self.rows.setVisible(narrow)
            shown = self.rows.rows if narrow else {Exit.FOR_REAL: self.real, Exit.PRACTISE: self.practise}
            self.exits.update(shown)
        self.strip.setVisible(not narrow)
        self.present.setVisible(not narrow and not low and self.scene.mode is not Mode.KIOSK)
        self.head.lead.setVisible(not narrow or height >= theme().px(400))

    def restyle(self) -> None:
        super().restyle()
        self._cards.setSpacing(theme().px(18))


def _until(deadline: datetime, today: datetime) -> Text:
    days = (deadline.date() - today.date()).days
    return text_n(
        "Please finish by {day}, {n} day left",
        "Please finish by {day}, {n} days left",
        days,
        day=deadline.date(),
    )
