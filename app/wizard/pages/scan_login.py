"""Logging in by scanning with an app that was bound before (A141–A143)."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import SideNote
from app.widgets.qr import QrPanel
from app.wizard.page import Page
from app.wizard.ways import WayList, WayOn

HARMLESS = "学籍自查助手：这只是练习，这里不会打开任何网页。"
"""What the practice code holds: words, no address; in the language of the phones that scan it."""


class ScanLoginPage(Page):
    step = Step.SCAN_LOGIN
    title = text("Log in by scanning")
    lead = text("Only when WeChat or Alipay was bound to the account before.")
    primary = text("Scanned with WeChat")

    def build(self) -> None:
        self.code = QrPanel(HARMLESS, text("A practice code; it opens nothing"), most=180)
        self.body.addWidget(self.code)
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.SCAN,
                    "phone",
                    text("Scanned with Alipay"),
                    text("Instead of WeChat"),
                ),
                WayOn(
                    Exit.LOG_IN,
                    "key",
                    text("Log in with user name and password"),
                    text("If no app is bound"),
                ),
                WayOn(
                    Exit.FIND_USER,
                    "search",
                    text("I forgot the user name"),
                    text("Name and ID number find it"),
                    text("1 minute"),
                ),
            ],
        )
        self.body.addWidget(self.ways)
        self.add_side(
            SideNote(
                text("Bind an app afterwards"),
                text("Then a forgotten password is no trouble any more."),
            )
        )
