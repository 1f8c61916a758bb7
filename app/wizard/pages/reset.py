"""Resetting the password by one of the ways that are bound (A131): phone, e-mail or security questions."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.backend.data.recovery import Means, Way
from app.core.backend.descriptor import Profile
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.identity.email import check_email
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.widgets.radio_row import RadioGroup
from app.wizard.one_time_code import OneTimeCode
from app.wizard.pages.password import OLD_RULE, RULE
from app.wizard.papers import Papers, PapersPage
from app.wizard.practice_card import PracticeCard


class ResetPage(PapersPage):
    """Parts appear when they are needed: the way, its proof, then the new password."""

    step = Step.RESET
    title = text("Choose a way, then a new password")
    primary = text("Set the new password")
    phone = True

    def build(self) -> None:
        self.practice = PracticeCard(_practice_words, self._fill)
        self.body.addWidget(self.practice)
        self.means = RadioGroup(text("Ways that are bound"), [])
        self.means.chosen.connect(self._choose)
        self.fields["means"] = self.means
        self.body.addWidget(self.means)
        self.papers = Papers(self)
        self.mobile = Field(text("Mobile number"), text("The one that is bound to the account"))
        self.email = Field(text("E-mail"), text("The one that is bound to the account"))
        self.code = OneTimeCode(text("Code"), text("Send the code"))
        self.offer(Exit.RESEND, self.code.send)
        self.offer(Exit.NEW_PICTURE, self.code.picture.renew)
        legacy = self.scene.journey.flow.venue.profile is Profile.EMAIL_LEGACY
        self.password = Field(text("New password"), OLD_RULE if legacy else RULE, secret=True)
        self.again = Field(text("The same once more"), None, secret=True)
        self._questions = QVBoxLayout()
        self._answers: list[Field] = []
        self.body.addLayout(self._questions)
        for part in (self.papers, self.mobile, self.email, self.code, self.password, self.again):
            self.body.addWidget(part)
        self.entry("phone", self.mobile, check_phone)
        self.entry("email", self.email, check_email)
        self.entry("picture", self.code.picture)
        self.entry("reset_code", self.code.code)
        self.entry("new_password", self.password)
        self.entry("new_password_again", self.again)
        self.none = Button(text("None of these works for me"), "link", icon="question")
        self.offer(Exit.NONE_WORKS, self.none)
        self.body.addWidget(self.none)
        self._listed: tuple[Way, ...] | None = None

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        ways = memory.known.ways.ways if memory.known.ways is not None else ()
        if ways != self._listed:
            self._listed = ways
            self.means.set_choices([(way.means.value, _name(way)) for way in ways])
            self._ask_questions(next((way.questions for way in ways if way.questions), ()), memory)
        if memory.chosen.means is not None:
            self.means.set_value(memory.chosen.means.value)
        self.code.show_sent(memory.known.reset_code, memory.known.picture)
        self.practice.show_memory(memory)
        self._show_what_is_needed()

    def apply(self) -> Memory:
        answers = tuple(field.value() for field in self._answers)
        return super().apply().typing(answers=answers).choosing(means=self._chosen())

    def reason(self) -> Text | None:
        return None if self._chosen() is not None else text("Please choose one of the ways.")

    def fill_code(self, code: str) -> None:
        """The message on the virtual phone was tapped."""
        self.code.code.set_value(code)
        self.edited.emit()

    def _chosen(self) -> Means | None:
        value = self.means.value()
        return Means(value) if value else None

    def _choose(self, key: str) -> None:
        self._show_what_is_needed()
        self.edited.emit()

    def _show_what_is_needed(self) -> None:
        means = self._chosen()
        for part in (self.papers, self.mobile):
            part.setVisible(means is Means.PHONE)
        self.email.setVisible(means is Means.EMAIL)
        self.code.setVisible(means in (Means.PHONE, Means.EMAIL))
        for field in self._answers:
            field.setVisible(means is Means.QUESTIONS)
        for part in (self.password, self.again):
            part.setVisible(means is not None)

    def _ask_questions(self, questions: tuple[str, ...], memory: Memory) -> None:
        for index, question in enumerate(questions):
            field = Field(text("{question}", question=question), None)
            if index < len(memory.typed.answers):
                field.set_value(memory.typed.answers[index])
            field.edited.connect(lambda _: self.edited.emit())
            self._questions.addWidget(field)
            self._answers.append(field)
        if self._answers:
            self.fields["answers"] = self._answers[0]

    def _fill(self) -> None:
        persona = self.memory.known.persona
        if persona is not None:
            self.mobile.set_value(persona.phone)
            self.email.set_value(persona.email)
            self.papers.fill(persona)

    def first_focus(self) -> QWidget | None:
        return None


def _name(way: Way) -> Text:
    match way.means:
        case Means.PHONE:
            return text("By the phone {hint}", hint=way.hint)
        case Means.EMAIL:
            return text("By the e-mail {hint}", hint=way.hint)
        case Means.QUESTIONS:
            return text("By the security questions")


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
