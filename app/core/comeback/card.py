"""The come-back card: all that a person waits for, until when, beside the deadline. Nothing personal is on
it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.core.clock import CHINA
from app.core.text import Text, text, text_n
from app.core.working_days import add_working_days

REPLY_WORKING_DAYS = 3
"""Photo review (A111, A112) and a reply to a mail or ticket (A194)."""


class WaitKind(StrEnum):
    """What is waited for; the card's icon and words follow from it."""

    CODE_VALID = "code-valid"
    CODE_AGAIN = "code-again"
    UPLOAD_AGAIN = "upload-again"
    HELP_AGAIN = "help-again"
    REVIEW_DUE = "review-due"
    TICKET_DUE = "ticket-due"
    CASE_DUE = "case-due"
    PUBLICATION = "publication"
    COLLEGE_DEADLINE = "college-deadline"
    OFFICE_DEADLINE = "office-deadline"


DEADLINES = frozenset({WaitKind.COLLEGE_DEADLINE, WaitKind.OFFICE_DEADLINE})

_WORDS = {
    WaitKind.CODE_VALID: text("The code you have can be used until"),
    WaitKind.CODE_AGAIN: text("A new code can be asked for from"),
    WaitKind.UPLOAD_AGAIN: text("Photos can be uploaded again from"),
    WaitKind.HELP_AGAIN: text("A classmate can be asked again from"),
    WaitKind.REVIEW_DUE: text("The review of your photos should be done by the end of"),
    WaitKind.TICKET_DUE: text("The site's staff should have answered by the end of"),
    WaitKind.CASE_DUE: text("Ask your college how far the correction is on"),
    WaitKind.PUBLICATION: text("Look whether your school has published the records, from"),
    WaitKind.COLLEGE_DEADLINE: text("Your college wants the self-check finished by"),
    WaitKind.OFFICE_DEADLINE: text("The student records section closes the list on"),
}


@dataclass(frozen=True)
class Wait:
    """One dated line. A date without a time means the whole of that day.

    `certain` is false where a day rests on holidays that are not announced yet.
    """

    kind: WaitKind
    at: datetime | date
    certain: bool = True

    @property
    def words(self) -> Text:
        return _WORDS[self.kind]

    def moment(self) -> datetime:
        """For sorting: the moment itself, or the end of the day."""
        if isinstance(self.at, datetime):
            return self.at
        return datetime.combine(self.at, time.max, CHINA)


@dataclass(frozen=True)
class ComebackCard:
    """What to do next, in order; what waits until when, in order, the deadlines among them; and where to
    ask.
    """

    steps: tuple[Text, ...]
    waits: tuple[Wait, ...]
    contact: tuple[str, ...]
    made_at: datetime
    practice: bool

    @property
    def deadline(self) -> Wait | None:
        """The first deadline, or None when the school has set none."""
        return next((wait for wait in self.waits if wait.kind in DEADLINES), None)

    @property
    def late(self) -> tuple[Wait, ...]:
        """What is waited for beyond the deadline: the counsellor should hear of it now."""
        limit = self.deadline
        if limit is None:
            return ()
        return tuple(
            wait for wait in self.waits if wait.kind not in DEADLINES and wait.moment() > limit.moment()
        )


def comeback_card(
    steps: Iterable[Text],
    waits: Iterable[Wait],
    *,
    contact: Iterable[str],
    made_at: datetime,
    practice: bool,
) -> ComebackCard:
    """A card with its lines in order of time; what has passed already is left out, save the deadlines."""
    open_waits = [wait for wait in waits if wait.kind in DEADLINES or wait.moment() >= made_at]
    ordered = sorted(open_waits, key=lambda wait: (wait.moment(), wait.kind))
    return ComebackCard(tuple(steps), tuple(ordered), tuple(contact), made_at, practice)


def reply_due(kind: WaitKind, sent: datetime) -> Wait:
    """When an answer that takes three working days is due, for something sent at `sent`."""
    due = add_working_days(sent.astimezone(CHINA).date(), REPLY_WORKING_DAYS)
    return Wait(kind, due.day, due.certain)


def days_left(deadline: Wait, now: datetime) -> Text:
    """``3 days left``, counted in whole calendar days; today and past days in words."""
    count = (deadline.moment().date() - now.astimezone(CHINA).date()).days
    if count < 0:
        return text("The deadline has passed. Please call your counsellor today.")
    if count == 0:
        return text("Today is the last day.")
    return text_n("{n} day left", "{n} days left", count)
