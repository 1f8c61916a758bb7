"""No record is shown although the school has published: the cheap reasons first (A162, C4)."""

from __future__ import annotations

from app.core.flow import person
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.mask import mask_id_number
from app.core.text import text
from app.widgets.fact_card import FactCard
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.tick_row import TickRow
from app.wizard.crossing import CrossingPage
from app.wizard.scene import where_to_ask
from app.wizard.ways import ENOUGH, WayOn

AT_SCHOOL = text("The school knows you, and this service has no record of you. Please ask them.")

CAUSES = (
    (
        text("Name and number of the account are exactly those of my ID card"),
        text("A name can be changed on the page of the account; a number never."),
    ),
    (
        text("I looked under 学籍, not under 学历"),
        text("学历 is for graduates. New students have nothing there."),
    ),
    (
        text("Neither name nor number changed since the entrance examination"),
        text("If so, log in with the old data, or bring the proof to the school."),
    ),
    (
        text("I left out no rare character when registering"),
        text("If so, ask the staff of CHSI to correct the name first."),
    ),
)
"""What to look at first on CHSI, where name and number may be one's own mistake."""

ASK_AFTER = text("All right so far? Then the school.")
ASK_SCHOOL = text("Your counsellor first")

AGAIN = WayOn(
    Exit.LOOK_AGAIN,
    "refresh",
    text("Look again"),
    text("When the school has told you that it is there."),
)


class NoRecordPage(CrossingPage):
    step = Step.NO_RECORD
    title = text("No record is shown")
    lead = text(
        "Name or number of the account differ from what your school reported, or the school has a gap."
    )
    ways = (
        WayOn(
            Exit.LOOK_AGAIN,
            "refresh",
            text("Look again"),
            text("After you have gone through the list above."),
        ),
        WayOn(
            Exit.ACCOUNT,
            "person",
            text("The account is wrong: change it"),
            text("The name can be changed here; the document number never."),
        ),
        WayOn(
            Exit.COME_BACK,
            "calendar",
            text("Take it to the school"),
            text("Shows where, until when, and what to bring."),
        ),
        ENOUGH,
    )

    def above(self) -> None:
        if self.scene.at_school:
            self.head.set_lead(AT_SCHOOL)
        card = Panel("card", margin=(18, 8, 18, 8), spacing=0)
        self.account = Label(None, "hint", colour="ink2", strong=("name", "number"))
        card.box.addWidget(self.account)
        for words, detail in () if self.scene.at_school else CAUSES:
            card.box.addWidget(TickRow(words, detail))
        self.body.addWidget(card)

    def offered(self) -> tuple[WayOn, ...]:
        return tuple(
            AGAIN if w.exit is Exit.LOOK_AGAIN and self.scene.at_school else w for w in super().offered()
        )

    def below(self) -> None:
        school = self.scene.school_here
        lines = [where_to_ask(school)] if school is not None else []
        self.add_side(
            FactCard("where", ASK_SCHOOL if self.scene.at_school else ASK_AFTER, lines),
            FactCard("bring", None, [("id-card", text("ID card")), ("document", text("Admission letter"))]),
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        account, typed = memory.known.account, memory.typed
        name = account.name if account is not None else person.name(typed)
        number = account.number if account is not None else mask_id_number(person.number(typed))
        self.account.set_text(text("The account says: {name}, {number}", name=name, number=number))
