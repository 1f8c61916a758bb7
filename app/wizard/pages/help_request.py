"""One request of a classmate: help after meeting face to face, or decline (A068, A122; our own care)."""

from __future__ import annotations

from app.core.backend.refusal import RefusalCode, Refused
from app.core.flow.helping import request_at_hand
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.banner import Banner, SideNote
from app.widgets.buttons import Button
from app.widgets.tick_row import TickRow
from app.wizard.answers import Answer, AnswerCard
from app.wizard.help_words import MEANS, NOT_BOUND, ONLY_BOUND
from app.wizard.page import Page
from app.wizard.pages.inbox import BINDING
from app.wizard.ways import WayList

CANNOT_HELP = text("With this account you cannot help now. Only somebody whose phone is bound can.")


class HelpRequestPage(Page):
    step = Step.HELP_REQUEST
    title = text("A classmate asks for your help")
    primary = text("Help")
    phone = True

    def build(self) -> None:
        self.unbound = Banner("warn", NOT_BOUND, ONLY_BOUND, icon="phone")
        self.ways = WayList(self, BINDING)
        self.body.addWidget(self.unbound)
        self.body.addWidget(self.ways)
        self.unbound.setVisible(bool(self.ways.rows))
        self.ways.setVisible(bool(self.ways.rows))
        self.card = AnswerCard()
        self.care = Banner(
            "warn",
            text("Only after you have met"),
            text(
                "A message on QQ or WeChat proves nothing: anybody can take a classmate's name. "
                "Not met? Then decline."
            ),
            icon="people",
        )
        self.met = TickRow(
            text("I have met them face to face, and it is really them"),
            text("And they told me themselves that they sent this request."),
        )
        self.decline = Button(text("Decline"), icon="cross", description=text("They can ask somebody else."))
        self.offer(Exit.DECLINE, self.decline)
        for part in (self.card, self.care, self.met, self.decline):
            self.body.addWidget(part)
        self.fields["met_in_person"] = self.met
        self.met.toggled.connect(lambda _: self.edited.emit())
        self.add_side(
            SideNote(
                text("Never part of it"),
                text("An SMS code, a password, money. Nobody may have them, your classmate neither."),
            ),
            SideNote(
                text("Can I take it back?"),
                text("No. Whoever is unsure declines; one can ask again."),
            ),
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.met.setChecked(memory.chosen.met_in_person)
        request = request_at_hand(memory)
        if request is None:
            return
        self.head.set_lead(MEANS[request.purpose])
        sent = text("{moment}", moment=request.sent_at)
        self.card.show_answers(
            [
                Answer(
                    text("Who asks"), text("{name}, phone {phone}", name=request.other, phone=request.phone)
                ),
                Answer(text("Sent"), sent)
                if request.until is None
                else Answer(text("Sent, and until when"), _span(sent, request.until)),
            ]
        )

    def apply(self) -> Memory:
        return super().apply().choosing(met_in_person=self.met.isChecked())

    def show_refusal(self, refused: Refused) -> None:
        if refused.code is RefusalCode.HELP_REQUEST_CLOSED:
            self._close(refused)
            return
        super().show_refusal(refused)
        if refused.code is RefusalCode.CLASSMATE_NOT_ELIGIBLE:
            self._show([("", CANNOT_HELP)])

    def on_main(self) -> bool:
        """A request that is closed can only be left."""
        if self.primary_exit is Exit.INBOX:
            self.leaving.emit(Exit.INBOX)
            return True
        return False

    def _close(self, refused: Refused) -> None:
        """Nothing here is to be corrected: say so in the head, and lead back."""
        from app.core.backend.catalogue import CATALOGUE, what_now

        self.clear_wrong()
        self._symptom = CATALOGUE[refused.code].symptom
        self.help.show()
        for part in (self.care, self.met, self.decline, self.unbound, self.ways):
            part.hide()
        self.head.set_title(text("This request is closed"))
        self.head.set_lead(what_now(refused))
        self.primary = text("Back to the inbox")  # type: ignore[misc]
        self.primary_exit = Exit.INBOX  # type: ignore[misc]
        self.edited.emit()
        self.head.focus_title()


def _span(sent: Text, until: object) -> Text:
    return text("{sent}, until {moment}", sent=sent, moment=until)  # type: ignore[arg-type]
