"""Other services: a campus server, plug-ins, and those that cannot be used, each with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.flow.step import Step
from app.core.text import text
from app.widgets.banner import Banner, Notice
from app.widgets.labels import Label
from app.widgets.letting_go import let_go
from app.widgets.theme import theme
from app.widgets.way_row import WayRow
from app.wizard.other_services import Offer
from app.wizard.page import Page


class ServicesPage(Page):
    step = Step.SERVICES
    title = text("Other services")
    lead = text("Choose one. It is asked what it is, and the window says so before you type anything.")
    primary = None

    def build(self) -> None:
        self.rows: dict[str, WayRow] = {}
        self.faulty: dict[str, Banner] = {}
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.looking = Label(text("Looking which services there are"), "second", colour="ink2")
        self.none = Label(text("There is no other service here."), "second", colour="ink2")
        self.body.addWidget(self.looking)
        self.body.addWidget(self.none)
        self.body.addWidget(
            Notice("shield", text("None of them is CHSI. The ways on the first page need none of them."))
        )
        self._shown: tuple[Offer, ...] = ()
        others = self.scene.others
        if others is not None:
            others.changed.connect(self._list_offers)
            others.load()
        self._list_offers()

    def first_focus(self) -> QWidget | None:
        return next(iter(self.rows.values()), None)

    def restyle(self) -> None:
        super().restyle()
        self._list.setSpacing(theme().px(12))

    def _list_offers(self) -> None:
        others = self.scene.others
        offers = others.offers() if others is not None else ()
        looking = others is not None and others.looking
        self.looking.setVisible(looking)
        self.none.setVisible(not looking and not offers)
        if offers == self._shown:
            return
        self._shown = offers
        let_go(*self.rows.values(), *self.faulty.values())
        self.rows, self.faulty = {}, {}
        for offer in offers:
            self._list.addWidget(self._row(offer) if offer.usable else self._fault(offer))

    def _row(self, offer: Offer) -> WayRow:
        made = WayRow("warning" if offer.trouble else "globe", offer.title, offer.what)
        made.clicked.connect(lambda: self.scene.journey.ask(offer.id))
        self.rows[offer.id] = made
        return made

    def _fault(self, offer: Offer) -> Banner:
        self.faulty[offer.id] = Banner("warn", offer.title, offer.what)
        return self.faulty[offer.id]
