"""The ticket to the staff of the site for a phone number that is taken (A031): exactly what they ask for."""

from __future__ import annotations

from app.core.flow import person
from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.mask import mask_id_number, mask_phone
from app.core.text import text, verbatim
from app.widgets.banner import SideNote
from app.widgets.buttons import Button
from app.wizard.answers import Answer, AnswerCard
from app.wizard.page import Page
from app.wizard.photo_slot import PhotoSlot


class TicketPage(Page):
    step = Step.TICKET
    title = text("What the staff of CHSI ask for")
    lead = text("On WeChat: the account 学信网, 帮助中心, 问题咨询, 人工客服. Exactly these four things.")
    primary = text("Hand it in, in practice")

    def build(self) -> None:
        self.card = AnswerCard()
        self.photo = PhotoSlot(
            text("Photo holding your ID"),
            text("Card and face in one picture, both readable"),
            "portrait",
            self.scene.is_practice,
        )
        self.body.addWidget(self.card)
        self.check = Button(text("Check it with the photo helper first"), icon="shield-check")
        self.check.clicked.connect(self._open_helper)
        self.body.addWidget(self.photo)
        self.body.addWidget(self.check)
        self.fields["ticket_photo"] = self.photo
        self.photo.edited.connect(lambda _: self.edited.emit())
        self.add_side(
            SideNote(
                text("After the approval"),
                text("Register promptly with this phone number, before somebody else does."),
            ),
            SideNote(
                text("Quicker?"),
                text("If you have another number of your own, register with that one now."),
            ),
        )

    def _open_helper(self) -> None:
        from app.core.photo.report import Side
        from app.core.photo.service import PhotoService
        from app.wizard.photo.both_sides import PhotoHelper, Purpose

        number = person.number(self.memory.typed)
        service = PhotoService(self.scene.clock)
        helper = PhotoHelper(service, number, sides=(Side.PORTRAIT,), purpose=Purpose.TICKET)
        helper.taken.connect(self._use)
        self.side_wanted.emit(helper)

    def _use(self, portrait: bytes, emblem: bytes) -> None:
        """Take the copy that the helper has made; the ticket asks for one photo."""
        self.photo.set_value(portrait)
        self.edited.emit()

    def show_memory(self, memory: Memory) -> None:
        typed = memory.typed
        self.card.show_answers(
            [
                Answer(text("Name"), verbatim(person.name(typed))),
                Answer(text("Mobile number"), verbatim(mask_phone(person.phone(typed)))),
                Answer(text("Document number"), verbatim(mask_id_number(person.number(typed)))),
            ]
        )
        if self.photo.value() != typed.ticket_photo:
            self.photo.set_value(typed.ticket_photo)

    def apply(self) -> Memory:
        return self.memory.typing(ticket_photo=self.photo.value())
