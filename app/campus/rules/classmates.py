"""Help by a classmate: asking, the inbox, answering face to face (A068, A095, A120–A124)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.campus.rules.claims import PHONE, claim, holder, release
from app.campus.rules.duplicates import prove_number
from app.campus.rules.forms import name_of, phone_of
from app.campus.rules.ways_out import check_may_ask, check_no_review, help_requests_left, warned
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, HelpRow, RecordRow, StudentRow
from app.core.backend.data.accounts import AccountState, Nothing
from app.core.backend.data.reviews import (
    HelpAnswer,
    HelpEntries,
    HelpEntry,
    HelpPurpose,
    HelpRequest,
    HelpState,
)
from app.core.backend.refusal import RefusalCode, Refused
from app.core.mask import mask_phone


def ask_classmate(work: Work, request: HelpRequest) -> HelpEntry:
    """Send one request (A124). A121: the helper's phone is bound, and the class is the same."""
    me = _asking(work, request.purpose)
    check_may_ask(work, me)
    own_phone = phone_of(request.own_phone, "own_phone")
    helper = _helper(work, me, request)
    if request.purpose is HelpPurpose.BIND_REAL_NAME:
        _check_phone_is_free(work, me, own_phone)
    row = HelpRow(
        id=f"H-{work.now:%Y%m%d}-{work.entropy.digits(8)}",
        purpose=request.purpose,
        state=HelpState.SENT,
        sent_at=work.now,
        account=me.id,
        helper=helper.id,
        own_phone=own_phone,
    )
    work.rows(HelpRow).add(row)
    return _entry(work, row, other=helper.name, phone=mask_phone(helper.phone))


def _asking(work: Work, purpose: HelpPurpose) -> AccountRow:
    if purpose is HelpPurpose.SOLVE_DUPLICATE:
        me = warned(work)
        check_no_review(work, me)
        return me
    me = work.me()
    if me.state is not AccountState.ACTIVE or me.real_name_bound:
        raise Refused(RefusalCode.BINDING_NOT_READY)
    return me


def _helper(work: Work, me: AccountRow, request: HelpRequest) -> AccountRow:
    phone = phone_of(request.classmate_phone, "classmate_phone")
    name = name_of(work, request.classmate_name, me.document_type, "classmate_name")
    held = holder(work, PHONE, phone)
    helper = work.rows(AccountRow).get(held.account) if held else None
    if helper is None or helper.name != name:
        raise Refused(RefusalCode.CLASSMATE_NOT_FOUND)
    is_bound = helper.real_name_bound or not work.rules.help_needs_bound_phone
    is_of_class = _class_of(work, helper) is not None and _class_of(work, helper) == _class_of(work, me)
    if (
        helper.id == me.id
        or helper.state is not AccountState.ACTIVE
        or not is_bound
        or (work.rules.help_needs_same_class and not is_of_class)
    ):
        raise Refused(RefusalCode.CLASSMATE_NOT_ELIGIBLE)
    return helper


def _class_of(work: Work, account: AccountRow) -> tuple[str, str] | None:
    """College and class, by the school's list or record, published or not."""
    for row_type in (StudentRow, RecordRow):
        row = work.rows(row_type).first(number=account.number) if account.number else None
        if isinstance(row, StudentRow | RecordRow) and row.name == account.name:
            return row.college, row.class_name
    return None


def _check_phone_is_free(work: Work, me: AccountRow, phone: str) -> None:
    held = holder(work, PHONE, phone)
    if held is not None and held.account != me.id:
        raise Refused(RefusalCode.PHONE_TAKEN, field="own_phone")


