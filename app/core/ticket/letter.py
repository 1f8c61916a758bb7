"""The letter to the site's service: text to copy, a mail link, a mail file to open and send oneself."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from app.core.text import Speaker, Text, text
from app.core.ticket.draft import Draft, picture_kind
from app.core.troubleshooting.model import TicketKind

_LONGEST_LINK = 1_900
"""Some mail programs and systems cut longer links."""

_SUBJECTS = {
    TicketKind.ACCOUNT: text("Help with a CHSI account"),
    TicketKind.REVIEW: text("Question about an identity review"),
    TicketKind.PHONE_RELEASE: text("Request to release a phone number"),
}


@dataclass(frozen=True)
class Letter:
    """`subject` and `body` in the language of the speaker that wrote it; for the service that is Chinese."""

    subject: str
    body: str
    screenshot: bytes

    def mail_link(self, address: str) -> str:
        """``mailto:`` with subject and body; a body too long for a link is cut at its end."""
        start = f"mailto:{quote(address, safe='@')}?subject={quote(self.subject)}&body="
        body = self.body
        while len(start) + len(encoded := quote(body.replace("\n", "\r\n"))) > _LONGEST_LINK:
            body = body[: len(body) * 9 // 10].rstrip()
        return start + encoded

    def mail_file(self, address: str) -> bytes:
        """An ``.eml`` that mail programs open as a draft: no sender, no date, the screenshot attached."""
        message = EmailMessage(policy=SMTP)
        message["To"] = address
        message["Subject"] = self.subject
        message["X-Unsent"] = "1"
        message.set_content(self.body)
        kind = picture_kind(self.screenshot)
        if kind:
            message.add_attachment(
                self.screenshot, maintype="image", subtype=kind, filename=f"screenshot.{kind}"
            )
        return bytes(message)


def letter(draft: Draft, speaker: Speaker) -> Letter:
    """The letter of a draft in which nothing is left to mend."""
    lines = _phone_release(draft) if draft.subject is TicketKind.PHONE_RELEASE else _account(draft)
    body = "\n".join(speaker.say(line) for line in lines)
    return Letter(speaker.say(_SUBJECTS[draft.subject]), body + "\n", draft.screenshot)


def _account(draft: Draft) -> list[Text]:
    attached = text("attached") if draft.screenshot else text("none")
    user_name = draft.user_name.strip()
    return [
        text("Hello,"),
        text("User name: {words}", words=user_name) if user_name else text("User name: I do not remember it"),
        text("Screenshot of the page: {words}", words=attached),
        text("What happened: {words}", words=draft.description.strip()),
        text("Thank you."),
    ]


def _phone_release(draft: Draft) -> list[Text]:
    lines = [
        text("Hello, my phone number was registered before by somebody else. Please release it for me."),
        text("Name: {words}", words=draft.name.strip()),
        text("Phone number: {words}", words=draft.phone.strip()),
        text("Document number: {words}", words=draft.id_number.strip()),
        text("Photo of me holding my ID card: sent in this chat."),
    ]
    if draft.description.strip():
        lines.append(text("What happened: {words}", words=draft.description.strip()))
    return lines
