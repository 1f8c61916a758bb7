"""The door for a message of the site, and where a guide leads that met one: the commonest, each with a
first step.
"""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.way_row import WayRow
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn


class MessagePage(CrossingPage):
    step = Step.MESSAGE
    title = text("What did the site say?")
    elsewhere = True
    lead = text("Most messages have a simple way on. Nothing you did so far is lost.")
    ways = (
        WayOn(
            Exit.FOR_REAL,
            "globe",
            text("Go on with the guide to the official site"),
            text("Step by step, with what the site may answer at each."),
        ),
        WayOn(
            Exit.PRACTISE,
            "pencil",
            text("Practise it with demo data"),
            text("See the same message without any risk."),
        ),
        WayOn(
            Exit.STOP,
            "headset",
            text("Ask the staff of CHSI"),
            text("010-67410388, kefu@chsi.com.cn: user name, screenshot, what happened. Never a password."),
        ),
    )

    def above(self) -> None:
        self.look_up = WayRow(
            "search",
            text("Look the message up"),
            text("Type or paste it; what to do, whom to ask and how long stands there."),
            best=True,
        )
        self.look_up.clicked.connect(self._look_up)
        self.body.addWidget(self.look_up)

    def first_focus(self) -> WayRow:
        return self.look_up

    def _look_up(self) -> None:
        """At the symptom that the guide met, where there is one."""
        told = self.memory.known.what_now
        self.help_wanted.emit(told.symptom if told is not None else "")
