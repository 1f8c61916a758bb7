"""Asking for a one-time code and typing it, on a page that also asks for something else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.backend.data.codes import CodeSent, PictureCode
from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.widgets.labels import Label
from app.widgets.part import Part
from app.widgets.theme import theme
from app.wizard.picture_code import PictureCodeField


class OneTimeCode(Part, QWidget):
    """Picture code and button first; once a code was sent, the field for it. `wanted` asks for a code."""

    wanted = Signal()
    another_picture = Signal()

    def __init__(self, name: Text, send: Text) -> None:
        super().__init__()
        self.picture = PictureCodeField()
        self.picture.another.connect(self.another_picture)
        self.send = Button(send, "secondary", icon="message")
        self.send.clicked.connect(self.wanted)
        self.code = Field(name, text("6 digits"))
        self.valid = Label(None, role="hint", colour="ink2")
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.picture)
        self._box.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self.valid)
        self._box.addWidget(self.code)
        self.show_sent(None, None)
        self.settle()

    def show_sent(self, sent: CodeSent | None, picture: PictureCode | None) -> None:
        """`sent` is the newest code, None before there is one."""
        self.picture.show_picture(picture)
        self.code.setVisible(sent is not None)
        self.valid.setVisible(sent is not None)
        if sent is not None:
            self.valid.set_text(
                text(
                    "A code was sent. It is valid until {moment}; use the newest one.",
                    moment=sent.valid_until,
                )
            )
            self.send.set_text(text("Send another code"))

    def restyle(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().px(14))
