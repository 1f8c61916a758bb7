"""Logging in at a school's own service: who one is, then a code to the phone or a slip of paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.backend.refusal import RefusalCode, Refused
from app.core.flow.entries import Wrong, wrong_before_code
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.widgets.field import Field
from app.widgets.radio_row import RadioGroup
from app.widgets.theme import theme
from app.wizard.one_time_code import OneTimeCode
from app.wizard.pages.identity import IdentityPage

CODE, SLIP = "code", "slip"


class SchoolLoginPage(IdentityPage):
    step = Step.SCHOOL_LOGIN
    title = text("Log in at your school")
    lead = text("This is your school's own service, not CHSI. It has no passwords and asks for none.")
    primary = text("Log in")

    def build(self) -> None:
        super().build()
        self.way = RadioGroup(
            text("How the school knows that it is you"),
            [
                (CODE, text("With an SMS code")),
                (SLIP, text("With a slip from the school")),
            ],
        )
        self.phone_field = Field(text("Mobile number"), text("The one that the school has of you"))
        self.code = OneTimeCode(text("SMS code"), text("Send the SMS code"))
        self.slip = Field(text("Slip"), text("The letters and digits on it; capitals do not matter"))
        for part in (self.way, self.phone_field, self.code, self.slip):
            self.body.addWidget(part)
        self.entry("phone", self.phone_field, check_phone)
        self.entry("picture", self.code.picture)
        self.entry("code", self.code.code)
        self.entry("slip", self.slip)
        self.way.chosen.connect(lambda _: self._choose())
        self.code.wanted.connect(self._send)
        self.exits[Exit.RESEND] = self.code.send
        self.offer(Exit.NEW_PICTURE, self.code.picture.renew)
        self.add_side(
            SideNote(
                text("What this is not"),
                text("A tick at the school's pre-check is no registration: that is done on CHSI alone."),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        if not self.way.value():  # from then on it is the person's: news of the service must not undo it
            self.way.set_value(SLIP if memory.chosen.by_slip else CODE)
        self.code.show_sent(memory.known.code_sent, memory.known.picture)
        self._show_way()

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        self.way.set_across(room >= theme().px(560))

    def apply(self) -> Memory:
        return super().apply().choosing(by_slip=self.way.value() == SLIP)

    def show_refusal(self, refused: Refused) -> None:
        if refused.code is RefusalCode.NOT_OFFERED:
            self.way.set_value(SLIP)
            self._show_way()
            self.show_wrong([Wrong("slip", NO_CODES)])
        elif refused.code is RefusalCode.LOGIN_REFUSED:
            by_slip = self.way.value() == SLIP
            self.show_wrong([Wrong("slip", SLIP_REFUSED) if by_slip else Wrong("phone", CODE_REFUSED)])
        else:
            super().show_refusal(refused)

    def _choose(self) -> None:
        self.clear_wrong()
        self._show_way()
        self.edited.emit()

    def _show_way(self) -> None:
        by_slip = self.way.value() == SLIP
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self.slip, by_slip),
            (self.phone_field, not by_slip),
            (self.code, not by_slip),
        )
        for part, visible in shown:
            part.setVisible(visible)

    def _send(self) -> None:
        """The phone and the picture are looked at here first: the service counts every try."""
        wrong = wrong_before_code(self.apply())
        if wrong:
            self.show_wrong(wrong)
            return
        self.clear_wrong()
        self.leaving.emit(Exit.RESEND)


NO_CODES: Text = text("This service sends no SMS codes. Please ask your counsellor for a slip.")
SLIP_REFUSED: Text = text(
    "This slip does not belong to this name and number, was used already, or is too old. "
    "Please compare it, or ask for a new one where you got it."
)
CODE_REFUSED: Text = text(
    "Name, number and phone do not stand together in the school's list. "
    "Please compare them, or log in by a slip from your counsellor."
)
