"""Puts words on the clipboard, and says that it has done so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.text import Text, text
from app.widgets.buttons import Button, Kind

COPIED = text("Copied")


class CopyButton(Button):
    """Asks `words` when pressed, so that they are in the language of the moment; `renew` for other words."""

    def __init__(
        self,
        words: Callable[[], str],
        name: Text,
        kind: Kind = "secondary",
        *,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, kind, icon="copy", wide=wide, parent=parent)
        self._words, self._name = words, name
        self.clicked.connect(self._copy)

    def renew(self) -> None:
        """The words are others now: they have not been copied yet."""
        self.set_text(self._name, icon="copy")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words())
        self.set_text(COPIED, icon="check")
