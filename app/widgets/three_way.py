"""Same, different, not sure: one answer for one item of the record."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.core.backend.data.records import Verdict
from app.core.text import Text, text_in
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painting import CENTRE, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme

ANSWERS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
"""`Verdict.WAITING` is not among them: the program sees itself that a value is not there yet."""

_LOOKS: dict[Verdict, tuple[Text, str, str]] = {
    Verdict.SAME: (text_in("comparing", "Same"), "check", "ok"),
    Verdict.DIFFERENT: (text_in("comparing", "Different"), "cross", "bad"),
    Verdict.UNSURE: (text_in("comparing", "Not sure"), "question", "warn"),
}


class _Segment(Part, QAbstractButton):
    def __init__(self, answer: Verdict) -> None:
        super().__init__()
        self.answer = answer
        self.setCheckable(True)
        self.setAutoExclusive(True)  # so that a reader says that it is one of several
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 10

    def retell(self) -> None:
        self.setText(say(_LOOKS[self.answer][0]))
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(max(theme().px(44), theme().target))

    def sizeHint(self) -> QSize:
        worn = theme()
        width = width_of(self.text(), "secondStrong") + worn.px(16 + 4 + 14)
        return QSize(max(round(width), worn.px(76), worn.target), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the words: the row paints the ground, so that its round corners stay whole."""
        worn, painter = theme(), QPainter(self)
        area = QRectF(self.rect())
        _, icon, colour = _LOOKS[self.answer]
        if not self.isChecked():
            paint_words(painter, area, self.text(), "second", "ink" if self.underMouse() else "ink2", CENTRE)
            return
        side, gap = worn.px(16), worn.px(4)
        across = width_of(self.text(), "secondStrong") + side + gap
        left = area.center().x() - across / 2
        paint_icon(
            painter, icon, QRectF(left, area.center().y() - side / 2, side, side), worn.colour(colour), 2.0
        )
        words = QRectF(left + side + gap, 0, across - side - gap + 2, area.height())
        paint_words(painter, words, self.text(), "secondStrong", colour)


class ThreeWay(Part, QWidget):
    """`answered(Verdict)` when the person chooses. Arrow keys move and choose, as with radio buttons.

    `about` is what is compared: it becomes part of the accessible name of each answer.
    """

    accessible_role = QAccessible.Role.Grouping

    answered = Signal(object)

    def __init__(
        self, about: Text, answers: tuple[Verdict, ...] = ANSWERS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._about = about
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._segments = [_Segment(answer) for answer in answers]
        for segment in self._segments:
            self._group.addButton(segment)
            self._row.addWidget(segment)
        self._group.buttonClicked.connect(lambda segment: self.answered.emit(segment.answer))
        self._group.buttonToggled.connect(lambda *_: self.update())
        self.setFocusProxy(self._segments[0])
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.settle()

    def value(self) -> Verdict | None:
        segment = self._group.checkedButton()
        return segment.answer if isinstance(segment, _Segment) else None

    def set_value(self, answer: Verdict | None) -> None:
        """Choose without a signal; None takes the answer back."""
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(segment.answer == answer)
        self._group.setExclusive(True)

    def retell(self) -> None:
        about = say(self._about)
        self.setAccessibleName(about)
        for segment in self._segments:
            segment.setAccessibleName(f"{about}: {say(_LOOKS[segment.answer][0])}")

    def restyle(self) -> None:
        self.update()

    def focus_area(self) -> QRect:
        return self.rect()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = worn.border("control")
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = QPainterPath()
        outline.addRoundedRect(area, worn.px(10), worn.px(10))
        painter.fillPath(outline, worn.colour("surface"))
        painter.setClipPath(outline)
        for segment in self._segments:
            if segment.isChecked():
                painter.fillRect(segment.geometry(), worn.colour(_LOOKS[segment.answer][2] + "Tint"))
        painter.setPen(QPen(worn.colour("line"), 1))
        for segment in self._segments[1:]:
            painter.drawLine(segment.x(), 0, segment.x(), self.height())
        painter.setClipping(False)
        painter.setPen(QPen(worn.colour("edge"), width))
        painter.drawPath(outline)
        for segment in self._segments:
            if segment.isChecked() and worn.palette == "contrast":
                painter.setPen(QPen(worn.colour(_LOOKS[segment.answer][2]), 3))
                painter.drawRoundedRect(QRectF(segment.geometry()).adjusted(3, 3, -3, -3), 7, 7)
