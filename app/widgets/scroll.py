"""A page that may be longer than the window: scrolls up and down only, and follows the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.widgets.part import Part
from app.widgets.theme import theme


class Scroll(Part, QScrollArea):
    """Put parts into `box`. The content is as wide as the view and keeps a margin for focus rings."""

    def __init__(
        self, *, margin: tuple[int, int, int, int] = (0, 0, 0, 0), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._margin = margin
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = self._inner = QWidget()
        inner.setProperty("role", "inner")
        self.box = QVBoxLayout(inner)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self.settle()

    def restyle(self) -> None:
        worn = theme()
        self.box.setContentsMargins(*(worn.px(m) for m in self._margin))
        self.verticalScrollBar().setSingleStep(worn.px(40))

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inner.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme().px(24))
