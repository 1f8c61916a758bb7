"""The come-back card of a journey: everything in its memory that waits, and the school's two deadlines."""

from __future__ import annotations

from datetime import datetime

from app.core.backend.data.guide import Topic
from app.core.backend.data.records import Publication
from app.core.backend.data.recovery import TicketState
from app.core.backend.data.reviews import ReviewState
from app.core.comeback.card import ComebackCard, Wait, WaitKind, comeback_card
from app.core.flow.memory import Door, Memory
from app.core.school import SchoolProfile
from app.core.text import Text, text


def card_of(memory: Memory, school: SchoolProfile, now: datetime) -> ComebackCard:
    """What `memory` knows to be waiting at `now`, what to do then, and whom to ask.

    The contact of an example school is left out for somebody who acts for real: it is invented.
    """
    practice = memory.chosen.door not in (Door.FOR_REAL, Door.SCHOOL)
    contact = () if school.is_example and not practice else (*school.counsellor.lines, *school.office.lines)
    return comeback_card(
        _steps(memory),
        (*_waits(memory), *_deadlines(school, practice)),
        contact=contact,
        made_at=now,
        practice=practice,
    )


def _waits(memory: Memory) -> list[Wait]:
    known = memory.known
    found = []
    if known.code_sent is not None and known.session is None:
        found.append(Wait(WaitKind.CODE_VALID, known.code_sent.valid_until))
    if known.check is not None and known.check.uploads.again_at is not None:
        found.append(Wait(WaitKind.UPLOAD_AGAIN, known.check.uploads.again_at))
    if known.review is not None and known.review.state is ReviewState.WAITING:
        found.append(Wait(WaitKind.REVIEW_DUE, known.review.due))
    if known.ticket is not None and known.ticket.state is TicketState.SENT:
        found.append(Wait(WaitKind.TICKET_DUE, known.ticket.answer_due))
    found.extend(Wait(WaitKind.CASE_DUE, case.due) for case in known.cases)
    return list(dict.fromkeys(found))


def _deadlines(school: SchoolProfile, practice: bool) -> list[Wait]:
    found: list[Wait] = []
    if school.is_example and not practice:
        return found
    if school.college_deadline is not None:
        found.append(Wait(WaitKind.COLLEGE_DEADLINE, school.college_deadline))
    if school.office_deadline is not None:
        found.append(Wait(WaitKind.OFFICE_DEADLINE, school.office_deadline))
    return found


def _steps(memory: Memory) -> list[Text]:
    known, chosen = memory.known, memory.chosen
    steps = []
    if known.ticket is not None and known.ticket.state is TicketState.SENT:
        steps.append(text("When the staff have freed the number, register with it at once"))
    if known.review is not None and known.review.state is ReviewState.WAITING:
        steps.append(text("Log in and look at the result of the review"))
    if known.page is not None and known.page.publication is Publication.NOT_YET:
        steps.append(text("Look again when your school has published the records"))
    elif known.page is not None and not known.page.records:
        steps.append(text("Take ID card and admission letter to the student records section"))
    if known.cases:
        steps.append(text("Take the papers to your college and ask for the correction"))
    checked = known.receipt is not None or (chosen.gone_through and chosen.topic is Topic.RECORD)
    if chosen.door is Door.FOR_REAL and chosen.topic is Topic.REGISTER and not chosen.gone_through:
        steps.append(text("Go on registering at www.chsi.com.cn, on your own phone"))
    if not checked:
        steps.append(text("Check the record item by item"))
    if not chosen.told:
        steps.append(text("Tell your counsellor: a tick in this program is no message to the school"))
    if chosen.door is not Door.FOR_REAL:
        # Neither practice nor a school's pre-check registers anybody.
        steps.append(text("Register for real at www.chsi.com.cn, on your own phone"))
    return steps
