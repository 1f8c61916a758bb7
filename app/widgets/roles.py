"""What a reader is told that a painted part is: Qt calls every plain widget just a "panel".

A part says its role by the class attribute `accessible_role`. Qt asks only while something listens.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface


@cache
def install_roles() -> None:
    """Tell Qt the roles of our parts from now on; once for the life of the program."""
    QAccessible.installFactory(_interface)


def announce(part: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a reader say something that changed without the focus moving; `urgent` interrupts it."""
    from PySide6.QtGui import QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(part, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "accessible_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(thing, role)
