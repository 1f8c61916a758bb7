"""The mailbox of the practice: the messages of the older e-mail way, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.backend.data.sandbox import Message
from app.core.text import text
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.letting_go import let_go
from app.widgets.message_card import MessageCard
from app.widgets.panels import Panel
from app.widgets.theme import theme


class VirtualMailbox(Panel):
    """`tapped(words)` when the person taps a mail that holds a code or a link."""

    accessible_role = QAccessible.Role.Grouping

    tapped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._cards: list[MessageCard] = []
        self._head = QHBoxLayout()
        super().__init__("well", margin=16, spacing=12, parent=parent)
        self._head.addWidget(Mark("mail", "ink2", 18))
        self._head.addWidget(Label(text("Virtual mailbox, demo data"), "hint", colour="ink2"), 1)
        self._empty = Label(text("No message yet"), "second", colour="ink2")
        self.box.addLayout(self._head)
        self.box.addWidget(self._empty)
        self.box.addStretch()
        self.restyle()

    @property
    def cards(self) -> list[MessageCard]:
        return list(self._cards)

    def show_messages(self, messages: Sequence[Message]) -> None:
        """Show what has arrived, newest first."""
        let_go(*self._cards)
        self._cards = []
        for i, message in enumerate(messages):
            card = MessageCard(message, fresh=i == 0, parent=self)
            card.clicked.connect(lambda _=False, c=card: self.tapped.emit(c.tap) if c.tap else None)
            self.box.insertWidget(2 + i, card, 0, Qt.AlignmentFlag.AlignTop)
            self._cards.append(card)
        self._empty.setVisible(not messages)

    def retell(self) -> None:
        self.setAccessibleName(say(text("Virtual mailbox, demo data")))

    def restyle(self) -> None:
        super().restyle()
        self._head.setSpacing(theme().px(8))
