"""The ticket for a phone number that somebody else registered (A031, A032)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.claims import PHONE, holder, release
from app.campus.rules.due import after_working_days
from app.campus.rules.forms import identity_of, phone_of
from app.campus.rules.images import check_image
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, TicketRow
from app.core.backend.data.recovery import PhoneTicket, Ticket, TicketReference, TicketState
from app.core.backend.refusal import RefusalCode, Refused


def open_ticket(work: Work, request: PhoneTicket) -> Ticket:
    """Name, phone, number and a picture holding the card; answered within three working days (A031, A194).

    While one is open for this phone and number, asking again gives that one.
    """
    identity = identity_of(work, request.identity)
    phone = phone_of(request.phone)
    check_image(work, request.photo, "photo")
    for earlier in work.rows(TicketRow).all(phone=phone):
        if earlier.state is TicketState.SENT and earlier.number == identity.number:
            return _shown(earlier)
    row = TicketRow(
        id=f"T-{work.now:%Y%m%d}-{work.entropy.digits(8)}",
        state=TicketState.SENT,
        sent_at=work.now,
        due=after_working_days(work.now, work.rules.ticket_working_days),
        phone=phone,
        name=identity.name,
        number=identity.number,
        reason="",
    )
    work.rows(TicketRow).add(row)
    return _shown(row)


def decide_ticket(work: Work, row: TicketRow, *, accept: bool, reason: str) -> TicketRow:
    """Approval releases the phone: its account keeps everything else (A031: register promptly)."""
    state = TicketState.APPROVED if accept else TicketState.REJECTED
    row = work.rows(TicketRow).put(replace(row, state=state, reason="" if accept else reason))
    held = holder(work, PHONE, row.phone)
    if accept and held is not None:
        release(work, PHONE, row.phone, held.account)
        account = work.rows(AccountRow).get(held.account)
        if account is not None:
            work.rows(AccountRow).put(replace(account, phone="", real_name_bound=False))
    return row


def ticket(work: Work, request: TicketReference) -> Ticket:
    row = work.rows(TicketRow).get(request.reference)
    if row is None:
        raise Refused(RefusalCode.TICKET_UNKNOWN)
    return _shown(row)


def _shown(row: TicketRow) -> Ticket:
    return Ticket(row.id, row.state, row.sent_at, row.due, row.reason)
