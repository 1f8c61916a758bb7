"""The ring around whatever has the focus: one widget a window, above everything, never clipped."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.widgets.theme import theme

_GAP, _WIDTH = 2, 3
_REACH = _GAP + _WIDTH


class FocusRing(QWidget):
    """Made once, with the window as its parent. Follows the focus by itself.

    A part says where its ring goes by `focus_area() -> QRect` (default: all of it) and how round by
    `focus_radius` (default 10; standard size). A click does not raise the ring, except where one can
    type: who uses a mouse sees where it went. `refresh(part)` after a part moved its own focus area.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._part: QWidget | None = None
        self._watched: list[QObject] = []
        self._view: QRect | None = None
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    @staticmethod
    def refresh(part: QWidget) -> None:
        """Place the ring of the part's window anew, if it is on this part."""
        for ring in part.window().findChildren(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if ring._part is part:
                ring._place()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or not self.window().isAncestorOf(now):
            self.hide()
            return
        typed_into = isinstance(now, QLineEdit | QPlainTextEdit)
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton and not typed_into:
            self.hide()
            return
        self._part = now
        step: QObject | None = now
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parent()
        self._place()

    def _let_go(self) -> None:
        for watched in self._watched:
            if isValid(watched):  # a page that was left is gone by now
                watched.removeEventFilter(self)
        self._watched, self._part = [], None

    def _place(self) -> None:
        part: Any = self._part
        if part is None or not part.isVisibleTo(self.window()):
            self.hide()
            return
        area: QRect = part.focus_area() if hasattr(part, "focus_area") else part.rect()
        area = QRect(part.mapTo(self.window(), area.topLeft()), area.size())
        self.setGeometry(area.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self._view = self._viewport(part)
        self._radius = theme().px(getattr(part, "focus_radius", 10))
        self.setVisible(not area.isEmpty())
        self.raise_()
        self.update()

    def _viewport(self, part: QWidget) -> QRect | None:
        """Where the ring may show when the part can be scrolled away, in coordinates of the ring."""
        step: QWidget | None = part.parentWidget()
        while step is not None:
            if isinstance(step, QAbstractScrollArea):
                view = step.viewport()
                corner = view.mapTo(self.window(), QPoint(0, 0)) - self.pos()
                return QRect(corner, view.size()).adjusted(-_REACH, 0, _REACH, 0)
            step = step.parentWidget()
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.EnabledChange,
        ):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view is not None:
            painter.setClipRect(self._view)
        painter.setPen(QPen(theme().colour("focus"), _WIDTH))
        half = _WIDTH / 2
        radius = self._radius + _REACH - half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
