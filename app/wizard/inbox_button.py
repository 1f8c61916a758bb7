"""The entry to the inbox, at the upper right as on the site (A068), with the number of those who ask."""

from __future__ import annotations

from app.core.text import text, text_n
from app.widgets.buttons import Button


class InboxButton(Button):
    """Quiet while nobody asks; it never blinks."""

    def __init__(self) -> None:
        super().__init__(
            text("Inbox"),
            "quiet",
            icon="mail",
            height=44,
            description=text("Classmates who ask for your help"),
        )

    def show_number(self, waiting: int) -> None:
        """How many requests wait for an answer."""
        self.set_text(
            text_n("Inbox: {n} request", "Inbox: {n} requests", waiting) if waiting else text("Inbox")
        )
        self.set_kind("secondary" if waiting else "quiet")
