"""One picture of the show: the page at the left, phone or mailbox at the right, the strip below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.backend import Backend
from app.core.backend.data.codes import Channel
from app.core.backend.descriptor import Options
from app.core.clock import SystemClock
from app.core.flow.door import Door
from app.core.flow.memory import Typed
from app.core.flow.venue import Venue
from app.core.presenter.show import Still
from app.core.school import SchoolProfile
from app.core.text import text, text_n
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.part import Part
from app.widgets.theme import theme
from app.widgets.virtual_mailbox import VirtualMailbox
from app.widgets.virtual_phone import VirtualPhone
from app.wizard.journey import Journey
from app.wizard.page import CONTINUE, Page
from app.wizard.page_area import PageArea
from app.wizard.page_table import new_page
from app.wizard.presenter.note_strip import NoteStrip
from app.wizard.scene import Scene


class Stage(Part, QWidget):
    """The very page that students meet, which nobody can press: the keys of the presenter lead on."""

    def __init__(self, school: SchoolProfile, venues: Mapping[Door, Venue]) -> None:
        super().__init__()
        self._venues = dict(venues)
        self.scene = Scene(Journey({}, _nothing_to_open, Options(), parent=self), school, SystemClock())
        self.passed = Banner("accent", text("Time passes"), icon="calendar")
        self.area = PageArea()
        self.phone, self.mailbox, self.strip = VirtualPhone(), VirtualMailbox(), NoteStrip()
        self._main = Button(CONTINUE, "primary")
        self._main.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._left = QVBoxLayout()
        self._above = QHBoxLayout()
        self._above.addWidget(self.passed)
        self._left.addLayout(self._above)
        self._left.addWidget(self.area, 1)
        self._below = QHBoxLayout()
        self._below.addStretch(1)
        self._below.addWidget(self._main)
        self._left.addLayout(self._below)
        self._across = QHBoxLayout()
        self._across.addLayout(self._left, 1)
        self._across.addWidget(self.phone)
        self._across.addWidget(self.mailbox)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._across, 1)
        column.addWidget(self.strip)
        self.area.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.settle()

    def show_still(self, still: Still) -> None:
        """Change everything on it."""
        self._show_page(still)
        self.passed.setVisible(bool(still.days_passed))
        if still.now is not None:
            later = text_n("{n} working day later", "{n} working days later", still.days_passed)
            moment = text("Now it is {moment}", moment=still.now)
            self.passed.show_words("accent", later, moment, icon="calendar")
            self.phone.set_time(still.now)
        self.phone.setVisible(still.channel is Channel.PHONE)
        self.mailbox.setVisible(still.channel is Channel.EMAIL)
        beside = self.phone if still.channel is Channel.PHONE else self.mailbox
        beside.show_messages(still.messages)
        self.strip.show_step(still.step)

    def move_on(self, screens: float) -> None:
        """On, or back, in a page that is longer than the screen."""
        self.area.scroll_by(screens)

    def restyle(self) -> None:
        worn = theme()
        self._across.setContentsMargins(0, worn.px(16), worn.px(32), 0)
        self._across.setSpacing(worn.px(16))
        self._above.setContentsMargins(worn.px(32), 0, worn.px(40), 0)
        self._below.setContentsMargins(0, 0, worn.px(40), worn.px(16))
        self.mailbox.setFixedWidth(worn.px(320))

    def _show_page(self, still: Still) -> None:
        # The first page has the doors of the window.
        self.scene.journey.flow = replace(still.flow, venues={**self._venues, **still.flow.venues})
        page = new_page(still.step, self.scene)
        self.area.show_page(page)
        if still.refusal is not None and page.points_at_refusal:
            page.show_refusal(still.refusal)
        elif still.filled:
            # Once the page has been laid out.
            QTimer.singleShot(0, page, lambda: self._show_entries(page, still.flow.memory.typed))
        self._main.setVisible(page.primary is not None)
        if page.primary is not None:
            self._main.set_text(page.primary)

    def _show_entries(self, page: Page, typed: Typed) -> None:
        """Bring into view the lowest of what was typed."""
        filled = [part for name, part in page.fields.items() if getattr(typed, name, "")]
        if filled:
            lowest = max(filled, key=lambda part: part.mapTo(page, part.rect().bottomLeft()).y())
            self.area.bring_into_view(lowest)


def _nothing_to_open(name: str, options: Options) -> Backend:
    raise LookupError(name)
