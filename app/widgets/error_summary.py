"""What has to be corrected, at the top of the page: takes the focus, and leads to each field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.text import Text, text_n
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.letting_go import let_go
from app.widgets.link_line import LinkLine
from app.widgets.panels import Panel
from app.widgets.theme import theme


class ErrorSummary(Panel):
    """Hidden while there is nothing to correct. The words of a link are those at the field."""

    accessible_role = QAccessible.Role.AlertMessage

    def __init__(self, parent: QWidget | None = None) -> None:
        self._errors: list[tuple[Text, QWidget]] = []
        self._links: list[LinkLine] = []
        super().__init__("bad", margin=(20, 14, 20, 8), spacing=14, across=True, parent=parent)
        self.mark = Mark("alert", "bad", 24)
        self.heading = Label(None, "card")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self.box.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(self._column, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVisible(False)

    @property
    def focus_radius(self) -> int:
        return 12

    @property
    def links(self) -> list[LinkLine]:
        return list(self._links)

    def show_errors(self, errors: Sequence[tuple[Text, QWidget]]) -> None:
        """Show what is wrong, each with the widget to go to, and take the focus; empty hides."""
        let_go(*self._links)
        self._errors, self._links = list(errors), []
        for words, place in self._errors:
            link = LinkLine(words, "bad")
            link.clicked.connect(lambda _=False, to=place: to.setFocus(Qt.FocusReason.OtherFocusReason))
            self._links.append(link)
            self._column.addWidget(link)
        self.heading.set_text(text_n("{n} thing to correct", "{n} things to correct", len(self._errors)))
        self.setVisible(bool(self._errors))
        self.retell()
        if self._errors:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def focus_area(self) -> QRect:
        return self.rect()

    def retell(self) -> None:
        if not self._errors:
            return
        count = text_n("{n} thing to correct", "{n} things to correct", len(self._errors))
        self.setAccessibleName(say(count))
        self.setAccessibleDescription(" ".join(say(words) for words, _ in self._errors))

    def restyle(self) -> None:
        super().restyle()
        self.setMinimumHeight(theme().px(60))
