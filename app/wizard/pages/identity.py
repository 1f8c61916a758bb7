"""Name and document: exactly as in the record, or it is not found (A021)."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.core.flow.entries import check_number
from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.identity.document_type import DocumentType
from app.core.identity.name import check_name
from app.core.identity.result import Result
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.buttons import Button
from app.widgets.document_type import DocumentTypeField
from app.widgets.field import Field
from app.widgets.id_number import IdNumberField
from app.widgets.theme import theme
from app.wizard.page import Page
from app.wizard.practice_card import PracticeCard
from app.wizard.typing_hint import typing_hint

GROUPS = {
    "REGION": (0, 6),
    "DATE": (6, 14),
    "DATE_RANGE": (6, 14),
    "SEQ": (14, 17),
    "CHECK": (17, 18),
}
"""Where in the number each problem lies, for the ruler."""


class IdentityPage(Page):
    step = Step.IDENTITY
    title = text("Your identity")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.body.addWidget(self.practice)
        self.name = Field(text("Name"), text("Exactly as on your ID card"))
        self.kind = DocumentTypeField(
            text("Document type"),
            [(kind.value, kind.label) for kind in DocumentType],
            text("Most students have a resident ID card"),
        )
        self.number = IdNumberField(
            text("Document number"), text("18 characters. The last one may be the letter X")
        )
        self._row = QHBoxLayout()
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.kind, 1)
        self.body.addLayout(self._row)
        self.body.addWidget(self.number)
        hint = typing_hint()
        if hint is not None:
            self.body.addWidget(hint)
        self.entry("name", self.name, lambda value: check_name(value, self._kind()))
        self.entry("number", self.number, self._check_number)
        self.fields["document_type"] = self.kind
        self.kind.chosen.connect(self._choose_kind)
        rare = SideNote(
            text("A dot or a rare character?"),
            text("You can paste the exact character. If you cannot type it, look it up:"),
        )
        self.rare = Button(text("Rare characters"), "link", icon="search")
        self.rare.clicked.connect(lambda: self.help_wanted.emit("rare-character"))
        self.add_side(
            SideNote(
                text("Why exactly the same?"),
                text("Your record is found only when name and number match what your university reported."),
            ),
            rare,
            self.rare,
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.kind.set_value(memory.typed.document_type.value)
        self._regroup()
        self.practice.show_memory(memory)

    def apply(self) -> Memory:
        return super().apply().typing(document_type=self._kind())

    def first_focus(self) -> QWidget:
        return self.name.input

    def point(self, field: str, words: Text | None) -> None:
        if field != "number":
            super().point(field, words)
            return
        codes = self._check_number(self.number.value()).codes
        self.number.set_error(words, next((GROUPS[c] for c in codes if c in GROUPS), None))

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        narrow = room < theme().px(560)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across)

    def restyle(self) -> None:
        super().restyle()
        self._row.setSpacing(theme().px(20))

    def _kind(self) -> DocumentType:
        return DocumentType(self.kind.value() or DocumentType.RESIDENT_ID)

    def _check_number(self, value: str) -> Result:
        typed = self.memory.typing(number=value, document_type=self._kind()).typed
        return check_number(typed, self.scene.today())

    def _choose_kind(self, key: str) -> None:
        self.clear_wrong()
        self._regroup()
        self.edited.emit()

    def _regroup(self) -> None:
        eighteen = self._kind() in (DocumentType.RESIDENT_ID, DocumentType.RESIDENCE_PERMIT)
        self.number.set_grouped(eighteen)
        self.number.set_hint(
            text("18 characters. The last one may be the letter X")
            if eighteen
            else text("As printed on the document")
        )

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is None:
            return
        self.kind.set_value(persona.document_type.value)
        self._regroup()
        self.name.set_value(persona.name)
        self.number.set_value(persona.number)
        self.clear_wrong()
        self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None:
        return None
    return text("For practice: {name}, {number}", name=persona.name, number=persona.number)
