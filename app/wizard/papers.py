"""Name, kind of document and its number: the entries by which a person is known, as one part of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.data.sandbox import Persona
from app.core.flow.entries import check_number
from app.core.flow.memory import Memory
from app.core.identity.document_type import DocumentType
from app.core.identity.name import check_name
from app.core.identity.result import Result
from app.core.text import Text, text
from app.widgets.document_type import DocumentTypeField
from app.widgets.field import Field
from app.widgets.id_number import IdNumberField
from app.widgets.part import Part
from app.widgets.theme import theme
from app.wizard.page import Page
from app.wizard.typing_hint import typing_hint

GROUPS = {
    "REGION": (0, 6),
    "DATE": (6, 14),
    "DATE_RANGE": (6, 14),
    "SEQ": (14, 17),
    "CHECK": (17, 18),
}
"""Where in the number each problem lies, for the ruler."""

AS_ON_THE_CARD = text("Exactly as on your ID card")
NUMBER_HINT = text("18 characters. The last one may be the letter X")


class Papers(Part, QWidget):
    """The entries ``name``, ``number`` and ``document_type`` of `page`, which hands on what it is asked.

    Whoever has no resident ID card must be able to say so wherever the number is asked for.
    """

    def __init__(self, page: Page, name_hint: Text = AS_ON_THE_CARD) -> None:
        super().__init__()
        self._page = page
        self.name = Field(text("Name"), name_hint)
        self.kind = DocumentTypeField(
            text("Document type"),
            [(kind.value, kind.label) for kind in DocumentType],
            text("Most students have a resident ID card"),
        )
        self.number = IdNumberField(text("Document number"), NUMBER_HINT)
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.kind, 1)
        self._column.addLayout(self._row)
        hint = typing_hint()
        if hint is not None:
            self._column.addWidget(hint)
        self._column.addWidget(self.number)
        page.entry("name", self.name, lambda value: check_name(value, self.chosen()))
        page.entry("number", self.number, self._check_number)
        page.fields["document_type"] = self.kind
        self.kind.chosen.connect(self._choose_kind)
        self.settle()

    def chosen(self) -> DocumentType:
        return DocumentType(self.kind.value() or DocumentType.RESIDENT_ID)

    def show_memory(self, memory: Memory) -> None:
        """The kind; name and number are entries, which the page shows."""
        self.kind.set_value(memory.typed.document_type.value)
        self._regroup()

    def added_to(self, memory: Memory) -> Memory:
        return memory.typing(document_type=self.chosen())

    def point(self, words: Text | None) -> None:
        """Show what is wrong with the number, and where in it."""
        codes = self._check_number(self.number.value()).codes
        self.number.set_error(words, next((GROUPS[c] for c in codes if c in GROUPS), None))

    def fill(self, persona: Persona) -> None:
        """Type for the person of the practice."""
        self.kind.set_value(persona.document_type.value)
        self._regroup()
        self.name.set_value(persona.name)
        self.number.set_value(persona.number)
        self._page.clear_wrong()
        self._page.edited.emit()

    def fit(self, room: int) -> None:
        narrow = room < theme().px(560)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across)

    def restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(16))
        self._row.setSpacing(theme().px(20))

    def _check_number(self, value: str) -> Result:
        typed = self._page.memory.typing(number=value, document_type=self.chosen()).typed
        return check_number(typed, self._page.scene.today())

    def _choose_kind(self, key: str) -> None:
        self._page.clear_wrong()
        self._regroup()
        self._page.edited.emit()

    def _regroup(self) -> None:
        eighteen = self.chosen() in (DocumentType.RESIDENT_ID, DocumentType.RESIDENCE_PERMIT)
        self.number.set_grouped(eighteen)
        self.number.set_hint(NUMBER_HINT if eighteen else text("As printed on the document"))


class PapersPage(Page):
    """A page that asks who somebody is; `build` makes its `papers`, which answer for name and number."""

    papers: Papers

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.papers.show_memory(memory)

    def apply(self) -> Memory:
        return self.papers.added_to(super().apply())

    def point(self, field: str, words: Text | None) -> None:
        if field == "number":
            self.papers.point(words)
        else:
            super().point(field, words)

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        self.papers.fit(room)
