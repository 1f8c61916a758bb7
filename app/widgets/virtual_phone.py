"""The phone of the practice: rises from the lower edge, shows the messages of the campus service.

It looks like no real phone maker's, and says above itself that it is virtual.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.core.backend.data.sandbox import Message
from app.core.text import text, text_in
from app.widgets.hills import paint_hills
from app.widgets.icons import paint_icon
from app.widgets.labels import Centre, Label
from app.widgets.language import say
from app.widgets.letting_go import let_go
from app.widgets.message_card import MessageCard
from app.widgets.painting import CENTRE, paint_words
from app.widgets.part import Part
from app.widgets.theme import theme

WEEKDAYS = (
    text_in("weekday", "Monday"),
    text_in("weekday", "Tuesday"),
    text_in("weekday", "Wednesday"),
    text_in("weekday", "Thursday"),
    text_in("weekday", "Friday"),
    text_in("weekday", "Saturday"),
    text_in("weekday", "Sunday"),
)
_MOST_SHOWN = 2


class _Body(Part, QWidget):
    """The phone itself; taller than it is shown, so that the lower edge cuts it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.now: datetime | None = None
        self.low = False
        self.column = QVBoxLayout(self)
        self.settle()

    def set_low(self, low: bool) -> None:
        """Whether there is no room for the large clock: messages come first."""
        if low != self.low:
            self.low = low
            self.restyle()
            self.update()

    def restyle(self) -> None:
        worn = theme()
        side = worn.px(21)
        top = worn.px(44) if self.low else worn.px(66) + worn.line("clock") + worn.line("hint")
        self.column.setContentsMargins(side, top, side, 0)
        self.column.setSpacing(worn.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, 60)
        painter.setPen(QPen(worn.colour("phoneEdge"), 2))
        painter.setBrush(worn.colour("phoneBody"))
        painter.drawRoundedRect(area, worn.px(36), worn.px(36))
        frame = worn.px(9)
        screen = area.adjusted(frame, frame, -frame, -frame)
        shape = QPainterPath()
        shape.addRoundedRect(screen, worn.px(28), worn.px(28))
        painter.fillPath(shape, worn.colour("phoneScreen"))
        painter.save()
        painter.setClipPath(shape)
        words_end = self.childrenRect().bottom()
        if worn.palette == "light" and words_end < self.height() - worn.px(80):
            paint_hills(
                painter,
                QRectF(screen.left(), self.height() - worn.px(70), screen.width(), worn.px(90)),
                small=True,
            )
        painter.restore()
        self._paint_status(painter, screen)

    def _paint_status(self, painter: QPainter, screen: QRectF) -> None:
        worn = theme()
        if worn.palette == "light":
            notch = QRectF(
                screen.center().x() - worn.px(32), screen.top() + worn.px(9), worn.px(64), worn.px(18)
            )
            painter.setPen(worn.colour("phoneBody"))
            painter.setBrush(worn.colour("phoneBody"))
            painter.drawRoundedRect(notch, worn.px(9), worn.px(9))
        bar = QRectF(
            screen.left() + worn.px(22), screen.top() + worn.px(7), screen.width() - worn.px(44), worn.px(22)
        )
        side = worn.px(16)
        ink = worn.colour("phoneInk")
        for i, name in enumerate(("battery", "signal")):
            x = bar.right() - side - i * worn.px(20)
            paint_icon(painter, name, QRectF(x, bar.center().y() - side / 2, side, side), ink, 2.0)
        if self.now is None:
            return
        clock = f"{self.now:%H:%M}"
        paint_words(painter, bar, clock, "captionStrong", "phoneInk")
        if self.low:
            return
        top = screen.top() + worn.px(38)
        large = QRectF(screen.left(), top, screen.width(), worn.line("clock"))
        paint_words(painter, large, clock, "clock", "phoneInk", CENTRE)
        day = say(text("{date} {weekday}", date=self.now.date(), weekday=WEEKDAYS[self.now.weekday()]))
        below = QRectF(screen.left(), large.bottom() - worn.px(4), screen.width(), worn.line("hint"))
        paint_words(painter, below, day, "hint", "phoneInk2", CENTRE)


class VirtualPhone(Part, QWidget):
    """`tapped(words)` when the person taps a message that holds a code or a link.

    `show_messages` puts the newest first and lets the phone rise when one is new.
    """

    accessible_role = QAccessible.Role.Grouping

    tapped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._cards: list[MessageCard] = []
        self._caption = Label(text("Virtual phone, demo data"), "hint", colour="ink2", align=Centre)
        self._caption.setParent(self)
        self._body = _Body(self)
        self._hint = Label(text("Tap the message to fill it in"), "hint", colour="phoneInk2", align=Centre)
        self._hint.setVisible(False)
        self._body.column.addWidget(self._hint)
        self._body.column.addStretch()
        self._rise = QPropertyAnimation(self._body, b"pos", self)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.settle()

    @property
    def cards(self) -> list[MessageCard]:
        return list(self._cards)

    def set_time(self, now: datetime) -> None:
        """The clock of the practice, in China time."""
        self._body.now = now
        self._body.update()

    def show_messages(self, messages: Sequence[Message], *, rise: bool = True) -> None:
        """Show what has arrived, newest first; the two newest are on the screen."""
        fresh = [m for m in messages if m not in self._messages]
        self._messages = list(messages)
        let_go(*self._cards)
        self._cards = []
        for i, message in enumerate(self._messages[:_MOST_SHOWN]):
            card = MessageCard(message, fresh=i == 0, parent=self._body)
            card.clicked.connect(lambda _=False, c=card: self.tapped.emit(c.tap) if c.tap else None)
            self._body.column.insertWidget(i, card)
            self._cards.append(card)
        self._hint.setVisible(any(card.tap for card in self._cards))
        if fresh and rise:
            self.rise()

    def rise(self) -> None:
        """Come up from the lower edge."""
        self._rise.stop()
        self._rise.setDuration(theme().duration(240))
        self._rise.setStartValue(QPoint(0, self.height()))
        self._rise.setEndValue(QPoint(0, self._top()))
        self._rise.start()

    def retell(self) -> None:
        self.setAccessibleName(say(text("Virtual phone, demo data")))
        self._body.update()

    def restyle(self) -> None:
        self.setFixedWidth(theme().px(252))
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(252), theme().px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(252), theme().px(330))

    def _top(self) -> int:
        return self._caption.heightForWidth(self.width()) + theme().px(10)

    def _arrange(self) -> None:
        self._caption.setGeometry(0, 0, self.width(), self._caption.heightForWidth(self.width()))
        room = self.height() - self._top()
        self._body.set_low(room < theme().px(380))
        self._body.setGeometry(0, self._top(), self.width(), max(1, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rise.stop()
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._body.column.activate()
            if self._rise.state() != QPropertyAnimation.State.Running:
                self._arrange()
        return super().event(event)
