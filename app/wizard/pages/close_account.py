"""Closing an account (注销): what that means, identity, a code, a deliberate tick; it is for good."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.widgets.tick_row import TickRow
from app.wizard.one_time_code import OneTimeCode
from app.wizard.papers import Papers, PapersPage
from app.wizard.practice_card import PracticeCard


class CloseAccountPage(PapersPage):
    step = Step.CLOSE_ACCOUNT
    title = text("Close this account")
    primary = text("Close it for good")
    primary_quiet = True
    phone = True

    def build(self) -> None:
        self.warning = Banner(
            "warn",
            text("A closed account cannot be opened again"),
            text(
                "What was filled in with it for 兵役登记, 研招 and other services is affected. "
                "Ask there first, and save the forms."
            ),
        )
        self.keep = Button(text("Keep the account"), "primary", icon="undo")
        self.offer(Exit.ACCOUNT, self.keep)
        self.practice = PracticeCard(_practice_words, self._fill)
        self.papers = Papers(self, text("As on the account"))
        self.mobile = Field(text("Mobile number"), text("The one that is bound to the account"))
        self.code = OneTimeCode(text("SMS code"), text("Send the SMS code"))
        self.notice = TickRow(text("I have read what closing means, and it is my own account"))
        self.offer(Exit.RESEND, self.code.send)
        self.offer(Exit.NEW_PICTURE, self.code.picture.renew)
        for part in (
            self.warning,
            self.keep,
            self.practice,
            self.papers,
            self.mobile,
            self.code,
            self.notice,
        ):
            self.body.addWidget(part)
        self.entry("phone", self.mobile, check_phone)
        self.entry("picture", self.code.picture)
        self.entry("new_code", self.code.code)
        self.fields["closing_notice"] = self.notice
        self.notice.toggled.connect(lambda _: self.edited.emit())

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.practice.show_memory(memory)
        self.code.show_sent(memory.known.change_code, memory.known.picture)
        self.notice.setChecked(memory.typed.closing_notice)

    def apply(self) -> Memory:
        return super().apply().typing(closing_notice=self.notice.isChecked())

    def reason(self) -> Text | None:
        return None if self.notice.isChecked() else text("Please read and tick it first")

    def fill_code(self, code: str) -> None:
        """The message on the virtual phone was tapped."""
        self.code.code.set_value(code)
        self.edited.emit()

    def first_focus(self) -> QWidget:
        return self.keep

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.mobile.set_value(persona.phone)
            self.papers.fill(persona)


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None:
        return None
    return text(
        "For practice: {name}, {number}, {phone}",
        name=persona.name,
        number=persona.number,
        phone=persona.phone,
    )
