"""The door for a message of the site, and where a guide leads that met one: the commonest, each with a
first step.
"""

from __future__ import annotations

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import text
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn


class MessagePage(CrossingPage):
    step = Step.MESSAGE
    title = text("What did the site say?")
    lead = text("Type the message into the search at the upper right, or choose what you want to do.")
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

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
