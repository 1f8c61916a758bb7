"""The door to the real thing: the one address, what to have at hand, and what can be checked here first."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import Notice
from app.widgets.field import Mark
from app.widgets.labels import Label, PlainLabel
from app.widgets.panels import Panel
from app.widgets.qr import QrPanel
from app.widgets.theme import theme
from app.widgets.way_row import WayRow
from app.wizard.page import Page

HOST = "www.chsi.com.cn"
ADDRESS = f"https://{HOST}/"


class OfficialPage(Page):
    step = Step.OFFICIAL
    title = text("On the official site, with your own phone")
    lead = text(
        "This program shows the way and checks what you will type. It never logs in and sends nothing."
    )
    primary = text("Check first what I will type")

    def build(self) -> None:
        card = Panel("card", margin=18, spacing=18, across=True)
        card.box.addWidget(QrPanel(ADDRESS, text("QR code of the address www.chsi.com.cn"), most=150))
        beside = QVBoxLayout()
        beside.addWidget(
            Label(text("The only site for student records. Scan, or type:"), "hint", colour="ink2")
        )
        beside.addWidget(PlainLabel(HOST, "host"))
        beside.addWidget(
            Label(
                text("Any other address, a request for money, or somebody who wants your SMS code: stop."),
                "hint",
                colour="ink2",
            )
        )
        beside.addStretch(1)
        card.box.addLayout(beside, 1)
        ready = Panel("card", margin=(22, 12, 22, 12), spacing=4)
        ready.box.addWidget(Label(text("Have at hand"), "label"))
        for icon, words in (
            ("id-card", text("Your ID card: name and number exactly as on it")),
            ("phone", text("Your own mobile phone, with signal: the SMS code comes to it")),
            ("document", text("Your admission letter, to compare the record with")),
        ):
            row = QHBoxLayout()
            row.addWidget(Mark(icon, "accent", 20))
            row.addWidget(Label(words, "second"), 1)
            ready.box.addLayout(row)
        ready.box.addStretch(1)
        self._halves = QHBoxLayout()
        self._halves.addWidget(card, 5)
        self._halves.addWidget(ready, 4)
        self.body.addLayout(self._halves)
        self.record = WayRow("list", text("I am registered"), text("Check my record"))
        self.recover = WayRow("search", text("I cannot get in"), text("Find user name or password again"))
        self.offer(Exit.RECORD, self.record)
        self.offer(Exit.FIND_USER, self.recover)
        self._ways = QHBoxLayout()
        self._ways.addWidget(self.record, 1)
        self._ways.addWidget(self.recover, 1)
        self.body.addLayout(self._ways)
        self.body.addWidget(
            Notice("lock", text("Password and codes are typed only on your phone. Tell them to nobody."))
        )

    def restyle(self) -> None:
        super().restyle()
        self._halves.setSpacing(theme().px(12))
        self._ways.setSpacing(theme().px(12))

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        wide = room >= theme().px(780)
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
