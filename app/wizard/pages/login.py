"""Logging in to an account one has: phone, ID number or e-mail as user name (A024, A025)."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.core.backend.refusal import RefusalCode, Refused
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.field import Field
from app.wizard.page import Page
from app.wizard.picture_code import PictureCodeField
from app.wizard.practice_card import PracticeCard
from app.wizard.ways import WayList, WayOn


class LoginPage(Page):
    step = Step.LOGIN
    title = text("Log in")
    lead = text("With the account you have. Registering again is not needed.")
    primary = text("Log in")

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.identifier = Field(text("User name"), text("Phone number, ID number or e-mail"))
        self.password = Field(text("Password"), None, secret=True)
        self.picture = PictureCodeField()
        self.offer(Exit.NEW_PICTURE, self.picture.renew)
        for part in (self.practice, self.identifier, self.password, self.picture):
            self.body.addWidget(part)
        self.entry("identifier", self.identifier)
        self.entry("login_password", self.password)
        self.entry("picture", self.picture)
        self.ways = WayList(
            self,
            [
                WayOn(
                    Exit.FIND_USER,
                    "search",
                    text("I forgot the user name"),
                    text("Name and ID number find it"),
                    text("1 minute"),
                ),
                WayOn(
                    Exit.RESET_PASSWORD,
                    "key",
                    text("I forgot the password"),
                    text("By phone, e-mail or security questions, whichever is bound"),
                    text("2 minutes"),
                ),
                WayOn(
                    Exit.SCAN,
                    "phone",
                    text("Log in with WeChat or Alipay"),
                    text("If you bound one of them, no password is needed"),
                    text("1 minute"),
                ),
            ],
        )
        self.body.addWidget(self.ways)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.picture.setVisible(memory.known.picture is not None)
        self.picture.show_picture(memory.known.picture)
        self.practice.show_memory(memory)

    def first_focus(self) -> QWidget:
        return self.password.input if self.identifier.value() else self.identifier.input

    def show_refusal(self, refused: Refused) -> None:
        super().show_refusal(refused)
        if refused.code is RefusalCode.LOGIN_NEEDS_PICTURE:
            # After this call has returned: the journey is still telling of the refusal, and not as a way
            # the person leaves by: what was refused stays to be read.
            QTimer.singleShot(0, self, self._bring_picture)

    def _bring_picture(self) -> None:
        self.scene.journey.keep(self.apply())
        self.scene.journey.take(Exit.NEW_PICTURE)

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.identifier.set_value(persona.phone)
            self.password.set_value(persona.password)
            self.edited.emit()


def _practice_words(memory: Memory) -> Text | None:
    persona = memory.known.persona
    if persona is None:
        return None
    return text("For practice: {phone}, password {value}", phone=persona.phone, value=persona.password)
