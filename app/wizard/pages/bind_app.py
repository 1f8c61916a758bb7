"""Binding WeChat or Alipay, so that a forgotten password is no trouble (A141-A143)."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import SideNote
from app.widgets.qr import QrPanel
from app.wizard.page import Page
from app.wizard.pages.scan_login import HARMLESS
from app.wizard.ways import WayList, WayOn


class BindAppPage(Page):
    step = Step.BIND_APP
    title = text("Bind WeChat or Alipay")
    lead = text("On the site a code appears: scan it with the app and authorise it there.")
    primary = text("Scanned with WeChat")

    def build(self) -> None:
        self.body.addWidget(QrPanel(HARMLESS, text("A practice code; it opens nothing"), most=180))
        ways = [
            WayOn(Exit.SCAN, "phone", text("Scanned with Alipay"), text("Binds Alipay instead of WeChat"))
        ]
        self.body.addWidget(WayList(self, ways))
        self.add_side(
            SideNote(
                text("Only your own app"),
                text(
                    "Whoever scans can log in to the account. Let nobody "
                    "else scan it, and scan no code from a chat."
                ),
            )
        )
