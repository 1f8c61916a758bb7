"""The warning before anything that can harm: what it affects, the ticks, and the harmless way first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.text import Text, text, text_n, verbatim
from app.core.troubleshooting.model import Gate
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.tick_row import TickRow
from app.wizard.troubleshooter.tree_view import TreeView


class GateView(TreeView):
    primary_quiet = True

    def build(self) -> None:
        gate = self.tree.nodes[self.walk.here]
        assert isinstance(gate, Gate)
        risk = self.words.risks[gate.warns.value]
        self.primary = verbatim(risk.go_on)
        self.head.set_title(verbatim(risk.title))
        banner = Banner("warn", verbatim(risk.lead))
        for effect in risk.effects:
            banner.below.addWidget(Label(verbatim(f"· {effect}"), "second"))
        self.body.addWidget(banner)
        self.ticks = []
        card = Panel("card", margin=(22, 12, 22, 12), spacing=4)
        for words in risk.ticks:
            tick = TickRow(verbatim(words))
            tick.toggled.connect(lambda _: self.changed.emit())
            card.box.addWidget(tick)
            self.ticks.append(tick)
        self.body.addWidget(card)
        harmless = Panel("card", margin=20, spacing=8)
        harmless.box.addWidget(Label(text("This harms nothing"), "label"))
        harmless.box.addWidget(Label(verbatim(self.words.node(gate.instead).title), "second", colour="ink2"))
        self.instead = Button(verbatim(risk.instead), "primary", wide=True)
        self.instead.clicked.connect(lambda: self.go(self.walk.instead(self.tree)))
        harmless.box.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignTop)
        self.beside.addWidget(harmless)

    def forward(self) -> None:
        self.go(self.walk.confirm(self.tree))

    def reason(self) -> Text | None:
        left = sum(1 for tick in self.ticks if not tick.isChecked())
        return text_n("{n} item is not confirmed", "{n} items are not confirmed", left) if left else None

    def first_focus(self) -> QWidget:
        return self.instead
