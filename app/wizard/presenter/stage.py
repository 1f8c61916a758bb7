"""One picture of the show: the step at the left, phone or mailbox at the right, the strip below."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.catalogue import what_happened, what_now
from app.core.backend.data.codes import Channel
from app.core.flow.step import Step
from app.core.presenter.entries import Shown
from app.core.presenter.show import Still
from app.core.text import Text, text, text_n, verbatim
from app.widgets.banner import Banner
from app.widgets.code_boxes import CodeBoxes
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.theme import theme
from app.widgets.virtual_mailbox import VirtualMailbox
from app.widgets.virtual_phone import VirtualPhone
from app.wizard.page_table import PAGES
from app.wizard.presenter.note_strip import NoteStrip


def head_of(step: Step) -> tuple[Text, Text | None]:
    """Title and lead of a page, without the page."""
    module, _, name = PAGES[step].partition(":")
    page = getattr(import_module(f"app.wizard.pages.{module}"), name)
    return page.title, page.lead


class Stage(Part, QWidget):
    """`show_still` changes everything on it."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Label(None, "second", colour="ink2")
        self.title = Label(None, "title")
        self.lead = Label(None, "lead", colour="ink2")
        self.passed = Banner("accent", text("Time passes"), icon="calendar")
        self.refused = Banner("warn", text("What the site says"))
        self.phone, self.mailbox, self.strip = VirtualPhone(), VirtualMailbox(), NoteStrip()
        self._entries = QVBoxLayout()
        self._left = QVBoxLayout()
        for part in (self.place, self.title, self.lead, self.passed, self.refused):
            self._left.addWidget(part)
        self._left.addLayout(self._entries)
        self._left.addStretch(1)
        self._across = QHBoxLayout()
        self._across.addLayout(self._left, 1)
        self._across.addWidget(self.phone)
        self._across.addWidget(self.mailbox)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._across, 1)
        column.addWidget(self.strip)
        self.settle()

    def show_still(self, still: Still) -> None:
        title, lead = head_of(still.step)
        self.place.set_text(text("Step {now} of {all}", now=still.number, all=still.of))
        self.title.set_text(title)
        self.lead.set_text(lead)
        self.lead.setVisible(lead is not None and not still.entries and still.refusal is None)
        self.passed.setVisible(bool(still.days_passed))
        if still.now is not None:
            later = text_n("{n} working day later", "{n} working days later", still.days_passed)
            moment = text("Now it is {moment}", moment=still.now)
            self.passed.show_words("accent", later, moment, icon="calendar")
            self.phone.set_time(still.now)
        self.refused.setVisible(still.refusal is not None)
        if still.refusal is not None:
            self.refused.show_words("warn", what_happened(still.refusal), what_now(still.refusal))
        self._show_entries(still.entries)
        self.phone.setVisible(still.channel is Channel.PHONE)
        self.mailbox.setVisible(still.channel is Channel.EMAIL)
        beside = self.phone if still.channel is Channel.PHONE else self.mailbox
        beside.show_messages(still.messages)
        self.strip.show_step(still.step)

    def restyle(self) -> None:
        worn = theme()
        self._across.setContentsMargins(worn.px(36), worn.px(20), worn.px(36), 0)
        self._across.setSpacing(worn.px(24))
        self._left.setSpacing(worn.px(8))
        self._entries.setSpacing(worn.px(8))
        self.mailbox.setFixedWidth(worn.px(320))

    def _show_entries(self, entries: tuple[Shown, ...]) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for entry in entries:
            self._entries.addWidget(_line(entry))


def _line(entry: Shown) -> QWidget:
    if entry.is_code and entry.value.isdigit() and len(entry.value) == 6:
        boxes = CodeBoxes(entry.label)
        boxes.fill(entry.value)
        return boxes
    panel = Panel("card", margin=(14, 8, 14, 8), spacing=14, across=True)
    panel.box.addWidget(Label(entry.label, "second", colour="ink2", wrap=False))
    panel.box.addWidget(Label(verbatim(entry.value), "number"), 1)
    return panel
