"""Registered: what to remember (A003), without the password, and the way to the record (A023)."""

from __future__ import annotations

from app.core.backend.data.accounts import AccountState
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text, verbatim
from app.widgets.banner import Banner, SideNote
from app.widgets.buttons import Button
from app.wizard.answers import Answer, AnswerCard
from app.wizard.page import Page


class RegisteredPage(Page):
    step = Step.REGISTERED
    title = text("Please remember these")
    primary = text("Log in and see the record")

    def build(self) -> None:
        self.done = Banner("ok", text("Registered"))
        self.card = AnswerCard()
        self.body.addWidget(self.done)
        self.body.addWidget(self.card)
        self.later = Button(text("That is all for today"), "link", icon="leave")
        self.offer(Exit.STOP, self.later)
        self.body.addWidget(self.later)
        self.add_side(
            SideNote(
                text("Not on paper, not here"),
                text("The password is nowhere on this page, and nobody else knows it."),
            ),
            SideNote(
                text("A tip for later"),
                text(
                    "Bind WeChat or Alipay to the account: then you "
                    "can log in by scanning when you forget the "
                    "password."
                ),
            ),
        )

    def show_memory(self, memory: Memory) -> None:
        registered = memory.known.registered
        if registered is not None:
            checked = registered.state is AccountState.NEEDS_ID_CHECK
            self.done.show_words(
                "warn" if checked else "ok",
                text("CHSI would now say: {message}", message=registered.message),
                _what_it_means(registered.state),
            )
        self.card.show_answers(
            [
                Answer(text("User name"), verbatim(registered.user_name if registered is not None else "")),
                Answer(text("You can also log in with"), text("document number, or e-mail once it is bound")),
                Answer(text("Password"), text("The one you chose, only in your head")),
                Answer(text("Only here"), verbatim("www.chsi.com.cn")),
            ]
        )


def _what_it_means(state: AccountState) -> Text:
    if state is AccountState.NEEDS_ID_CHECK:
        return text("The account is there. Before it can be used, your number has to be proved.")
    if state is AccountState.NEEDS_BASIC_INFORMATION:
        return text("The account is activated. After logging in, your basic information comes next.")
    return text("The account is ready. Next comes your student record.")
