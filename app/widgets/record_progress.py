"""How far the comparison is: one small segment an item in the colour of its answer, and the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.core.backend.data.records import Verdict
from app.core.text import text
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.painting import paint_surface
from app.widgets.part import Part
from app.widgets.theme import theme

_COLOURS = {
    Verdict.SAME: "ok",
    Verdict.DIFFERENT: "bad",
    Verdict.UNSURE: "warn",
    Verdict.WAITING: "warn",
}


class _Segments(Part, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.verdicts: Sequence[Verdict | None] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def restyle(self) -> None:
        worn = theme()
        self.setFixedSize(max(1, len(self.verdicts) * worn.px(20) - worn.px(3)), worn.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        for i, verdict in enumerate(self.verdicts):
            area = QRectF(i * worn.px(20), 0, worn.px(17), self.height())
            colour = _COLOURS[verdict] if verdict else ""
            if worn.palette == "contrast" and not colour:
                paint_surface(painter, area, "", "line", worn.px(3))
            else:
                paint_surface(painter, area, colour or "line", "", worn.px(3))


class RecordProgress(Part, QWidget):
    """The sentence counts; the segments only help the eye."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label(None, "hint", colour="ink2", align=Qt.AlignmentFlag.AlignRight)
        self._segments = _Segments()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self._segments, 0, Qt.AlignmentFlag.AlignRight)
        self.settle()

    def show_verdicts(self, verdicts: Sequence[Verdict | None]) -> None:
        done = sum(verdict is not None for verdict in verdicts)
        sentence = text("{done} of {all} checked", done=done, all=len(verdicts))
        self.sentence.set_text(sentence, strong=("done",))
        self._segments.verdicts = list(verdicts)
        self._segments.restyle()
        self._segments.update()
        self.setAccessibleName(say(sentence))

    def retell(self) -> None:
        if self.sentence.message:
            self.setAccessibleName(say(self.sentence.message))

    def restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(4))
