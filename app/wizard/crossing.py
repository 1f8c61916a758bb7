"""A page that is a crossing: what happened, what it means, and the ways on, the best one first."""

from __future__ import annotations

from typing import ClassVar

from app.core.flow.memory import Memory
from app.core.flow.step import Exit
from app.core.text import Text, text
from app.widgets.banner import Banner
from app.widgets.way_row import WayRow
from app.wizard.page import Page
from app.wizard.ways import WayList, WayOn


class CrossingPage(Page):
    """Subclasses set `ways`, the first of them the recommended one; `quote` is the site's own message."""

    ways: ClassVar[tuple[WayOn, ...]] = ()
    quote: ClassVar[Text | None] = None
    meaning: ClassVar[Text | None] = None
    primary = None
    points_at_refusal = False

    def build(self) -> None:
        self.banner: Banner | None = None
        if self.quote is not None:
            words = text("The site's message: {quote}", quote=self.quote)
            self.banner = Banner("accent", words, self.meaning)
            self.body.addWidget(self.banner)
        self.above()
        self._list: WayList | None = None
        self._place = self.body.count()
        self.below()

    def above(self) -> None:
        """Parts over the ways."""

    def below(self) -> None:
        """Parts under the ways."""

    @property
    def rows(self) -> dict[Exit, WayRow]:
        return self._list.rows if self._list is not None else {}

    def offered(self) -> tuple[WayOn, ...]:
        """The ways to show now, best first."""
        return tuple(w for w in self.ways if self.scene.journey.flow.offers(w.exit))

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        wanted = self.offered()
        if list(self.rows) == [w.exit for w in wanted]:
            return
        if self._list is not None:
            for exit in self.rows:
                self.exits.pop(exit, None)
            self.body.removeWidget(self._list)
            self._list.deleteLater()
        self._list = WayList(self, wanted)
        self.body.insertWidget(self._place, self._list)
