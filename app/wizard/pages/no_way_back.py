"""Nothing is bound by which the password could be reset (A132, A133): what is left, the harmless ways
first.
"""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import Banner
from app.wizard.page import Page
from app.wizard.ways import WayList, WayOn


class NoWayBackPage(Page):
    step = Step.NO_WAY_BACK
    title = text("This account has no way back by itself")
    lead = text("No phone, e-mail or security question of it can be used any more.")
    primary = text("I have another account: log in")
    primary_exit = Exit.LOG_IN

    def build(self) -> None:
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.SCAN,
                    "phone",
                    text("Log in with WeChat or Alipay"),
                    text("If one was ever bound, this still works"),
                    text("1 minute"),
                ),
                WayOn(
                    Exit.REGISTER_AGAIN,
                    "refresh",
                    text("Register again and prove the number"),
                    text("Closes the old account. A page with what that means comes first"),
                    text("up to 3 working days"),
                ),
                WayOn(
                    Exit.STOP,
                    "headset",
                    text("Ask the site's staff"),
                    text("Hotline 010-67410388, kefu@chsi.com.cn, in working hours"),
                    text("up to 3 working days"),
                ),
            ],
        )
        self.body.addWidget(self.ways)
        self.body.addWidget(
            Banner(
                "accent",
                text("The school cannot help here"),
                text("It has no power over accounts. You need not go to an office for this."),
            )
        )
