"""What every page of the troubleshooter has: a head, a body, a column beside it, and its main button."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.core.text import Text, verbatim
from app.core.troubleshooting.model import Tree
from app.core.troubleshooting.wording import Wording
from app.widgets.language import speaker
from app.widgets.page_head import PageHead
from app.widgets.part import Part
from app.widgets.theme import theme
from app.wizard.scene import Scene

BESIDE = 860
"""Room from which on the column stands beside the body, in pixels of the standard size."""


class SideView(Part, QWidget):
    """Built for one place in one language; the troubleshooter builds another one for the next.

    `went(place)` leads on, `left(exit)` out to the wizard (None: to the page as it was), `changed` when
    `reason` may have changed, `photos_wanted(one)` opens the photo helper: for the one photo of a ticket, or
    for both sides. Attributes `ground` and `arrange` are what the page area asks of a page.
    """

    went = Signal(object)
    left = Signal(object)
    changed = Signal()
    photos_wanted = Signal(bool)
    ground: ClassVar[bool] = False

    def __init__(self, tree: Tree, scene: Scene) -> None:
        super().__init__()
        self.tree, self.scene = tree, scene
        self.words: Wording = tree.says(speaker().language)
        self.head = PageHead(verbatim(""))
        self.body, self.beside = QVBoxLayout(), QVBoxLayout()
        main = QVBoxLayout()
        self.above(main)
        main.addWidget(self.head)
        main.addLayout(self.body)
        main.addStretch(1)
        self._main = main
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.addLayout(main, 7)
        self.build()
        if self.beside.count():
            self.beside.addStretch(1)
            self._columns.addLayout(self.beside, 3)
        self.settle()

    primary: Text | None = None
    """What the main button is called; None for none."""
    primary_quiet = False

    def above(self, column: QVBoxLayout) -> None:
        """Parts over the title: a breadcrumb."""

    def build(self) -> None:
        """Set the head, fill `self.body` and `self.beside`."""

    def forward(self) -> None:
        """The main button was pressed."""

    def reason(self) -> Text | None:
        """Why the main button is off; None when it may be pressed."""
        return None

    def first_focus(self) -> QWidget | None:
        """Where the focus goes; None for the title."""
        return None

    def arrange(self, room: int, height: int) -> None:
        """The view has `room` by `height` pixels."""
        wide = room >= theme().px(BESIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if wide else down)
        # One above the other they share no height: each takes what it needs, and the page scrolls.
        self._columns.setStretch(0, 7 if wide else 0)
        if self._columns.count() > 1:
            self._columns.setStretch(1, 3 if wide else 0)

    def restyle(self) -> None:
        worn = theme()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(worn.px(36))
        self._main.setSpacing(worn.px(14))
        self.body.setSpacing(worn.px(12))
        self.beside.setSpacing(worn.px(12))

    def focus_area(self) -> QRect:
        return QRect()
