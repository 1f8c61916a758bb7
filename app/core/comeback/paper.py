"""The come-back card as words for a QR code and as a page for printing."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from app.core.comeback.card import ComebackCard, days_left
from app.core.text import Speaker, text

if TYPE_CHECKING:
    from jinja2 import Template

QR_BYTES = 700
"""UTF-8 bytes that a phone's camera still reads well off a screen at four pixels a module (version 19,
level L holds 792).
"""


def qr_text(card: ComebackCard, speaker: Speaker) -> str:
    """Steps and dates, one a line, as plain text a phone shows without network; at most `QR_BYTES` bytes.

    Lines are dropped from the steps, last first, until it fits: the dates matter most.
    """
    dates = [f"{speaker.say(wait.words)} {_when(wait.at, speaker)}" for wait in card.waits]
    steps = [f"{number}. {speaker.say(step)}" for number, step in enumerate(card.steps, 1)]
    head = [speaker.say(text("Xueji Guide: come-back card"))]
    if card.practice:
        head.append(speaker.say(text("Practice only: you are not registered yet.")))
    while True:
        lines = "\n".join([*head, *dates, *steps])
        if len(lines.encode()) <= QR_BYTES:
            return lines
        if not steps:
            return lines.encode()[:QR_BYTES].decode(errors="ignore")
        steps.pop()


def html(card: ComebackCard, speaker: Speaker) -> str:
    """One A5 page for `QTextDocument`: black on white, boxes to tick, lines for a pen, no name and no
    number.
    """
    deadline = card.deadline
    return _template().render(
        say=speaker.say,
        text=text,
        card=card,
        steps=[speaker.say(step) for step in card.steps],
        waits=[
            (speaker.say(wait.words), _when(wait.at, speaker), wait is deadline, wait.certain)
            for wait in card.waits
        ],
        left=speaker.say(days_left(deadline, card.made_at)) if deadline else "",
        labels={
            "title": speaker.say(text("Come-back card")),
            "practice": speaker.say(text("Practice only: you are not registered yet.")),
            "next": speaker.say(text("What to do next")),
            "dates": speaker.say(text("What waits until when")),
            "uncertain": speaker.say(text("may shift by holidays that are not announced yet")),
            "late": speaker.say(
                text("Some of this comes after the deadline. Please tell your counsellor today.")
            ),
            "where": speaker.say(text("Where to ask")),
            "official": speaker.say(text("The only official site:")),
            "notes": speaker.say(text("My notes")),
            "warning": speaker.say(
                text("Give nobody a code or password. This card is not a message to the school.")
            ),
            "made": speaker.say(text("Written {when}", when=card.made_at)),
        },
    )


def _when(at: object, speaker: Speaker) -> str:
    return speaker.say(text("{when}", when=at))  # type: ignore[arg-type]


@lru_cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    source = (files("app.resources") / "handouts" / "comeback.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)
