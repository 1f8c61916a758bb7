"""Parts that are no longer wanted: out of sight and out of the tree at once, deleted when Qt has time."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def let_go(*parts: QWidget) -> None:
    for part in parts:
        part.hide()  # a layout may still mean to show it, and without a parent it would be a window
        part.setParent(None)
        part.deleteLater()


def empty(layout: QLayout, *but: QWidget) -> None:
    """Take everything out of `layout` and let it go, `but` the parts that will be put in again."""
    while (item := layout.takeAt(0)) is not None:
        part = item.widget()
        if part is not None and part not in but:
            let_go(part)
