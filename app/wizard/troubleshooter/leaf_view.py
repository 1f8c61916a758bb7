"""A page of advice: who decides, how long, what to bring, steps to tick, where to go on, what it rests on."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.core.backend.data.records import Owner
from app.core.flow.step import Exit, Step
from app.core.launch import Mode
from app.core.text import Text, text, verbatim
from app.core.troubleshooting.completeness import FRESH_FOR
from app.core.troubleshooting.model import Leaf, Risk, TicketKind, Tree
from app.core.troubleshooting.paper import checked_line, html, join_things, sources_line
from app.core.troubleshooting.walk import Walk
from app.widgets.answer_card import AnswerCard
from app.widgets.badges import OWNERS, Badge, OwnerBadge
from app.widgets.banner import Banner, Notice
from app.widgets.buttons import Button
from app.widgets.fact_card import FactCard
from app.widgets.handout import HandOut
from app.widgets.labels import Label, PlainLabel
from app.widgets.language import say, speaker
from app.widgets.panels import Hairline, Panel
from app.widgets.qr import QrPanel
from app.widgets.theme import theme
from app.widgets.tick_row import TickRow
from app.wizard.scene import Scene
from app.wizard.troubleshooter.place import Place, View
from app.wizard.troubleshooter.side_view import BESIDE
from app.wizard.troubleshooter.tree_view import TreeView

BACK = text("Back to where I was")
HOME = text("Back to the first page")


class LeafView(TreeView):
    """`ticked(walk)` when a step is ticked or not; `step_wanted` for the wizard step that mends it."""

    ticked = Signal(object)
    step_wanted = Signal(str)
    practice_wanted = Signal(str)

    def __init__(self, tree: Tree, scene: Scene, walk: Walk) -> None:
        leaf = tree.nodes[walk.here]
        assert isinstance(leaf, Leaf)
        self.leaf = leaf
        super().__init__(tree, scene, walk)

    def build(self) -> None:
        words, leaf = self.node_words, self.leaf
        self.head.set_title(verbatim(words.title))
        self.head.set_lead(verbatim(words.lead) if words.lead else None)
        self.primary = self._name_of_main()
        self.primary_quiet = self._can_be_done_for_real
        self.badges: list[Badge] = [OwnerBadge(leaf.owner, strong=True), Badge("clock", leaf.time.label)]
        if leaf.bring:
            self.badges.append(Badge("bag", verbatim(join_things(self.tree, leaf, speaker()))))
        self._badges = QGridLayout()
        self.body.addLayout(self._badges)
        for banner in self._banners():
            self.body.addWidget(banner)
        self._add_steps()
        self._add_ways()
        rests_on = Label(checked_line(self.tree, leaf), "caption", colour="ink3")
        rests_on.setAccessibleDescription(say(sources_line(leaf)))
        self.body.addWidget(rests_on)
        self._add_beside()

    def forward(self) -> None:
        if self.leaf.step and self._passed():
            self.step_wanted.emit(self.leaf.step)
        else:
            self.left.emit(None)

    def first_focus(self) -> QWidget | None:
        return next((tick for tick in self.ticks if not tick.isChecked()), None)

    def arrange(self, room: int, height: int) -> None:
        """What to bring moves to a line of its own where the badges would be cut."""
        super().arrange(room, height)
        wide = sum(badge.sizeHint().width() + theme().px(10) for badge in self.badges)
        beside = room >= theme().px(BESIDE)
        fits = wide <= (room * 0.7 - theme().px(36) if beside else room)
        for number, badge in enumerate(self.badges):
            alone = number == 2 and not fits
            self._badges.addWidget(badge, 1 if alone else 0, 0 if alone else number, 1, 4 if alone else 1)
        self._badges.setColumnStretch(3, 1)

    def restyle(self) -> None:
        super().restyle()
        self._badges.setSpacing(theme().px(10))
        self._ways.setSpacing(theme().px(12))

    def _name_of_main(self) -> Text:
        if self.leaf.step and self._passed():
            return text("Take me to that step")
        return HOME if self._from_first_page else BACK

    @property
    def _from_first_page(self) -> bool:
        return self.scene.journey.step is Step.FIRST

    @property
    def _can_be_done_for_real(self) -> bool:
        """The student does it on the official site, and is not on the way there yet."""
        leaf = self.leaf
        there = bool(leaf.step or leaf.page) and leaf.owner is Owner.STUDENT
        return there and self._from_first_page and self.scene.journey.flow.offers(Exit.FOR_REAL)

    @property
    def _is_about_photos(self) -> bool:
        return Risk.ID_PHOTO in self.leaf.risks or self.leaf.step == Step.PHOTO_REVIEW

    def _passed(self) -> bool:
        """The wizard step that mends it was passed on the way to the page below."""
        journey = self.scene.journey
        return journey.begun and any(snapshot.step == self.leaf.step for snapshot in journey.flow.stack)

    def _banners(self) -> list[QWidget]:
        leaf = self.leaf
        found: list[QWidget] = []
        if leaf.legacy:
            title = text("About an older version of the site ({year})", year=leaf.legacy)
            found.append(Banner("warn", title, text("Not on your page? Skip it."), icon="clock"))
        if leaf.assumed:
            found.append(
                Notice("info", text("No source tells all of this; the site and your school decide."))
            )
        if self.scene.today() - leaf.checked > FRESH_FOR:
            found.append(
                Banner(
                    "warn",
                    text("This page was last checked on {day}; the site may have changed.", day=leaf.checked),
                )
            )
        return found

    def _add_steps(self) -> None:
        card = Panel("card", margin=(24, 12, 24, 12), spacing=4)
        self.ticks: list[TickRow] = []
        for number, step in enumerate(self.node_words.steps):
            if number:
                card.box.addWidget(Hairline())
            tick = TickRow(verbatim(step.do), verbatim(step.note) if step.note else None, steps=True)
            tick.setChecked((self.leaf.id, number) in self.walk.ticked)
            tick.toggled.connect(lambda done, at=number: self._tick(at, done))
            card.box.addWidget(tick)
            self.ticks.append(tick)
        self.body.addWidget(card)

    def _tick(self, number: int, done: bool) -> None:
        self.walk = self.walk.tick(number, done)
        self.ticked.emit(self.walk)

    def _add_ways(self) -> None:
        self._ways = QGridLayout()
        self.ways = []
        for number, (key, _) in enumerate(self.leaf.then):
            card = AnswerCard(verbatim(self.node_words.answer(key)), "question")
            card.clicked.connect(lambda _=False, chosen=key: self.go(self.walk.answer(self.tree, chosen)))
            self._ways.addWidget(card, number // 2, number % 2)
            self.ways.append(card)
        self.body.addLayout(self._ways)

    def _add_beside(self) -> None:
        leaf = self.leaf
        if self._can_be_done_for_real:
            self.for_real = Button(text("Do it for real"), "primary", icon="globe", wide=True)
            self.for_real.clicked.connect(lambda: self.left.emit(Exit.FOR_REAL))
            self.beside.addWidget(self.for_real)
        if self._is_about_photos:
            one = leaf.ticket is TicketKind.PHONE_RELEASE
            self.photos = Button(text("Check the photo here"), icon="shield-check", wide=True)
            self.photos.clicked.connect(lambda: self.photos_wanted.emit(one))
            self.beside.addWidget(self.photos)
        if leaf.page:
            self.beside.addWidget(self._address(self.tree.pages[leaf.page]))
        school = self.scene.school_here
        if school is not None and leaf.owner is Owner.SCHOOL and school.office.lines:
            self.beside.addWidget(FactCard("where", school.office.lines[0], school.office.lines[1:]))
        if school is not None and leaf.deadline and school.first_deadline is not None:
            line = text("Tell your counsellor if it takes longer.")
            self.beside.addWidget(FactCard("when", text("{when}", when=school.first_deadline.date()), [line]))
        if leaf.ticket is not None:
            self.letter = Button(text("Write the message for support"), icon="mail", wide=True)
            self.letter.clicked.connect(lambda: self.went.emit(Place(View.LETTER, walk=self.walk)))
            self.beside.addWidget(self.letter)
        if leaf.practise and self.scene.journey.flow.offers(Exit.PRACTISE):
            self.practise = Button(text("Practise this step first"), icon="pencil", wide=True)
            self.practise.clicked.connect(lambda: self.practice_wanted.emit(leaf.practise))
            self.beside.addWidget(self.practise)
        if self.scene.journey.begun and self.scene.journey.flow.offers(Exit.COME_BACK):
            self.later = Button(text("What waits until when"), icon="calendar", wide=True)
            self.later.clicked.connect(lambda: self.left.emit(Exit.COME_BACK))
            self.beside.addWidget(self.later)
        self.print = Button(text("Print to take along"), icon="printer", wide=True)
        self.print.clicked.connect(self._print)
        self.beside.addWidget(self.print)
        without = self.node_words.without_phone or (self.words.without_phone if leaf.page else "")
        if without:
            self.beside.addWidget(Notice("screen", verbatim(without)))

    def _address(self, address: str) -> QWidget:
        card = Panel("card", margin=20, spacing=6)
        host = urlsplit(address).hostname or ""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(QrPanel(address, text("The address {host} as a code", host=host), most=164))
        row.addStretch(1)
        card.box.addLayout(row)
        card.box.addWidget(PlainLabel(host, "section"))
        card.box.addWidget(
            Label(text("Scan with your phone. It leads to chsi.com.cn only."), "hint", colour="ink2")
        )
        if self.scene.mode is not Mode.KIOSK:
            self.open = Button(text("Open it on this computer"), "link", icon="open")
            self.open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
            card.box.addWidget(self.open)
        return card

    def handout(self) -> HandOut:
        """The page as paper; nothing of the person is on it."""
        address = self.tree.pages.get(self.leaf.page, "")
        school = self.scene.school_here
        office = school.office.lines if school is not None and self.leaf.owner is Owner.SCHOOL else ()
        owner = OWNERS[self.leaf.owner][1]
        return HandOut(
            lambda: html(self.tree, self.leaf, say(owner), office, speaker()),
            verbatim(self.node_words.title),
            code=lambda: address,
        )

    def _print(self) -> None:
        self.handout().print(self)
