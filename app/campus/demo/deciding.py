"""What invented staff decide: for the newest open thing of a kind, else for the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.campus.rules.classmates import decide_help, is_open
from app.campus.rules.corrections import OPEN
from app.campus.rules.mending import move
from app.campus.rules.reviews import decide_review
from app.campus.rules.staged import stage, staged_for
from app.campus.rules.tickets import decide_ticket
from app.campus.service.work import Work
from app.campus.store.rows import CaseRow, HelpRow, RecordRow, ReviewRow, SessionRow, TicketRow
from app.core.backend.data.corrections import CaseState
from app.core.backend.data.recovery import TicketState
from app.core.backend.data.reviews import HelpState, ReviewState
from app.core.backend.data.sandbox import StagedDecision, Subject

_ONE_DAY = timedelta(days=1)
_UNTIL_NOW = {CaseState.REPORTED: CaseState.COLLEGE_CONFIRMED, CaseState.COLLEGE_CONFIRMED: CaseState.SENT}
DEFAULT_REASON = "照片不符合要求"


def decide(work: Work, decision: StagedDecision) -> None:
    """Decide now where something is open, otherwise keep the decision."""
    reason = decision.reason or DEFAULT_REASON
    done = {
        Subject.APP_CHECK: _nothing,
        Subject.REVIEW: _review,
        Subject.TICKET: _ticket,
        Subject.HELP: _help,
        Subject.CASE: _case,
        Subject.PUBLICATION: _publish,
    }[decision.subject](work, decision.accept, reason)
    if not done:
        stage(work, decision.subject, accept=decision.accept, reason=reason)


def decide_what_is_due(work: Work) -> None:
    """What happens while time passes: staff answer when their time is up, a classmate after a day.

    As staged, and kindly where nothing is staged. A classmate whom somebody plays answers for themselves.
    """
    for review in work.rows(ReviewRow).all(state=ReviewState.WAITING):
        if review.due <= work.now:
            accept, reason = _answer(work, Subject.REVIEW)
            decide_review(work, review, accept=accept, reason=reason)
    for ticket in work.rows(TicketRow).all(state=TicketState.SENT):
        if ticket.due <= work.now:
            accept, reason = _answer(work, Subject.TICKET)
            decide_ticket(work, ticket, accept=accept, reason=reason)
    for help in work.rows(HelpRow).all(state=HelpState.SENT):
        if help.sent_at + _ONE_DAY <= work.now and is_open(work, help) and not _is_played(work, help):
            decide_help(work, help, accept=_answer(work, Subject.HELP)[0])


def _is_played(work: Work, help: HelpRow) -> bool:
    """Somebody has logged in as the one who is asked."""
    return bool(work.rows(SessionRow).all(account=help.helper))


def _answer(work: Work, subject: Subject) -> tuple[bool, str]:
    staged = staged_for(work, subject)
    return (True, "") if staged is None else (staged.accept, staged.reason)


def _nothing(work: Work, accept: bool, reason: str) -> bool:
    return False


def _review(work: Work, accept: bool, reason: str) -> bool:
    row = work.rows(ReviewRow).newest(state=ReviewState.WAITING)
    if row is not None:
        decide_review(work, row, accept=accept, reason=reason)
    return row is not None


def _ticket(work: Work, accept: bool, reason: str) -> bool:
    row = work.rows(TicketRow).newest(state=TicketState.SENT)
    if row is not None:
        decide_ticket(work, row, accept=accept, reason=reason)
    return row is not None


def _help(work: Work, accept: bool, reason: str) -> bool:
    rows = [row for row in work.rows(HelpRow).all(state=HelpState.SENT) if not _is_played(work, row)]
    if rows:
        decide_help(work, rows[-1], accept=accept)
    return bool(rows)


def _case(work: Work, accept: bool, reason: str) -> bool:
    """College and office at once: mended, or refused with the reason."""
    rows = [row for row in work.rows(CaseRow).all() if row.state in OPEN]
    if not rows:
        return False
    row = rows[-1]
    while accept and row.state in _UNTIL_NOW:
        row = move(work, row, _UNTIL_NOW[row.state])
    move(work, row, CaseState.MENDED if accept else CaseState.REFUSED, reason="" if accept else reason)
    return True


def _publish(work: Work, accept: bool, reason: str) -> bool:
    """The school publishes what it has, or takes it back."""
    for row in work.rows(RecordRow).all():
        since = (row.published_since or work.now.date()) if accept else None
        work.rows(RecordRow).put(replace(row, published_since=since))
    return True
