"""Before a picture is asked for: in a review the ways that need none (A084); what happens to a picture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.photo.report import Side
from app.core.text import text
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.theme import theme
from app.wizard.photo.example import Example

WAYS = (
    text("The live face check in the official app: no photo, an answer at once. Try this first."),
    text("A classmate who is bound to the same university confirms that it is you."),
    text("Your student or qualification record proves that it is you."),
)
PROMISES = (
    text("The part of the program that opens your photo has no network."),
    text("No face is stored or compared; only whether it can be seen is looked at."),
    text("Nothing is kept: closing this part or finishing takes it away."),
    text("Send such a photo to nobody but the official site."),
)
EXAMPLES = {
    Side.PORTRAIT: text("Drawn example: the portrait side, rightly held"),
    Side.EMBLEM: text("Drawn example: the emblem side, rightly held"),
}


class Consent(Part, QWidget):
    """`agreed` when the person wants to go on with photos, `declined` when not.

    Other ways are named only where there are some: `ways`, in a review. They prove a number and so close
    other accounts; whoever comes from elsewhere has not passed the warning, and a ticket needs the photo.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self, sides: tuple[Side, ...], *, ways: bool) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._ways = Banner(
            "accent",
            text("Ways without a photo come first"),
            text("A photo review costs three working days, and tries are few."),
        )
        for words in WAYS:
            self._ways.below.addWidget(Label(words, "body"))
        card = Panel("card", margin=20, spacing=10)
        card.box.addWidget(Label(text("What happens to a photo here"), "section"))
        for words in PROMISES:
            card.box.addWidget(Label(words, "body"))
        self._examples = QHBoxLayout()
        for side in sides:
            self._examples.addWidget(Example(EXAMPLES[side], emblem=side is Side.EMBLEM))
        self._examples.addWidget(Example(text("Drawn example: too close, arm and body missing"), "arm"))
        self._examples.addStretch(1)
        card.box.addLayout(self._examples)
        self.yes = Button(text("Continue with photos"), "secondary" if ways else "primary", icon="picture")
        self.no = Button(text("Choose a way without a photo"), "primary", icon="undo")
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.no)
        self._buttons.addWidget(self.yes)
        self._buttons.addStretch(1)
        self._box.addWidget(self._ways)
        self._box.addWidget(card)
        self._box.addLayout(self._buttons)
        self._box.addStretch(1)
        for part in (self._ways, self.no):
            part.setVisible(ways)
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self.declined)
        self.setFocusProxy(self.no if ways else self.yes)
        self.settle()

    def restyle(self) -> None:
        self._box.setSpacing(theme().px(16))
        self._buttons.setSpacing(theme().px(12))
        self._examples.setSpacing(theme().px(12))