def decide_help(work: Work, row: HelpRow, *, accept: bool) -> HelpRow:
    """Carry out what the helper decided. Too late, when the account was proven or closed in the meantime."""
    account = work.rows(AccountRow).get(row.account)
    if account is None or not _still_needed(row, account):
        work.rows(HelpRow).put(replace(row, state=HelpState.EXPIRED))
        raise HelpTooLate(RefusalCode.HELP_REQUEST_CLOSED)
    row = work.rows(HelpRow).put(replace(row, state=HelpState.HELPED if accept else HelpState.REFUSED))
    if accept and row.purpose is HelpPurpose.SOLVE_DUPLICATE:
        prove_number(work, account)
    elif accept:
        _bind(work, account, row.own_phone)
    return row


class HelpTooLate(Refused):
    """That the request has expired is saved along with the refusal."""

    keep_changes = True


def _still_needed(row: HelpRow, account: AccountRow) -> bool:
    if row.purpose is HelpPurpose.SOLVE_DUPLICATE:
        return account.state is AccountState.NEEDS_ID_CHECK
    return account.state is AccountState.ACTIVE and not account.real_name_bound


def _bind(work: Work, account: AccountRow, phone: str) -> None:
    """A068: the classmate's word takes the place of the code."""
    if account.phone != phone:
        _check_phone_is_free(work, account, phone)
        release(work, PHONE, account.phone, account.id)
        claim(work, PHONE, phone, account.id, by_binding=True)
    work.rows(AccountRow).put(replace(account, phone=phone, real_name_bound=True))


def help_requests(work: Work, request: Nothing) -> HelpEntries:
    me = work.me()
    entries = []
    for row in work.rows(HelpRow).all(account=me.id):
        helper = work.rows(AccountRow).get(row.helper)
        name, phone = (helper.name, mask_phone(helper.phone)) if helper else ("", "")
        entries.append(_entry(work, row, other=name, phone=phone))
    return HelpEntries(tuple(entries), help_requests_left(work, me))


def inbox(work: Work, request: Nothing) -> HelpEntries:
    """A123: what the helper finds behind the icon top right; the requester's phone is shown (A122)."""
    me = work.me()
    entries = []
    for row in work.rows(HelpRow).all(helper=me.id):
        asker = work.rows(AccountRow).get(row.account)
        entries.append(_entry(work, row, other=asker.name if asker else "", phone=row.own_phone))
    return HelpEntries(tuple(entries), help_requests_left(work, me))


def answer_classmate(work: Work, request: HelpAnswer) -> HelpEntry:
    """Help or decline. Helping needs the confirmation of having met (当面确认本人)."""
    me = work.me()
    row = work.rows(HelpRow).get(request.reference)
    if row is None or row.helper != me.id or _state(work, row) is not HelpState.SENT:
        raise Refused(RefusalCode.HELP_REQUEST_CLOSED)
    if me.state is not AccountState.ACTIVE or (work.rules.help_needs_bound_phone and not me.real_name_bound):
        raise Refused(RefusalCode.CLASSMATE_NOT_ELIGIBLE, field="reference")
    if request.accept and work.rules.help_needs_meeting and not request.met_in_person:
        raise Refused(RefusalCode.HELP_NOT_MET_IN_PERSON)
    row = decide_help(work, row, accept=request.accept)
    asker = work.rows(AccountRow).get(row.account)
    return _entry(work, row, other=asker.name if asker else "", phone=row.own_phone)


def is_open(work: Work, row: HelpRow) -> bool:
    """Whether the helper can still answer, and the help is still needed."""
    account = work.rows(AccountRow).get(row.account)
    is_waiting = _state(work, row) is HelpState.SENT
    return is_waiting and account is not None and _still_needed(row, account)


def _state(work: Work, row: HelpRow) -> HelpState:
    """A request that was not answered in time has expired by itself."""
    is_old = _until(work, row) <= work.now
    return HelpState.EXPIRED if row.state is HelpState.SENT and is_old else row.state


def _until(work: Work, row: HelpRow) -> datetime:
    return row.sent_at + timedelta(seconds=work.rules.help_request_life)


def _entry(work: Work, row: HelpRow, *, other: str, phone: str) -> HelpEntry:
    return HelpEntry(row.id, row.purpose, other, phone, _state(work, row), row.sent_at, _until(work, row))
