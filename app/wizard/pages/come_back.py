"""What waits until when, to take along: on the screen, as a QR code, as a sheet of paper."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.core.comeback.card import DEADLINES, ComebackCard, Wait, days_left
from app.core.comeback.gathering import card_of
from app.core.comeback.paper import html, qr_text
from app.core.flow.step import Step
from app.core.text import Text, text
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.dated_line import DatedEntry, DatedLine
from app.widgets.file_dialog import file_to_save
from app.widgets.handout import HandOut, Preview
from app.widgets.labels import Label
from app.widgets.language import say, speaker
from app.widgets.panels import Panel
from app.widgets.qr import QrPanel
from app.widgets.theme import theme
from app.wizard.page import Page

LEFT = text("This is left to do")
"""Nothing of it has to be waited for."""
ALL_DONE = text("All done for today")


class ComeBackPage(Page):
    step = Step.COME_BACK
    title = text("These things wait: come back then")
    lead = text("Take this along. There is no name and no number on it.")

    def build(self) -> None:
        self.card = card_of(self.memory, self.scene.school, self.scene.now())
        if not any(wait.kind not in DEADLINES for wait in self.card.waits):
            self.head.set_title(LEFT if self.card.steps else ALL_DONE)
        self.handout = HandOut(
            lambda: html(self.card, speaker()),
            text("Come-back card"),
            code=lambda: qr_text(self.card, speaker()),
        )
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body.addLayout(self._halves)
        paper = QVBoxLayout()
        self.preview = Preview(self.handout, width=300)
        paper.addWidget(self.preview)
        paper.addStretch(1)
        buttons = QHBoxLayout()
        self.print = Button(text("Print"), "secondary", icon="printer")
        self.print.clicked.connect(lambda: self.handout.print(self))
        self.save = Button(text("Save as PDF"), "secondary", icon="document")
        self.save.clicked.connect(self._ask_where)
        buttons.addWidget(self.print)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        self._halves.addLayout(paper)
        lines = QVBoxLayout()
        self._lines = lines
        if self.card.late:
            lines.addWidget(
                Banner(
                    "warn",
                    text("Some of this comes after the deadline"),
                    text("Please tell your counsellor today."),
                )
            )
        lines.addWidget(DatedLine(entries(self.card)))
        take = Panel("card", across=True)
        self.qr = QrPanel(qr_text(self.card, speaker()), text("The steps and dates of this page as a code"))
        take.box.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Label(text("Scan it to take the steps along"), role="card"))
        words.addWidget(
            Label(
                text("It holds steps and dates only, no name, no number, and opens no page."),
                role="second",
                colour="ink2",
            )
        )
        words.addLayout(buttons)
        words.addStretch(1)
        take.box.addLayout(words, 1)
        lines.addWidget(take)
        self.saved = Label(None, role="second", colour="ok")
        lines.addWidget(self.saved)
        lines.addStretch(1)
        self._halves.addLayout(lines, 1)

    def retell(self) -> None:
        """The code speaks the language of the window too."""
        self.qr.set_content(qr_text(self.card, speaker()))
        self.preview.update()

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        wide = room >= theme().px(760)
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop
        )

    def restyle(self) -> None:
        super().restyle()
        self._halves.setSpacing(theme().px(40))
        self._lines.setSpacing(theme().px(20))

    def save_to(self, path: Path) -> None:
        """Write the sheet; says where it went, or that it could not be written there."""
        try:
            self.handout.save_pdf(path)
        except OSError:
            self.saved.set_colour("bad")
            self.saved.set_text(text("It could not be saved there. Please choose another place."))
            return
        self.saved.set_colour("ok")
        self.saved.set_text(text("Saved as {name}", name=path.name))

    def _ask_where(self) -> None:
        name = f"{say(text('Come-back card'))}.pdf"
        chosen = file_to_save(self, text("Save as PDF"), "PDF (*.pdf)", name)
        if chosen is not None:
            self.save_to(chosen)


def entries(card: ComebackCard) -> list[DatedEntry]:
    """The waits of a card, and what comes last: the things without a date, counted where nothing has one."""
    dated = [_entry(wait, card) for wait in card.waits]
    return [
        *dated,
        *(
            DatedEntry(text("then") if dated else text("{n}.", n=number), step)
            for number, step in enumerate(card.steps, 1)
        ),
    ]


def _entry(wait: Wait, card: ComebackCard) -> DatedEntry:
    is_deadline = wait is card.deadline
    note: Text | None = None
    if is_deadline:
        note = days_left(wait, card.made_at)
    elif not wait.certain:
        note = text("may shift by holidays that are not announced yet")
    moment = wait.at
    day = moment.date() if isinstance(moment, datetime) else moment
    hour = text("{time}", time=f"{moment:%H:%M}") if isinstance(moment, datetime) else None
    return DatedEntry(text("{day}", day=day), wait.words, hour, note, deadline=wait.kind in DEADLINES)
