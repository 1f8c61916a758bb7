"""The photo helper over the page: consent, two sides, and what is handed back to the step that asked."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.photo.report import Outcome, Side, same_picture
from app.core.photo.service import PhotoService
from app.core.text import Text, text
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.page_head import PageHead
from app.widgets.part import Part
from app.widgets.scroll import Scroll
from app.widgets.theme import theme
from app.wizard.photo.consent import Consent
from app.wizard.photo.place import PhotoPlace

SIDES = {Side.PORTRAIT: text("Portrait side"), Side.EMBLEM: text("Emblem side")}
ADVISORY_AFTER = 2
"""Retakes after which the helper steps back: it may be wrong, and nobody shall be stuck."""


class Purpose(Enum):
    """What the photos are for: a review with other ways beside it, a ticket that needs one, or a look."""

    REVIEW = auto()
    TICKET = auto()
    LOOK = auto()


class PhotoHelper(Part, QWidget):
    """`done` when the person leaves; `taken(portrait, emblem)` before it, with the bytes of the copies.

    `sides` are those that are wanted: a review needs both, the ticket one; of the other the bytes are
    empty. For `Purpose.LOOK` nothing is taken. `tries` says how many uploads are left. Closes the picture
    process when it goes.
    """

    done = Signal()
    taken = Signal(bytes, bytes)
    other_way = Signal()

    def __init__(
        self,
        service: PhotoService,
        number: str = "",
        tries: Text | None = None,
        sides: tuple[Side, ...] = tuple(Side),
        purpose: Purpose = Purpose.REVIEW,
    ) -> None:
        super().__init__()
        self._purpose = purpose
        self._service = service
        self._side = Side.PORTRAIT
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._outer = QVBoxLayout(self)
        self.head = PageHead(text("Photos holding your ID card"), lead=tries)
        self.consent = Consent(sides, ways=purpose is Purpose.REVIEW)
        self.places = {side: PhotoPlace(service, side, number) for side in sides}
        self.roll = Scroll()
        self.roll.box.addWidget(self.head)
        self.roll.box.addWidget(self.consent)
        self.pictures = self._both_sides()
        self.pictures.hide()
        self.roll.box.addWidget(self.pictures)
        self.notice = Banner(
            "warn", text("The same picture twice"), text("Each side needs a photo of its own.")
        )
        self.roll.box.addWidget(self.notice)
        self._outer.addWidget(self.roll, 1)
        self._outer.addLayout(self._bar())
        self.consent.agreed.connect(self._agree)
        self.consent.declined.connect(self._decline)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.settle()
        self._show()

    def _both_sides(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        self._tabs = QHBoxLayout()
        box.addLayout(self._tabs)
        self.tabs: dict[Side, Button] = {}
        for side, place in self.places.items():
            tab = Button(SIDES[side], icon="picture", height=44)
            tab.clicked.connect(lambda _=False, side=side: self.show_side(side))
            place.changed.connect(self._show)
            self.tabs[side] = tab
            self._tabs.addWidget(tab)
            # Not before it has its place: for a moment it would be a window.
            tab.setVisible(len(self.places) > 1)
            box.addWidget(place)
        self._tabs.addStretch(1)
        return page

    def _bar(self) -> QHBoxLayout:
        self._actions = QHBoxLayout()
        self.back = Button(text("Back"), icon="arrow-left")
        self.use = Button(self._name_of_main(), "primary", icon_after="arrow-right")
        self.reason = Label(None, "hint", colour="ink2", wrap=False)
        self._actions.addWidget(self.back)
        self._actions.addStretch(1)
        self._actions.addWidget(self.reason)
        self._actions.addWidget(self.use)
        self.back.clicked.connect(self.leave)
        self.use.clicked.connect(self._use)
        return self._actions

    def _name_of_main(self) -> Text:
        if self._purpose is Purpose.LOOK:
            return text("Done checking")
        return text("Use these photos") if len(self.places) > 1 else text("Use this photo")

    def show_side(self, side: Side) -> None:
        self._side = side
        self._show()

    def leave(self) -> None:
        """Take every picture out of memory and end the picture process."""
        for place in self.places.values():
            place.forget()
        self._service.close()
        self.done.emit()

    def _agree(self) -> None:
        self._service.warm()
        self.consent.hide()
        self.pictures.show()
        self.show_side(Side.PORTRAIT)
        self.places[Side.PORTRAIT].choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decline(self) -> None:
        self.leave()
        self.other_way.emit()

    def _use(self) -> None:
        if self._purpose is Purpose.LOOK:
            self.leave()
            return
        copies = {side: place.copy.content for side, place in self.places.items() if place.copy is not None}
        if len(copies) == len(self.places):
            self.taken.emit(copies.get(Side.PORTRAIT, b""), copies.get(Side.EMBLEM, b""))
            self.leave()

    def _same(self) -> bool:
        reports = [place.report for place in self.places.values() if place.report is not None]
        return len(reports) == 2 and same_picture(*reports)

    def _reason(self) -> Text | None:
        """Why the photos cannot be used yet."""
        for side, place in self.places.items():
            if place.copy is None or place.report is None:
                return text("{side}: no photo yet", side=SIDES[side])
            failed = [
                c
                for c in place.report.checks
                if c.outcome is Outcome.FAIL and c.id not in ("bytes", "extension")
            ]
            if failed and place.failures < ADVISORY_AFTER:
                return text("{side}: better take it again", side=SIDES[side])
            if not place.look.all_seen():
                return text("{side}: please tick the four points", side=SIDES[side])
        return text("The same picture twice") if self._same() else None

    def _show(self) -> None:
        if not hasattr(self, "use"):
            return
        asking = self.pictures.isHidden()
        self.use.setVisible(not asking)
        self.notice.setVisible(not asking and self._same())
        reason = None if asking or self._purpose is Purpose.LOOK else self._reason()
        self.use.set_reason(reason)
        self.reason.set_text(reason)
        for side, tab in self.tabs.items():
            tab.set_kind("primary" if side is self._side else "secondary")
            self.places[side].setVisible(side is self._side)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reading begins at the title."""
        self.head.focus_title()

    def restyle(self) -> None:
        self._outer.setContentsMargins(0, 0, 0, 0)
        margin = theme().px(40)
        self.roll.box.setContentsMargins(margin, theme().px(24), margin, theme().px(24))
        self.roll.box.setSpacing(theme().px(20))
        self._actions.setContentsMargins(margin, theme().px(12), margin, theme().px(12))
        self._tabs.setSpacing(theme().px(8))
