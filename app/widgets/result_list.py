"""Live results of a search: what the site says, what to do, who, how long; found words underlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.backend.data.records import Owner
from app.core.text import Text, text, text_in
from app.widgets.badges import OWNERS, badge_width, paint_badge
from app.widgets.icons import paint_icon
from app.widgets.language import say, speaker
from app.widgets.painting import CENTRE, paint_surface, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Result:
    """One found thing. `found` are the ranges (start, end) of the said title that matched."""

    key: str
    title: Text
    line: Text
    owner: Owner
    time: Text
    quoted: bool = False
    """True when the title is a message of the site, which gets its tag instead of quotation marks."""
    found: tuple[tuple[int, int], ...] = ()


QUOTED = text_in("tag of a message of the official site", "Site message")


class _Results(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.results: list[Result] = []

    def replace(self, results: Sequence[Result]) -> None:
        self.beginResetModel()
        self.results = list(results)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - the signature Qt asks for
        return 0 if parent.isValid() else len(self.results)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        result = self.results[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return say(result.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [say(QUOTED)] if result.quoted else []
            said += [say(t) for t in (result.title, result.line, OWNERS[result.owner][1], result.time)]
            return ", ".join(said)
        return result if role == Qt.ItemDataRole.UserRole else None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        worn = theme()
        return QSize(0, max(worn.px(84), worn.line("card") + worn.line("hint") + worn.px(32)) + worn.px(8))

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        worn, result = theme(), index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(0, 0, 0, -worn.px(8))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        fill, border = ("accentTint", "accent") if chosen else ("surface", "accentLine" if over else "line")
        paint_surface(
            painter,
            area,
            fill,
            border,
            worn.px(12),
            width=2.0 if chosen and worn.palette == "contrast" else 1.0,
        )
        right = self._facts(painter, area, result, chosen)
        left = area.left() + worn.px(20)
        height = worn.line("card") + worn.line("hint")
        top = area.center().y() - height / 2
        line = QRectF(left, top, right - left, worn.line("card"))
        if result.quoted:
            words = say(QUOTED)
            tag = QRectF(left, 0, width_of(words, "caption") + worn.px(16), worn.line("caption"))
            tag.moveTop(line.center().y() - tag.height() / 2)
            edge = "line" if worn.palette == "contrast" else ""
            paint_surface(painter, tag, "surface" if chosen else "sunken", edge, worn.px(6))
            paint_words(painter, tag, words, "caption", "ink2", CENTRE)
            line.setLeft(tag.right() + worn.px(10))
        _paint_found(painter, line, say(result.title), result.found)
        second = QRectF(left, top + worn.line("card"), right - left, worn.line("hint"))
        paint_words(painter, second, say(result.line), "hint", "ink2")
        painter.restore()

    def _facts(self, painter: QPainter, area: QRectF, result: Result, chosen: bool) -> float:
        """Owner, time and arrow in fixed columns at the right; gives where the words must end."""
        worn = theme()
        side, height = worn.px(20), worn.px(32)
        x = area.right() - worn.px(20) - side
        middle = area.center().y()
        paint_icon(painter, "chevron-right", QRectF(x, middle - side / 2, side, side), worn.colour("ink2"))
        # Two columns only where the words keep at least as much room as the facts take; English needs more.
        columns = _columns()
        room = 300 if speaker().language.startswith("zh") else 440
        if area.width() - sum(columns) < worn.px(room):
            columns = columns[:1]
        icon, owner = OWNERS[result.owner]
        facts = [
            (icon, say(owner), "surface", "accent"),
            ("clock", say(result.time), "surface" if chosen else "sunken", "ink2"),
        ]
        x -= worn.px(12) + sum(columns) + worn.px(12) * (len(columns) - 1)
        end = x - worn.px(12)
        for width, (name, words, ground, mark) in zip(columns, facts, strict=False):
            paint_badge(
                painter, QRectF(x, middle - height / 2, width, height), name, words, ground=ground, mark=mark
            )
            x += width + worn.px(12)
        return end


def _columns() -> list[int]:
    owner = max(badge_width(icon, say(words)) for icon, words in OWNERS.values())
    return [
        owner,
        max(theme().px(122), badge_width("clock", say(text_in("widest duration", "3 working days")))),
    ]


def _paint_found(painter: QPainter, area: QRectF, words: str, found: Sequence[tuple[int, int]]) -> None:
    """The title with its found words in the accent, underlined; cut at the end where it is too long."""
    worn = theme()
    metrics = QFontMetricsF(worn.font("card"))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    whole = len(shown) if shown == words else len(shown) - 1
    x, at = area.left(), 0
    for first, last in [*sorted(found), (len(shown), len(shown))]:
        for start, end, marked in (
            (at, min(first, whole), False),
            (min(first, whole), min(last, whole), True),
        ):
            piece = (
                shown[start:end] if not (not marked and end == whole and first >= whole) else shown[start:]
            )
            if not piece:
                continue
            width = metrics.horizontalAdvance(piece)
            paint_words(
                painter,
                QRectF(x, area.top(), width + 2, area.height()),
                piece,
                "card",
                "accent" if marked else "ink",
            )
            if marked:
                painter.setPen(QPen(worn.colour("accentLine"), worn.px(2)))
                y = area.center().y() + metrics.ascent() / 2 + worn.px(2)
                painter.drawLine(QRectF(x, y, width, 0).topLeft(), QRectF(x, y, width, 0).topRight())
            x += width
        at = max(at, min(last, whole))


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -4, Qt.Key.Key_PageDown: 4}


class ResultList(Part, QListView):
    """`picked(key)` by click or Enter. The first result is chosen as soon as there is one.

    A search field keeps the focus and hands its arrow and Enter keys to `take_key`.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = _Results(self)
        self.setModel(self._results)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.picked.emit(self._results.results[index.row()].key))
        self.settle()

    @property
    def focus_radius(self) -> int:
        return 12

    def show_results(self, results: Sequence[Result]) -> None:
        """Replace what is shown; the first is chosen."""
        self._results.replace(results)
        if results:
            self.setCurrentIndex(self._results.index(0, 0))

    def current_key(self) -> str:
        """The key of the chosen result; empty when there is none."""
        index = self.currentIndex()
        return self._results.results[index.row()].key if index.isValid() else ""

    def take_key(self, event: QKeyEvent) -> bool:
        """Let Up, Down, Page keys and Enter act here while another widget has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_key():
                self.picked.emit(self.current_key())
            return bool(self.current_key())
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._results.results:
            return False
        # Not by QListView's own key handling: that may take the focus from the search field.
        row = max(0, min(len(self._results.results) - 1, self.currentIndex().row() + step))
        self.setCurrentIndex(self._results.index(row, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def retell(self) -> None:
        self.setAccessibleName(say(text("Search results")))
        self.viewport().update()

    def restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
