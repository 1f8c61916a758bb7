"""Where pages stand: centred, scrolled where they are too long, hills below where there is nothing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.widgets.hills import paint_hills
from app.widgets.letting_go import let_go
from app.widgets.part import Part
from app.widgets.theme import theme
from app.wizard.page import Page

WIDEST = 1080
"""Pixels of the standard size: beyond that a line of Chinese is too long to read at ease."""


class PageArea(Part, QWidget):
    """Shows one page. Its own ground, so that the scroll area may stay transparent."""

    grown = Signal()
    """The page has become longer or shorter, a while after its width has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.page: Page | None = None
        self._measured = False
        self._inner = QWidget()
        self._inner.setProperty("role", "inner")
        self._row = QHBoxLayout(self._inner)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of our own: asking Qt for its own has PySide look at every kind of widget there is.
        self._scroll.setViewport(QWidget())
        self._scroll.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self._scroll.setWidget(self._inner)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self.grown.emit())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self.settle()

    def to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def scroll_by(self, screens: float) -> None:
        """On by so many heights of what is seen; back when negative."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + round(screens * self._scroll.viewport().height()))

    def show_page(self, page: Page, *, stay: bool = False) -> None:
        """Put `page` in the place of the one before, which is let go of; from the top, unless to `stay`."""
        old, self.page = self.page, page
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row.addWidget(page)
        if old is not None:
            let_go(old)
        self._arrange()
        if not stay:
            self.to_top()
        self.update()

    def bring_into_view(self, part: QWidget) -> None:
        self._scroll.ensureWidgetVisible(part, 0, theme().px(40))

    def margin(self) -> int:
        return theme().px(40 if self.width() >= theme().px(900) else 32)

    def restyle(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measured = True
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("paper"))
        if self.page is None or not self.page.ground:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme().px(150)
        paint_hills(painter, QRectF(0, self.height() - height, self.width(), height))

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Qt follows Tab alone; arrows among answers move the focus too, and what one leaves may grow."""
        if now is not None and self._inner.isAncestorOf(now):
            self._show_focus()
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        part: QWidget | None = self._inner.focusWidget()
        if part is not None and part.hasFocus():
            self._scroll.ensureWidgetVisible(part, 0, theme().px(24))

    def _arrange(self) -> None:
        # Before the window has its size there is no room to speak of: a page would set itself up in vain.
        if self.page is None or not self._measured:
            return
        side = self.margin()
        room = self.width() - 2 * side
        spare = max(0, room - theme().px(WIDEST)) // 2
        height = self.height()
        top = theme().px(20 if height < theme().px(520) else 32 if height < theme().px(800) else 72)
        self._row.setContentsMargins(side + spare, top, side + spare, theme().px(20))
        self.page.arrange(room - 2 * spare, self.height())
