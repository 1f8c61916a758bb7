"""Before anything that closes other accounts (A090, A091): what it affects, and the harmless ways first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout

from app.core.flow.step import Exit, Step
from app.core.text import Text, text, text_n
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.panels import Hairline, Panel
from app.widgets.theme import theme
from app.widgets.tick_row import TickRow
from app.wizard.page import Page

AFFECTED: tuple[tuple[Text, Text], ...] = (
    (
        text("Military service registration and enlisting"),
        text("Recruitment office of your county or district"),
    ),
    (
        text("Postgraduate exemption and national exam"),
        text("The unit you applied to"),
    ),
    (
        text("Independent admission of earlier years"),
        text("The admission office of that university"),
    ),
)
"""What closing an account affects (A091), and who knows more."""

HARMLESS: tuple[tuple[str, Text, Text], ...] = (
    ("search", text("Find the user name"), text("Name, document number, picture code")),
    ("phone", text("Log in by scanning"), text("If WeChat or Alipay was bound")),
    ("id-card", text("Log in with the document number"), text("It stands in the place of the user name")),
)


class WarningGatePage(Page):
    step = Step.WARNING_GATE
    title = text("Registering again closes your earlier accounts")
    primary = text("I understand, go on")
    primary_quiet = True
    points_at_refusal = False

    def build(self) -> None:
        self._row = QHBoxLayout()
        self.body.addWidget(
            Banner(
                "warn",
                text("Once your number is proved, every other account with this number is closed for good."),
            )
        )
        left = Panel("table", margin=0, spacing=0)
        self._table = QGridLayout()
        self._heads = (
            Label(text("Affects what you filled in for"), "hint", colour="ink2"),
            Label(text("Ask there first"), "hint", colour="ink2"),
        )
        for column, head in enumerate(self._heads):
            self._table.addWidget(head, 0, column)
        for i, (what, whom) in enumerate(AFFECTED):
            self._table.addWidget(Hairline(), 2 * i + 1, 0, 1, 2)
            self._table.addWidget(Label(what, "secondStrong"), 2 * i + 2, 0)
            self._table.addWidget(Label(whom, "second", colour="ink2"), 2 * i + 2, 1)
        left.box.addLayout(self._table)
        self.ticks = [
            TickRow(text("I tried the harmless ways and cannot get in")),
            TickRow(text("The forms I need are saved, or I have none, or cannot get in")),
            TickRow(text("I asked where I had to ask, or filled in none of these")),
        ]
        self._column = QVBoxLayout()
        self._column.addWidget(left)
        for tick in self.ticks:
            tick.toggled.connect(lambda _: self.edited.emit())
            self._column.addWidget(tick)
        self._column.addStretch(1)
        self._row.addLayout(self._column, 5)
        self._row.addWidget(self._harmless(), 3, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._row)

    def _harmless(self) -> Panel:
        card = Panel("card", margin=20, spacing=8)
        card.box.addWidget(Label(text("Try these first"), "section"))
        card.box.addWidget(Label(text("They harm no account"), "hint", colour="ink2"))
        for icon, name, line in HARMLESS:
            card.box.addWidget(Hairline())
            row = QGridLayout()
            row.addWidget(Mark(icon, "accent", 22), 0, 0, 2, 1)
            row.addWidget(Label(name, "secondStrong"), 0, 1)
            row.addWidget(Label(line, "caption", colour="ink2"), 1, 1)
            row.setColumnStretch(1, 1)
            row.setHorizontalSpacing(theme().px(12))
            card.box.addLayout(row)
        self.recover = Button(text("First get the account back"), "primary", wide=True)
        self.offer(Exit.FIND_USER, self.recover)
        card.box.addWidget(self.recover)
        self.recover.setVisible(self.scene.journey.flow.offers(Exit.FIND_USER))
        return card

    def reason(self) -> Text | None:
        left = sum(1 for tick in self.ticks if not tick.isChecked())
        if not left:
            return None
        return text_n("{n} item left", "{n} items left", left)

    def first_focus(self) -> Button | None:
        """The harmless way; where it lies below the warning, the title, so that the warning is seen first."""
        below = self._row.direction() is QBoxLayout.Direction.TopToBottom
        return None if below else self.recover

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        narrow = room < theme().px(760)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def restyle(self) -> None:
        super().restyle()
        worn = theme()
        self._row.setSpacing(worn.px(28))
        self._table.setContentsMargins(worn.px(20), worn.px(8), worn.px(20), worn.px(10))
        self._table.setHorizontalSpacing(worn.px(16))
        self._table.setVerticalSpacing(worn.px(7))
