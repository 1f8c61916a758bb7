"""What every part of the window has in common: it can say itself again and measure itself anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent

from app.widgets.theme import Theme, theme


class Part:
    """Mixed in before a QWidget class. The last class of a family calls `settle` when it is built.

    `retell` runs when the language changes, `restyle` when the theme does; both run once in `settle`
    and must be safe to repeat.
    """

    _settled = False
    _dressed: Theme | None = None

    def settle(self) -> None:
        """Say and measure for the first time; from now on changes of language and theme arrive."""
        self._settled = True
        self._dressed = theme()
        self.restyle()
        self.retell()

    def retell(self) -> None:
        """Say every text in the language of the window."""

    def restyle(self) -> None:
        """Take fonts, margins and sizes from the theme."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        if not self._settled:
            return
        kind = event.type()
        if kind == QEvent.Type.LanguageChange:
            self.retell()
        elif kind == QEvent.Type.StyleChange and self._dressed is not theme():
            # Qt sends this also for reasons of its own; only a new theme means new measures.
            self._dressed = theme()
            self.restyle()
