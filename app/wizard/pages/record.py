"""The record, item by item, beside what ID card and admission data say (A161)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.data.records import FieldVerdict, Record, RecordField, Verdict
from app.core.flow.entries import undecided
from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.selfcheck.fields import BY_KEY, PHOTO
from app.core.text import Text, text, text_n, verbatim
from app.widgets.banner import Banner, Notice
from app.widgets.record_progress import RecordProgress
from app.widgets.record_row import Item
from app.widgets.record_table import EmptyIsNormal, RecordTable
from app.widgets.theme import theme
from app.widgets.watermark import Watermark
from app.wizard.page import Page
from app.wizard.photo_card import PhotoCard
from app.wizard.record_notes import notes, record_to_check

ADVICE = text("Noted. At the end you learn whom to ask, what to bring, and by when.")
LATER = text("assigned by the school later, not wrong")


class RecordPage(Page):
    step = Step.RECORD
    title = text("Check the record item by item")
    primary = text("Next item")

    def build(self) -> None:
        self.progress = RecordProgress()
        self.photo = PhotoCard()
        self.table = RecordTable()
        self.later = EmptyIsNormal(
            text("Graduation photo: empty"),
            text("It is taken in the year of graduation. That there is none now is normal."),
        )
        self._columns_below = QHBoxLayout()
        left = QVBoxLayout()
        left.addWidget(self.photo)
        left.addWidget(self.later)
        left.addStretch(1)
        self._left = left
        self._columns_below.addLayout(left)
        self._columns_below.addWidget(self.table, 1)
        self._notes = QVBoxLayout()
        self.body.addWidget(self.progress)
        self.body.addLayout(self._notes)
        self.body.addLayout(self._columns_below)
        self._watermark = Watermark(self.table) if self.scene.is_practice else None
        self.fields["verdicts"] = self.table
        self.table.answered.connect(lambda key, verdict: self._answered())
        self.photo.answered.connect(lambda verdict: self._answered())
        self._record: Record | None = None

    def show_memory(self, memory: Memory) -> None:
        page = memory.known.page
        record = record_to_check(page)
        if page is None or record is None or record == self._record:
            return
        self._record = record
        for note in notes(page):
            self._notes.addWidget(Banner(note.kind, note.title, note.words, icon=note.icon))
        self.table.show_items([_item(line) for line in record.fields])
        if self.scene.at_school:
            self._without_photos()
        self.photo.show_photo(record, self.scene.is_practice)
        given = {v.key: v for v in memory.typed.verdicts}
        for line in record.fields:
            if line.key in given and not _waits(line):
                self.table.row(line.key).set_verdict(given[line.key].verdict)
        if PHOTO in given and not self.scene.at_school:
            self.photo.set_verdict(given[PHOTO].verdict)
        self._show_progress()

    def _without_photos(self) -> None:
        """A school's list has no pictures: nothing can be said of them, and nothing is asked."""
        self.photo.set_verdict(Verdict.UNSURE)
        self.photo.hide()
        self.later.hide()
        words = text("Photos are no part of this pre-check. Please look at yours on CHSI.")
        self._notes.addWidget(Notice("info", words, role="second"))

    def apply(self) -> Memory:
        return self.memory.typing(verdicts=self._verdicts())

    def reason(self) -> Text | None:
        return None

    def left_to_do(self) -> int:
        return len(undecided(self.apply()))

    def on_main(self) -> bool:
        """Leads to the next open item as long as there is one."""
        row = self.table.first_open()
        if row is not None:
            (row.answers or row).setFocus(Qt.FocusReason.TabFocusReason)
            self._bring(row)
            return True
        if self.photo.verdict is None:
            self.photo.focus_answer()
            self._bring(self.photo)
            return True
        return False

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        narrow = room < theme().px(900)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns_below.setDirection(direction)
        self._left.setDirection(
            QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        )
        self.photo.set_compact(narrow)
        self.later.setMaximumWidth(theme().px(190) if not narrow else room)

    def restyle(self) -> None:
        super().restyle()
        self._columns_below.setSpacing(theme().px(24))
        self._left.setSpacing(theme().px(14))

    def _answered(self) -> None:
        self._show_progress()
        self.edited.emit()

    def _show_progress(self) -> None:
        verdicts = [*self.table.verdicts().values()]
        if not self.scene.at_school:
            verdicts.append(self.photo.verdict)
        self.progress.show_verdicts(verdicts)
        left = sum(1 for v in verdicts if v is None)
        self.primary = text("Next item") if left else text("Finish the self-check")  # type: ignore[misc]
        self.head.set_lead(
            text_n("{n} item is still open.", "{n} items are still open.", left)
            if left
            else text("Every item is decided.")
        )

    def _verdicts(self) -> tuple[FieldVerdict, ...]:
        if self._record is None:
            return ()
        lines = {line.key: line for line in self._record.fields}
        found = [
            FieldVerdict(key, verdict, _should_be(lines[key]) if verdict is Verdict.DIFFERENT else "")
            for key, verdict in self.table.verdicts().items()
            if verdict is not None
        ]
        if self.photo.verdict is not None:
            found.append(FieldVerdict(PHOTO, self.photo.verdict))
        return tuple(found)

    def _bring(self, part: QWidget) -> None:
        area = self.parentWidget()
        while area is not None and not hasattr(area, "bring_into_view"):
            area = area.parentWidget()
        if area is not None:
            area.bring_into_view(part)


def _waits(line: RecordField) -> bool:
    """Empty where a new student's record may be empty."""
    known = BY_KEY.get(line.key)
    return not line.shown and known is not None and known.may_be_empty


def _should_be(line: RecordField) -> str:
    return line.compare


def _item(line: RecordField) -> Item:
    known = BY_KEY.get(line.key)
    return Item(
        line.key,
        known.label if known is not None else verbatim(line.key),
        line.shown,
        line.compare,
        waiting=LATER if _waits(line) else None,
        advice=ADVICE,
    )
