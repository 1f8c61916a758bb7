"""The admission photo and the question whether it is one's own; in practice a drawn face."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.core.backend.data.records import Photo, Record, Verdict
from app.core.text import text
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.panels import Panel
from app.widgets.part import Part
from app.widgets.theme import theme

_HAIR = ("#2B2B30", "#3A2E28", "#232A38")
_COAT = ("#5B6B8C", "#6E5B7C", "#4F7466", "#7A5F4B")
_SKIN = ("#EBC9AC", "#E6BE9C", "#DDB390")


class DrawnFace(Part, QWidget):
    """An invented face, always the same for the same seed; nobody's photograph."""

    def __init__(self) -> None:
        super().__init__()
        self._seed = ""
        self.missing = False
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.settle()

    def show_seed(self, seed: str, missing: bool) -> None:
        self._seed, self.missing = seed, missing
        self.retell()

    def set_small(self, small: bool) -> None:
        self._scale = 0.6 if small else 1.0
        self.restyle()

    def retell(self) -> None:
        self.setAccessibleName(
            say(text("No photo is shown")) if self.missing else say(text("Drawn face of practice"))
        )
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(round(theme().px(180) * self._scale))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(theme().px(146) * self._scale), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(area, theme().px(8), theme().px(8))
        painter.fillPath(ground, QColor("#DDE2EC") if not self.missing else theme().colour("sunken"))
        if self.missing:
            painter.setPen(theme().colour("ink3"))
            painter.setFont(theme().font("hint"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, say(text("No photo")))
            return
        painter.setClipPath(ground)
        number = zlib.crc32(self._seed.encode())
        hair, skin = QColor(_HAIR[number % 3]), QColor(_SKIN[number // 3 % 3])
        coat, long = QColor(_COAT[number // 9 % 4]), number // 36 % 2 == 0
        unit = area.height() / 180
        middle = area.center().x()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hair)
        painter.drawRoundedRect(
            QRectF(middle - 34 * unit, 30 * unit, 68 * unit, (86 if long else 50) * unit),
            32 * unit,
            32 * unit,
        )
        painter.setBrush(coat)
        painter.drawRoundedRect(
            QRectF(middle - 58 * unit, 132 * unit, 116 * unit, 90 * unit), 40 * unit, 40 * unit
        )
        painter.setBrush(skin.darker(108))
        painter.drawRect(QRectF(middle - 12 * unit, 104 * unit, 24 * unit, 36 * unit))
        painter.setBrush(skin)
        painter.drawEllipse(QPointF(middle, 78 * unit), 28 * unit, 34 * unit)
        painter.setBrush(hair)
        fringe = QPainterPath(QPointF(middle - 30 * unit, 74 * unit))
        fringe.quadTo(QPointF(middle - 6 * unit, 62 * unit), QPointF(middle + 10 * unit, 46 * unit))
        fringe.quadTo(QPointF(middle + 22 * unit, 62 * unit), QPointF(middle + 30 * unit, 72 * unit))
        fringe.quadTo(QPointF(middle + 30 * unit, 34 * unit), QPointF(middle, 34 * unit))
        fringe.quadTo(QPointF(middle - 32 * unit, 36 * unit), QPointF(middle - 30 * unit, 74 * unit))
        painter.drawPath(fringe)
        painter.setBrush(QColor("#2B2B30"))
        for side in (-11, 11):
            painter.drawEllipse(QPointF(middle + side * unit, 82 * unit), 2.4 * unit, 2.8 * unit)


class PhotoCard(Panel):
    """`answered(Verdict)`: is it you?"""

    answered = Signal(object)

    def __init__(self) -> None:
        self.verdict: Verdict | None = None
        super().__init__("card", margin=14, spacing=8)
        self.face = DrawnFace()
        self.question = Label(text("Is this you?"), "hint", colour="ink2")
        self.yes = Button(text("Yes"), height=44, wide=True)
        self.no = Button(text("No"), height=44, wide=True)
        self._row = QHBoxLayout()
        self._row.addWidget(self.yes)
        self._row.addWidget(self.no)
        self.box.addWidget(Label(text("Admission photo"), "label"))
        self.box.addWidget(self.face)
        self.box.addWidget(self.question)
        self.box.addLayout(self._row)
        self.yes.clicked.connect(lambda: self._take(Verdict.SAME))
        self.no.clicked.connect(lambda: self._take(Verdict.DIFFERENT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.restyle()

    def show_photo(self, record: Record, practice: bool) -> None:
        missing = record.admission_photo is Photo.MISSING
        stranger = record.admission_photo is Photo.SOMEBODY_ELSE
        self.face.show_seed(record.photo_seed + ("?" if stranger else ""), missing)
        self.question.set_text(
            text("Is a photo of you shown?") if missing or not practice else text("Is this you?")
        )

    def set_verdict(self, verdict: Verdict | None) -> None:
        """Show an answer without a signal."""
        self.verdict = verdict
        self.yes.set_text(text("Yes"), icon="check" if verdict is Verdict.SAME else "")
        self.no.set_text(text("No"), icon="cross" if verdict is Verdict.DIFFERENT else "")

    def focus_answer(self) -> None:
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)

    def set_compact(self, compact: bool) -> None:
        self.face.set_small(compact)

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "_row"):
            self._row.setSpacing(theme().px(8))
            self.setFixedWidth(theme().px(190))

    def _take(self, verdict: Verdict) -> None:
        self.set_verdict(verdict)
        self.answered.emit(verdict)
