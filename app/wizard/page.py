"""The base of every page: four facts, one verb, and the head they all share.

Facts: `reason` (valid or why not), `busy` (the journey's), what is wrong (`show_wrong`), first focus.
Verb: `apply` gives the memory with what was typed. A page never touches the shell's buttons: it says
what they are called, and emits `leaving` for ways of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.page_head import PageHead
from app.widgets.part import Part
from app.widgets.theme import theme
from app.wizard.scene import Scene

if TYPE_CHECKING:
    from app.core.backend.refusal import Refused
    from app.core.flow.entries import Wrong
    from app.core.flow.memory import Memory
    from app.core.identity.result import Result
    from app.widgets.buttons import Button
    from app.widgets.error_summary import ErrorSummary

CONTINUE = text("Continue")

DIGITS = frozenset({"phone", "classmate_phone", "code", "email_code", "reset_code"})
"""Entries of digits alone: a finger on their field brings the number pad."""

SYMPTOMS = {"name": "name-format", "number": "id-number-format", "phone": "no-mainland-phone"}
"""Where the troubleshooter goes on from what a page itself refuses: the card may really say so (A153)."""


class Page(Part, QWidget):
    """A step on the screen. Subclasses set the class attributes, fill `self.body`, map entries to fields."""

    leaving = Signal(object)
    """An `Exit` the person takes by a part of the page itself."""
    edited = Signal()
    """Something was typed or ticked: the shell asks `reason` again."""
    side_wanted = Signal(object)
    """A widget with a signal `done`, to be shown over the page until then."""
    finish_wanted = Signal()
    help_wanted = Signal(str)
    """A symptom of the troubleshooter."""
    presenter_wanted = Signal()
    """The practice is to be shown to a hall."""

    step: ClassVar[Step]
    title: ClassVar[Text]
    lead: ClassVar[Text | None] = None
    primary: ClassVar[Text | None] = CONTINUE
    primary_exit: ClassVar[Exit] = Exit.NEXT
    primary_quiet: ClassVar[bool] = False
    """The main button is not the one to be pressed: the page itself has a better way (the warning gate)."""
    ground: ClassVar[bool] = False
    """Hills below, no map beside: the first page, the last, and crossings."""
    points_at_refusal: ClassVar[bool] = True
    """False for pages that are themselves the answer to a refusal."""
    phone: ClassVar[bool] = False
    """The virtual phone stands beside it in practice."""
    elsewhere: ClassVar[bool] = False
    """What it asks for is done on the person's own phone: nobody touches this computer meanwhile."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.fields: dict[str, QWidget] = {}
        self.unanswered = False
        """Something was asked and no answer came: perhaps what the page asked for on opening."""
        self._entries: list[str] = []
        self._symptom = ""
        self.exits: dict[Exit, QAbstractButton] = {}
        """Which part of the page leaves by which exit; the main button is not among them."""
        self._columns = QHBoxLayout(self)
        main = QVBoxLayout()
        self.head = PageHead(self.title, lead=self.lead, role="hello" if self.step is Step.FIRST else "title")
        self.body = QVBoxLayout()
        main.addWidget(self.head)
        main.addLayout(self.body)
        main.addStretch(1)
        self._main = main
        self._side = QVBoxLayout()
        self._columns.addLayout(main, 7)
        self.build()
        self._side_shown = self._side.count() > 0
        if self._side_shown:
            self._side.addStretch(1)
            self._columns.addLayout(self._side, 3)
        if scene.journey.begun:
            self.show_memory(scene.memory)
        self.settle()

    @cached_property
    def errors(self) -> ErrorSummary:
        """What must be corrected, under the head; built when something first must."""
        from app.widgets.error_summary import ErrorSummary

        made = ErrorSummary()
        self._main.insertWidget(1, made)
        return made

    @cached_property
    def help(self) -> Button:
        """The way to the troubleshooter from what the service refused, under `errors`."""
        from app.widgets.buttons import Button

        made = Button(text("What does this message mean?"), "link", icon="search")
        self._main.insertWidget(2, made, 0, Qt.AlignmentFlag.AlignLeft)
        made.clicked.connect(lambda: self.help_wanted.emit(self._symptom))
        return made

    @property
    def memory(self) -> Memory:
        return self.scene.memory

    def build(self) -> None:
        """Add the parts to `self.body`, and notes to the side by `add_side`."""

    def show_memory(self, memory: Memory) -> None:
        """Show what is known and typed; runs on opening, and again when the service has answered.

        Entries made by `entry` show themselves.
        """
        for name in self._entries:
            part, value = self.fields[name], getattr(memory.typed, name)
            if part.value() != value:  # type: ignore[attr-defined]
                part.set_value(value)  # type: ignore[attr-defined]

    def apply(self) -> Memory:
        """The memory with what was typed here."""
        typed = {name: self.fields[name].value() for name in self._entries}  # type: ignore[attr-defined]
        return self.memory.typing(**typed)

    def entry(self, name: str, part: Part, check: Callable[[str], Result] | None = None) -> None:
        """Make `part` the place of the entry `name` of what is typed; `check` ticks or warns while typing."""
        assert isinstance(part, QWidget)
        self.fields[name] = part
        self._entries.append(name)
        if name in DIGITS:
            part.input.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)  # type: ignore[attr-defined]
        part.edited.connect(lambda _: self.edited.emit())  # type: ignore[attr-defined]
        if check is not None:
            from app.wizard.checking import check_while_typing

            check_while_typing(self, name, part, check)

    def offer(self, exit: Exit, button: QAbstractButton) -> None:
        """Make `button` the way to leave by `exit`."""
        self.exits[exit] = button
        button.clicked.connect(lambda: self.leaving.emit(exit))

    def counted(self) -> Text | None:
        """Where one is in the page's own work; said over the title instead of the step of the map."""
        return None

    def on_main(self) -> bool:
        """The main button was pressed; true when the page itself has dealt with it."""
        return False

    def point(self, field: str, words: Text | None) -> None:
        """Show or take away an error at a field."""
        set_error = getattr(self.fields.get(field), "set_error", None)
        if set_error is not None:
            set_error(words)

    def reason(self) -> Text | None:
        """Why the main button is off, in words; None when it may be pressed."""
        return None

    def first_focus(self) -> QWidget | None:
        """Where the focus goes on opening; None for the title."""
        return None

    def arrange(self, room: int, height: int) -> None:
        """The page has `room` by `height` pixels: change what does not fit."""
        self._show_side(self._side_shown and room >= theme().px(860))

    def add_side(self, *parts: QWidget) -> None:
        for part in parts:
            self._side.addWidget(part)

    def name_of(self, field: str) -> Text | None:
        """The label of an entry, to be named in the summary."""
        label = getattr(self.fields.get(field), "label", None)
        return getattr(label, "message", None)

    def show_wrong(self, wrong: Sequence[Wrong]) -> None:
        """Point at what must be corrected: at each field and in the summary, which takes the focus."""
        self.clear_wrong()
        self._show([(w.field, w.words) for w in wrong])
        self._offer_help(next((SYMPTOMS[w.field] for w in wrong if w.field in SYMPTOMS), ""))

    def show_refusal(self, refused: Refused) -> None:
        """What the service refused, at the field it concerns and in the summary, with a way to more help."""
        from app.core.backend.catalogue import CATALOGUE, what_happened, what_now, where

        self.clear_wrong()
        words = text("{happened} {now}", happened=what_happened(refused), now=what_now(refused))
        self._show([(where(refused), words)])
        self._offer_help(CATALOGUE[refused.code].symptom)

    def _offer_help(self, symptom: str) -> None:
        self._symptom = symptom
        if symptom or "help" in self.__dict__:
            self.help.setVisible(bool(symptom))

    def clear_wrong(self) -> None:
        for field in self.fields:
            self.point(field, None)
        if "errors" in self.__dict__:
            self.errors.show_errors([])
        if "help" in self.__dict__:
            self.help.hide()

    def _show(self, wrong: Sequence[tuple[str, Text]]) -> None:
        lines: list[tuple[Text, QWidget]] = []
        for field, words in wrong:
            part = self.fields.get(field)
            self.point(field, words)
            name = self.name_of(field)
            line = text("{field}: {words}", field=name, words=words) if name is not None else words
            lines.append((line, part or self.first_focus() or self.head.title))
        self.errors.show_errors(lines)

    def restyle(self) -> None:
        worn = theme()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(worn.px(36))
        self._main.setSpacing(worn.px(16))
        self.body.setSpacing(worn.px(16))
        self._side.setSpacing(worn.px(20))

    def _show_side(self, shown: bool) -> None:
        if self._side_shown:
            self._columns.setStretch(1, 3 if shown else 0)
        for i in range(self._side.count()):
            item = self._side.itemAt(i)
            part = item.widget() if item is not None else None
            if part is not None:
                part.setVisible(shown)
