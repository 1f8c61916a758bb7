"""What somebody in front of the window can perceive: visible words and the names a screen reader says.

No step, no flow, no widget class of the program: only what `QAccessible` tells of visible parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

_ROLES = {
    QAccessible.Role.EditableText: "field",
    QAccessible.Role.Button: "button",
    QAccessible.Role.RadioButton: "radio",
    QAccessible.Role.CheckBox: "tick",
    QAccessible.Role.StaticText: "words",
}


@dataclass(frozen=True)
class Thing:
    """One visible part: what it is, what it is called, its value, whether it can be used and is chosen."""

    kind: str
    name: str
    about: str
    value: str
    enabled: bool
    chosen: bool
    widget: QWidget


class Eyes:
    """Looks at a window again each time it is asked."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def things(self) -> list[Thing]:
        found = []
        for widget in self._window.findChildren(QWidget):
            if widget.isVisible() and (thing := _look(widget)) is not None:
                found.append(thing)
        return found

    def all(self, kind: str) -> list[Thing]:
        return [thing for thing in self.things() if thing.kind == kind]

    def reads(self, pattern: str) -> bool:
        return any(re.search(pattern, thing.name) for thing in self.things())

    def words(self) -> str:
        return "\n".join(thing.name for thing in self.things())

    def find(self, kind: str, pattern: str) -> Thing | None:
        """The first usable part of this kind whose name matches."""
        return next(
            (t for t in self.all(kind) if t.enabled and re.search(pattern, t.name)),
            None,
        )


def _look(widget: QWidget) -> Thing | None:
    seen = QAccessible.queryAccessibleInterface(widget)
    if seen is None:
        return None
    name = seen.text(QAccessible.Text.Name)
    kind = _ROLES.get(seen.role(), "")
    if not kind:
        return Thing("group", name, "", "", True, False, widget) if name else None
    return Thing(
        kind,
        name,
        seen.text(QAccessible.Text.Description),
        seen.text(QAccessible.Text.Value),
        widget.isEnabled(),
        bool(seen.state().checked),
        widget,
    )
