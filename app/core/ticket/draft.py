"""What a person fills in for the site's service, and what is wrong with it before it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.core.identity.id_number import check_id_number
from app.core.identity.name import check_name
from app.core.identity.phone import check_phone
from app.core.text import Text, text
from app.core.troubleshooting.model import TicketKind

SHORTEST_DESCRIPTION = 10
LONGEST_DESCRIPTION = 1_000
MOST_SCREENSHOT_BYTES = 5_000_000

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])\d{6}[\s\-]?\d{8}[\s\-]?\d{3}[\dXx](?![0-9A-Za-z])|(?<!\d)\d{15}(?!\d)"
)
_PASSWORD = re.compile(r"(?:密码|口令|password)\s*(?:是|为|:|：|=|is)\s*\S{4,}", re.IGNORECASE)
_CODE = re.compile(r"(?:验证码|校验码|code)\s*(?:是|为|:|：|=|is)?\s*\d{4,8}(?!\d)", re.IGNORECASE)
_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}


@dataclass(frozen=True)
class Draft:
    """A194 asks for user name, screenshot and description; A031 for name, phone, ID number and a photo.

    The photo of A031 is not here: the person hands it over in the chat of the service, and nowhere else.
    `screenshot` are the bytes of a PNG, JPEG or GIF. Nothing of a draft is written anywhere by the program.
    """

    subject: TicketKind
    user_name: str = field(default="", repr=False)
    description: str = field(default="", repr=False)
    screenshot: bytes = field(default=b"", repr=False)
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    id_number: str = field(default="", repr=False)


@dataclass(frozen=True)
class Trouble:
    """`field` is an attribute of `Draft`. A trouble that is only advice does not stop the letter."""

    field: str
    message: Text
    advice: bool = False


def troubles(draft: Draft, today: date) -> tuple[Trouble, ...]:
    """What to mend, in the order of the fields; `today` bounds the date of birth in an ID number."""
    if draft.subject is TicketKind.PHONE_RELEASE:
        return tuple(_phone_release(draft, today))
    return tuple(_letter(draft))


def picture_kind(content: bytes) -> str:
    """``png``, ``jpeg`` or ``gif`` by its first bytes, else empty."""
    return next((kind for start, kind in _PICTURES.items() if content.startswith(start)), "")


def _phone_release(draft: Draft, today: date) -> Iterator[Trouble]:
    checked = (
        ("name", check_name(draft.name)),
        ("phone", check_phone(draft.phone)),
        ("id_number", check_id_number(draft.id_number, today=today)),
    )
    for attribute, result in checked:
        for problem in result.errors[:1]:
            yield Trouble(attribute, problem.message)
    if draft.description:
        yield from _secrets("description", draft.description)


def _letter(draft: Draft) -> Iterator[Trouble]:
    if not draft.user_name.strip():
        yield Trouble("user_name", text("Write your user name, or what you remember of it."), advice=True)
    elif _IDENTITY.search(draft.user_name):
        yield Trouble(
            "user_name", text("Do not write your ID number here; your phone number or e-mail will do.")
        )
    length = len(draft.description.strip())
    if length < SHORTEST_DESCRIPTION:
        yield Trouble("description", text("Describe in a sentence what you did and what you saw."))
    elif length > LONGEST_DESCRIPTION:
        yield Trouble("description", text("Keep it below {n} characters.", n=LONGEST_DESCRIPTION))
    yield from _secrets("description", draft.description)
    if _IDENTITY.search(draft.description):
        yield Trouble("description", text("Take your ID number out; nobody asks for it here."))
    yield from _screenshot(draft.screenshot)


def _secrets(attribute: str, words: str) -> Iterator[Trouble]:
    if _PASSWORD.search(words) or _CODE.search(words):
        yield Trouble(attribute, text("Take the password or code out; no one who helps you needs it."))


def _screenshot(content: bytes) -> Iterator[Trouble]:
    if not content:
        yield Trouble("screenshot", text("Add a screenshot of the page; support asks for one."), advice=True)
    elif not picture_kind(content):
        yield Trouble("screenshot", text("The screenshot must be a PNG, JPEG or GIF picture."))
    elif len(content) > MOST_SCREENSHOT_BYTES:
        yield Trouble("screenshot", text("The screenshot is too large; take it of the message alone."))
