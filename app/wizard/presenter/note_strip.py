"""The strip below the picture: what to say, and which keys there are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.flow.step import Step
from app.core.presenter.notes import note
from app.core.text import Text, text_in, verbatim
from app.widgets.field import Mark
from app.widgets.labels import Label
from app.widgets.language import say, speaker
from app.widgets.painting import CENTRE, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme

KEYS: tuple[tuple[str, Text], ...] = (
    ("←", text_in("presenter", "Back")),
    ("→", text_in("presenter", "Next")),
    ("↑ ↓", text_in("presenter", "More of the page")),
    ("S", text_in("presenter", "Other situation")),
    ("T", text_in("presenter", "Three working days later")),
    ("Esc", text_in("presenter", "End")),
)


class KeyCap(Part, QWidget):
    """A key as it lies on the keyboard; a picture, not a button."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        worn = theme()
        side = worn.line("hint")
        return QSize(max(side, round(width_of(self._key, "hintStrong")) + worn.px(12)), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(worn.colour("edge"), 2))
        painter.drawRoundedRect(area, worn.px(4), worn.px(4))
        paint_words(painter, area, self._key, "hintStrong", "ink", CENTRE)


class NoteStrip(Part, QWidget):
    """Shows the note of a step, in the language of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._step = Step.FIRST
        self.title = Label(text_in("presenter", "What to say"), "hintStrong")
        self.words = Label(None, "hint", colour="ink2")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.words)
        said.addStretch(1)
        self._keys = QGridLayout()
        self._pairs: list[QHBoxLayout] = []
        for i, (key, words) in enumerate(KEYS):
            pair = QHBoxLayout()
            self._pairs.append(pair)
            pair.addWidget(KeyCap(key))
            pair.addWidget(Label(words, "hint", colour="ink2", wrap=False))
            pair.addStretch(1)
            self._keys.addLayout(pair, i // 3, i % 3)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Mark("note", "accent", 24), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(said, 1)
        self._row.addLayout(self._keys)
        self.settle()

    def show_step(self, step: Step) -> None:
        self._step = step
        self.retell()

    def retell(self) -> None:
        self.words.set_text(verbatim(note(self._step, speaker().language)))
        self.setAccessibleName(say(text_in("presenter", "What to say")))

    def restyle(self) -> None:
        worn = theme()
        self._row.setContentsMargins(worn.px(36), worn.px(14), worn.px(36), worn.px(14))
        self._row.setSpacing(worn.px(18))
        self._keys.setHorizontalSpacing(worn.px(16))
        self._keys.setVerticalSpacing(worn.px(8))
        for pair in self._pairs:
            pair.setSpacing(worn.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), worn.colour("sunken"))
        painter.fillRect(QRectF(0, 0, self.width(), 2), worn.colour("line"))
