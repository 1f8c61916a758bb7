"""The head of a page: where one is, the question, and one quiet sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.text import Text
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.theme import theme


class _Title(Label):
    """Takes the focus when a page opens, so that a reader begins here; shows no ring for it."""

    accessible_role = QAccessible.Role.Heading

    def focus_area(self) -> QRect:
        return QRect()


class PageHead(Part, QWidget):
    """`focus_title` when the page opens without an error."""

    def __init__(
        self,
        title: Text,
        *,
        step: Text | None = None,
        lead: Text | None = None,
        role: str = "title",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.step = Label(step, "hint", colour="ink2")
        self.title = _Title(title, role)
        self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lead = Label(lead, "lead", colour="ink2")
        self._column = QVBoxLayout(self)
        for part in (self.step, self.title, self.lead):
            self._column.addWidget(part)
        self.settle()
        self._show_what_is_said()

    def set_title(self, title: Text) -> None:
        self.title.set_text(title)
        self.retell()

    def set_step(self, step: Text | None) -> None:
        self.step.set_text(step)
        self._show_what_is_said()

    def set_lead(self, lead: Text | None) -> None:
        self.lead.set_text(lead)
        self._show_what_is_said()

    def focus_title(self) -> None:
        """Give the title the focus once; Tab does not come back to it."""
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def retell(self) -> None:
        words = say(self.title.message) if self.title.message else ""
        self.setAccessibleName(words)
        self.title.setAccessibleName(words)

    def restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(2))

    def _show_what_is_said(self) -> None:
        self.step.setVisible(self.step.message is not None)
        self.lead.setVisible(self.lead.message is not None)
