"""How the sheets of the gallery are laid out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.focus_ring import FocusRing


def sheet_of(*columns: list[QWidget | None]) -> QWidget:
    """Columns of parts on paper; None is a stretch."""
    sheet = QWidget()
    sheet.setProperty("role", "window")
    row = QHBoxLayout(sheet)
    row.setContentsMargins(40, 28, 40, 28)
    row.setSpacing(32)
    for parts in columns:
        column = QVBoxLayout()
        column.setSpacing(16)
        for part in parts:
            if part is None:
                column.addStretch(1)
            else:
                column.addWidget(part)
        row.addLayout(column, 1)
    FocusRing(sheet)
    return sheet


def row_of(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch()
    return holder
