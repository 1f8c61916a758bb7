"""The SMS code: six boxes, how long to wait for another, and that the one you have still counts (A075)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.mask import mask_phone
from app.core.text import Text, text, text_n
from app.widgets.buttons import Button
from app.widgets.code_boxes import CodeBoxes
from app.widgets.countdown import Countdown
from app.widgets.field import ErrorLine
from app.widgets.panels import Panel
from app.widgets.theme import theme
from app.widgets.wrapping_row import WrappingRow
from app.wizard.page import Page
from app.wizard.picture_code import PictureCodeField


class SmsCodePage(Page):
    step = Step.SMS_CODE
    title = text("Type the SMS code")
    phone = True

    def build(self) -> None:
        self.boxes = CodeBoxes(text("SMS code"))
        self.error = ErrorLine()
        self.countdown = Countdown(
            lambda n: text_n("Another code in {n} second", "Another code in {n} seconds", n),
            text("You can ask for another code now"),
        )
        self.again = Button(text("Send another code"), icon="refresh")
        self.none = Button(text("No code has come"), icon="question")
        self.change = Button(text("Change the number"), icon="pencil")
        self._buttons = WrappingRow(self.again, self.none, self.change)
        self.resend = Panel("card", margin=16, spacing=12)
        self.picture = PictureCodeField()
        self.send = Button(text("Send the SMS code"), icon="message")
        self.resend.box.addWidget(self.picture)
        self.resend.box.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        self.resend.hide()
        boxes = QVBoxLayout()
        boxes.addWidget(self.boxes, 0, Qt.AlignmentFlag.AlignLeft)
        boxes.addWidget(self.error)
        self.body.addLayout(boxes)
        self.body.addWidget(self.countdown)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self.resend)
        self.fields["code"] = self.boxes
        self.fields["picture"] = self.picture
        self.boxes.edited.connect(self._typed)
        self.again.clicked.connect(self._open_resend)
        self.offer(Exit.RESEND, self.send)
        self.none.clicked.connect(lambda: self.help_wanted.emit("sms-not-received"))
        self.offer(Exit.CHANGE_PHONE, self.change)
        self.offer(Exit.NEW_PICTURE, self.picture.renew)
        self.countdown.over.connect(lambda: self.again.set_reason(None))
        self._shown_sent: object = None

    def show_memory(self, memory: Memory) -> None:
        if self.boxes.value() != memory.typed.code:
            self.boxes.fill(memory.typed.code)
        self.picture.set_value(memory.typed.picture)
        self.picture.show_picture(memory.known.picture)
        sent = memory.known.code_sent
        if sent is None:
            return
        to = mask_phone(memory.known.code_sent_to)
        self.head.set_lead(text("Sent to {phone}. Please type the {n} digits.", phone=to, n=sent.digits))
        if sent is self._shown_sent:
            return
        self._shown_sent = sent
        self.resend.hide()
        self.countdown.set_note(_lives(sent.valid_until, sent.sent_at))
        began, wait = (
            self.scene.clock.monotonic(),
            (sent.again_at - sent.sent_at).total_seconds(),
        )
        self.again.set_reason(None if wait <= 0 else text("Please wait until the time beside it is over"))
        if wait > 0:
            clock = self.scene.clock
            self.countdown.start(wait, lambda: wait - (clock.monotonic() - began))

    def apply(self) -> Memory:
        return self.memory.typing(code=self.boxes.value(), picture=self.picture.value())

    def first_focus(self) -> QWidget:
        return self.boxes

    def fill_code(self, code: str) -> None:
        """The message on the virtual phone was tapped."""
        self.boxes.fill(code)
        self.point("code", None)
        self.boxes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def point(self, field: str, words: Text | None) -> None:
        if field == "code":
            self.boxes.set_state("plain" if words is None else "error")
            self.error.set_error(words)
        else:
            super().point(field, words)

    def name_of(self, field: str) -> Text | None:
        return text("SMS code") if field == "code" else super().name_of(field)

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        self.boxes.set_compact(room < theme().px(460) or height < theme().px(520))

    def _typed(self) -> None:
        self.point("code", None)
        self.edited.emit()

    def _open_resend(self) -> None:
        self.resend.show()
        self.again.set_reason(text("Type the picture code below"))
        self.leaving.emit(Exit.NEW_PICTURE)
        self.picture.field.input.setFocus(Qt.FocusReason.OtherFocusReason)


def _lives(until: datetime, now: datetime) -> Text:
    """With the day only where it is not today's."""
    moment = until if until.date() != now.date() else f"{until:%H:%M}"
    return text("The code you have is valid until {moment}. No need to get another.", moment=moment)
