"""Words to hand in or to send: what is wrong in the record, with lines left blank for what only the person
writes.

Names and numbers never come into it from the program; the person fills them in by pen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.selfcheck.fields import SUBJECTS
from app.core.selfcheck.mending import Mending, who_mends
from app.core.text import Text, listed, text, verbatim


@dataclass(frozen=True)
class Wrong:
    """One wrong thing: its key, what the record shows, what it should be (both may be empty), and who
    mends it.
    """

    key: str
    shown: str
    should_be: str
    mending: Mending

    @classmethod
    def found(cls, key: str, shown: str = "", should_be: str = "", **circumstances: bool) -> Wrong:
        """With the owner that D3 gives; circumstances are those of `who_mends`."""
        return cls(
            key,
            shown,
            should_be,
            who_mends(
                key,
                wrong_since_admission=circumstances.get("wrong_since_admission", False),
                changed_in_law=circumstances.get("changed_in_law", False),
            ),
        )


def letter(wrong: Sequence[Wrong], *, office: str, today: date) -> tuple[Text, ...]:
    """The form to hand in at `office`, a line each; to be signed by the person."""
    return (
        text("To: {office}", office=office),
        text("While checking my student record I found the following:"),
        *_lines(wrong),
        text("Enclosed: {papers}", papers=_papers(wrong)),
        text("Please check and correct it."),
        text("Name: ____________  Student number: ____________  Phone: ____________"),
        text("Signature: ____________  Date: {day}", day=today),
    )


def message(wrong: Sequence[Wrong], *, at_school: bool = False) -> tuple[Text, ...]:
    """A short message to the counsellor. With nothing wrong it says that the check is done.

    `at_school`: what was looked at is the school's own pre-check, and not the official site.
    """
    if not wrong:
        return (text("I have checked my student record on the official site and found no mistake."),)
    return (
        text("In the school's own pre-check I found the following:")
        if at_school
        else text("I have checked my student record on the official site and found the following:"),
        *_lines(wrong),
        text("Could you tell me when and where I may bring the papers?"),
    )


def question() -> Text:
    """A short message to the counsellor of somebody who does not know whether an item is right."""
    return text(
        "I am checking my student record on the official site and am not sure of one item. "
        "Could you look at it with me?"
    )


def bring(wrong: Sequence[Wrong]) -> tuple[Text, ...]:
    """Everything to bring for all of it, each paper once, in order of importance."""
    return tuple(dict.fromkeys(paper for item in wrong for paper in item.mending.bring))


def _lines(wrong: Sequence[Wrong]) -> list[Text]:
    return [
        text(
            "{number}. {subject}: shown {shown}, should be {should_be}",
            number=number,
            subject=SUBJECTS[item.key],
            shown=verbatim(item.shown) if item.shown else text("(empty)"),
            should_be=verbatim(item.should_be) if item.should_be else text("(see enclosed)"),
        )
        for number, item in enumerate(wrong, 1)
    ]


def _papers(wrong: Sequence[Wrong]) -> Text:
    papers = bring(wrong)
    return listed(papers) if papers else text("nothing")
