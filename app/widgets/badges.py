"""Who, what, where, by when: pills that look the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.backend.data.records import Owner
from app.core.text import Text, text_in
from app.widgets.icons import paint_icon
from app.widgets.language import say
from app.widgets.painting import paint_surface, paint_words, width_of
from app.widgets.part import Part
from app.widgets.theme import theme

OWNERS: dict[Owner, tuple[str, Text]] = {
    Owner.STUDENT: ("person", text_in("who does it", "You yourself")),
    Owner.SITE: ("headset", text_in("who does it", "CHSI staff")),
    Owner.SCHOOL: ("school", text_in("who does it", "Your school")),
    Owner.PROVINCE: ("shield-check", text_in("who does it", "Provincial office")),
    Owner.ISSUER: ("id-card", text_in("who does it", "Issuing authority")),
    Owner.CAPTURE: ("picture", text_in("who does it", "Photo-capture office")),
}
"""Icon and words of each owner; one neutral colour for all, since none is worse than another."""


def paint_badge(
    painter: QPainter,
    area: QRectF,
    icon: str,
    words: str,
    *,
    strong: bool = False,
    ground: str = "surface",
    mark: str = "accent",
) -> None:
    """A pill in `area`: icon left, words after it. `ground` and `mark` are colour tokens."""
    worn = theme()
    border = "line" if ground == "surface" or worn.palette == "contrast" else ""
    paint_surface(painter, area, ground, border, area.height() / 2)
    side = worn.px(16)
    left = area.left() + worn.px(12)
    if icon:
        paint_icon(
            painter, icon, QRectF(left, area.center().y() - side / 2, side, side), worn.colour(mark), 2.0
        )
        left += side + worn.px(7)
    rest = QRectF(left, area.top(), area.right() - left - worn.px(8), area.height())
    paint_words(painter, rest, words, "hintStrong" if strong else "hint", "ink")


def badge_width(icon: str, words: str, *, strong: bool = False) -> int:
    """How wide a pill must be for its words, in pixels."""
    worn = theme()
    beside = worn.px(12 + 14) + (worn.px(16 + 7) if icon else 0)
    return round(width_of(words, "hintStrong" if strong else "hint") + beside) + 1


class Badge(Part, QWidget):
    """A fact in a pill: how long, what to bring, who. Not a control."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self,
        icon: str,
        words: Text,
        *,
        strong: bool = False,
        ground: str = "surface",
        mark: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._words, self._strong, self._ground, self._mark = icon, words, strong, ground, mark
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.settle()

    def set_text(self, words: Text, icon: str | None = None) -> None:
        self._words = words
        self._icon = self._icon if icon is None else icon
        self.retell()

    def retell(self) -> None:
        self.setAccessibleName(say(self._words))
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self._icon, say(self._words), strong=self._strong), theme().px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(64), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        area.setWidth(min(area.width(), self.sizeHint().width()))
        paint_badge(
            QPainter(self),
            area,
            self._icon,
            say(self._words),
            strong=self._strong,
            ground=self._ground,
            mark=self._mark,
        )


class OwnerBadge(Badge):
    """Who has to act."""

    def __init__(self, owner: Owner, *, strong: bool = False, parent: QWidget | None = None) -> None:
        icon, words = OWNERS[owner]
        super().__init__(icon, words, strong=strong, parent=parent)

    def set_owner(self, owner: Owner) -> None:
        icon, words = OWNERS[owner]
        self.set_text(words, icon)
