"""The message for the site's service: filled in, checked, then copied or opened as a mail; never sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.rules.book import shipped_rules
from app.core.text import Speaker, Text, text, verbatim
from app.core.ticket.draft import MOST_SCREENSHOT_BYTES, Draft, troubles
from app.core.ticket.letter import Letter, letter
from app.core.troubleshooting.model import Leaf, TicketKind
from app.widgets.banner import Notice
from app.widgets.buttons import Button
from app.widgets.copy_button import CopyButton
from app.widgets.field import Field
from app.widgets.file_dialog import file_to_open, file_to_save
from app.widgets.labels import Label, PlainLabel
from app.widgets.panels import Panel
from app.widgets.words_field import WordsField
from app.wizard.troubleshooter.tree_view import TreeView

SERVICE_SPEAKS = "zh_CN"


class LetterView(TreeView):
    """Everything typed here lives in these fields only and goes when the view goes."""

    primary = text("Back to the steps")
    primary_quiet = True

    def build(self) -> None:
        leaf = self.tree.nodes[self.walk.here]
        assert isinstance(leaf, Leaf)
        assert leaf.ticket is not None
        self._kind: TicketKind = leaf.ticket
        self._screenshot = b""
        self.head.set_title(text("A message for CHSI support"))
        self.head.set_lead(
            text("It is put together here and you send it. Nothing is sent or kept by this program.")
        )
        self.fields: dict[str, Field | WordsField] = {}
        if self._kind is TicketKind.PHONE_RELEASE:
            self._add("name", Field(text("Name"), text("As on your ID card")))
            self._add("phone", Field(text("Phone number to release")))
            self._add(
                "id_number", Field(text("Document number"), text("Asked for by support in this case only"))
            )
        else:
            self._add(
                "user_name",
                Field(text("User name"), text("Your phone number or e-mail; what you remember will do")),
            )
        self._add(
            "description",
            WordsField(text("What happened"), text("What you did, what you saw. No password, no code")),
        )
        if self._kind is not TicketKind.PHONE_RELEASE:
            self._add_screenshot()
        self._add_preview()
        self._show()

    def first_focus(self) -> QWidget:
        return next(iter(self.fields.values()))

    def forward(self) -> None:
        self.go(self.walk)

    @property
    def draft(self) -> Draft:
        typed = {name: field.value() for name, field in self.fields.items()}
        return Draft(self._kind, screenshot=self._screenshot, **typed)

    @property
    def letter(self) -> Letter:
        """In Chinese, whatever the window speaks: that is what the service reads."""
        return letter(self.draft, Speaker(SERVICE_SPEAKS))

    def choose_screenshot(self, path: Path) -> None:
        """Take a picture file; only its bytes are kept, and only here."""
        try:
            with path.open("rb") as opened:
                self._screenshot = opened.read(MOST_SCREENSHOT_BYTES + 1)
        except OSError:
            self._screenshot = b""
        self._show()

    def _add(self, name: str, field: Field | WordsField) -> None:
        self.fields[name] = field
        field.edited.connect(lambda _: self._show())
        self.body.addWidget(field)

    def _add_screenshot(self) -> None:
        row = QHBoxLayout()
        self.picture = Button(text("Add a screenshot"), icon="picture")
        self.picture.clicked.connect(self._ask_for_picture)
        self.picture_state = Label(None, "hint", colour="ink2")
        row.addWidget(self.picture)
        row.addWidget(self.picture_state, 1)
        self.body.addLayout(row)

    def _add_preview(self) -> None:
        card = Panel("well", margin=20, spacing=10)
        card.box.addWidget(Label(text("What you will send"), "label"))
        self.preview = PlainLabel("", "second")
        card.box.addWidget(self.preview)
        self.beside.addWidget(card)
        self.advice = Notice("info", verbatim(""))
        self.beside.addWidget(self.advice)
        self.copy = CopyButton(lambda: self.letter.body, text("Copy the words"), "primary", wide=True)
        self.beside.addWidget(self.copy)
        self.mail = Button(text("Open in the mail program"), icon="mail", wide=True)
        self.mail.clicked.connect(self._open_mail)
        self.file = Button(text("Save as a mail file"), icon="download", wide=True)
        self.file.clicked.connect(self._ask_where)
        if self._kind is TicketKind.PHONE_RELEASE:
            # A031 is answered in the chat of the service account, with the photo; a mail would go astray.
            hint = text(
                "Send it in WeChat to the human agent of chsi_chesicc, with the photo holding your ID."
            )
            self.beside.addWidget(Notice("message", hint))
        else:
            self.beside.addWidget(self.mail)
            self.beside.addWidget(self.file)

    def _show(self) -> None:
        if not hasattr(self, "preview"):
            return
        found = troubles(self.draft, self.scene.today())
        for name, field in self.fields.items():
            wrong = next((t for t in found if t.field == name and not t.advice and field.value()), None)
            field.set_error(wrong.message if wrong else None)
        stopping = [trouble for trouble in found if not trouble.advice]
        self.preview.set_words(self.letter.body)
        self.copy.renew()
        told: Text | None = next((t.message for t in (*stopping, *found)), None)
        self.advice.setVisible(told is not None)
        if told is not None:
            self.advice.set_text(told)
        for button in (self.copy, self.mail, self.file):
            button.set_reason(stopping[0].message if stopping else None)
        if hasattr(self, "picture_state"):
            self.picture_state.set_text(text("Screenshot added") if self._screenshot else None)

    def _ask_for_picture(self) -> None:
        chosen = file_to_open(self, text("Add a screenshot"), "*.png *.jpg *.jpeg *.gif")
        if chosen is not None:
            self.choose_screenshot(chosen)

    def _open_mail(self) -> None:
        QDesktopServices.openUrl(QUrl(self.letter.mail_link(_address())))

    def _ask_where(self) -> None:
        chosen = file_to_save(self, text("Save as a mail file"), "*.eml", "chsi.eml")
        if chosen is not None:
            self.save_mail(chosen)

    def save_mail(self, path: Path) -> None:
        """Write the mail file where the person chose."""
        try:
            path.write_bytes(self.letter.mail_file(_address()))
        except OSError:
            self.advice.set_text(text("The file cannot be written there."))
            self.advice.setVisible(True)

    def focus_first(self) -> None:
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


def _address() -> str:
    return str(shipped_rules().entries["service_email"].value)
