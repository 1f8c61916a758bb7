"""Words of another language that a person sees or hears in a Chinese window."""

from __future__ import annotations

import re

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

_ADDRESS = re.compile(r"\S+@\S+|(https?://|www\.)?[\w.-]+\.(cn|com)\S*")
_WORD = re.compile(r"[A-Za-z]*[a-z]{3,}[A-Za-z]*")
_ITSELF = {"English", "jpg", "jpeg", "png", "gif", "Qinghe"}
"""The way to the other language is written in it; kinds of files; the password that practice suggests."""


def english_on(window: QWidget) -> set[str]:
    """``word in "sentence"`` for every English word that is visible, or that a screen reader says."""
    found = set()
    for part in window.findChildren(QWidget):
        if not part.isVisible():
            continue
        for said in _said_of(part):
            for word in _WORD.findall(_ADDRESS.sub("", said)):
                if word not in _ITSELF:
                    found.add(f"{word} in {said!r} ({type(part).__name__})")
    return found


def _said_of(part: QWidget) -> list[str]:
    said = [part.toolTip(), part.statusTip()]
    if isinstance(part, QLabel):
        said.append(part.text())
    if isinstance(part, QLineEdit):
        said.append(part.placeholderText())
    seen = QAccessible.queryAccessibleInterface(part)
    if seen is not None:
        said += [seen.text(QAccessible.Text.Name), seen.text(QAccessible.Text.Description)]
    return [words for words in said if words]
