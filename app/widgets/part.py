"""What every part of the window has in common: it can say itself again and measure itself anew."""

from __future__ import annotations


class Part:
    """Mixed in before a QWidget class. The last class of a family calls `settle` when it is built.

    `retell` runs when the language changes, `restyle` when the theme does; both run once in `settle`
    and must be safe to repeat.
    """

    _settled = False

    def settle(self) -> None:
        """Say and measure for the first time; from now on changes of language and theme arrive."""
        self._settled = True
        self.restyle()
        self.retell()

    def respeak(self) -> None:
        """The language has changed: say again, if there is anything to say yet."""
        if self._settled:
            self.retell()

    def redress(self) -> None:
        """The theme has changed: measure again, if there is anything to measure yet."""
        if self._settled:
            self.restyle()

    def retell(self) -> None:
        """Say every text in the language of the window."""

    def restyle(self) -> None:
        """Take fonts, margins and sizes from the theme."""
