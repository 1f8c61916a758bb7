"""Parts side by side that go on below where the row is full: buttons, badges."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.part import Part
from app.widgets.theme import theme


class WrappingRow(Part, QWidget):
    """Every part keeps the size it asks for; `gap` is a length of the standard size, across and down."""

    def __init__(self, *parts: QWidget, gap: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.add(part)
        self.settle()

    def add(self, part: QWidget) -> None:
        """Put a part at the end."""
        part.setParent(self)
        part.show()
        self._parts.append(part)
        self.updateGeometry()

    def restyle(self) -> None:
        self.updateGeometry()
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for _, place in places), default=0)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        gaps = theme().px(self._gap) * max(0, len(shown) - 1)
        width = sum(part.sizeHint().width() for part in shown) + gaps
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(widest, max((part.sizeHint().height() for part in self._shown()), default=0))

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        gap = theme().px(self._gap)
        places: list[tuple[QWidget, QRect]] = []
        x = y = row = 0
        for part in self._shown():
            size = part.sizeHint()
            across = min(size.width(), width)
            if x and x + across > width:
                x, y, row = 0, y + row + gap, 0
            places.append((part, QRect(x, y, across, size.height())))
            x, row = x + across + gap, max(row, size.height())
        return places

    def _arrange(self) -> None:
        for part, place in self._places(self.width()):
            part.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A part that asks for another size, comes or goes, moves those after it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)
