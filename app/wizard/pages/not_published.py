"""The school has not published this year's records yet: nothing is wrong, and nothing can be shown."""

from __future__ import annotations

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.banner import Banner
from app.wizard.crossing import CrossingPage
from app.wizard.ways import ENOUGH, WayOn


class NotPublishedPage(CrossingPage):
    step = Step.NOT_PUBLISHED
    title = text("The records are not published yet")
    lead = text("The school first reports all new students. Until then nobody's record can be seen.")
    ways = (
        WayOn(
            Exit.COME_BACK,
            "calendar",
            text("Note when to come back"),
            text("Your account stays. Only the looking has to wait."),
        ),
        WayOn(
            Exit.LOOK_AGAIN,
            "refresh",
            text("Look again now"),
            text("If the notice of the school has come."),
        ),
        WayOn(
            Exit.ACCOUNT,
            "person",
            text("Meanwhile look after the account"),
            text("Bind WeChat or Alipay, change the phone or the name."),
        ),
        ENOUGH,
    )

    def above(self) -> None:
        self.when = Banner("accent", text("When?"), icon="calendar")
        self.body.addWidget(self.when)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        school = self.scene.school_here
        expected = school.publication_expected if school is not None else None
        self.when.show_words(
            "accent",
            text("Expected on {day}", day=expected)
            if expected is not None and expected > self.scene.today()
            else text("Your school will tell you"),
            text("At most schools between late September and November. Please wait for the notice."),
            icon="calendar",
        )
