"""The legacy profile after activation: basic information, then a phone or e-mail bound (A060–A070, A089)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.claims import EMAIL, NUMBER, PHONE, check_free, claim, holder, release
from app.campus.rules.codes import use_code
from app.campus.rules.forms import contact_of, identity_of, phone_of
from app.campus.rules.registration import state_for_number
from app.campus.rules.shown import shown
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow
from app.core.backend.data.accounts import Account, AccountState, BasicInformation, Binding
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.refusal import RefusalCode, Refused


def fill_basic_information(work: Work, request: BasicInformation) -> Account:
    """A061: name, document and phone, once. A taken number has to be proven then (A089, A089b)."""
    me = work.me()
    if me.state is not AccountState.NEEDS_BASIC_INFORMATION:
        # A043, A097: what was filled in stays; the number for ever.
        raise Refused(RefusalCode.ID_NUMBER_IMMUTABLE, field="identity.number")
    identity = identity_of(work, request.identity)
    phone = phone_of(request.phone)
    _check_phone(work, me, phone)
    state = state_for_number(
        work, identity.number, register_again=request.register_again, warned=request.warning_accepted
    )
    filled = replace(
        me,
        state=state,
        name=identity.name,
        document_type=identity.document_type,
        number=identity.number,
        phone=phone,
    )
    work.rows(AccountRow).put(filled)
    claim(work, PHONE, phone, me.id, by_binding=True)
    if state is AccountState.ACTIVE:
        claim(work, NUMBER, identity.number, me.id)
    return shown(work, filled)


def _check_phone(work: Work, me: AccountRow, phone: str) -> None:
    held = holder(work, PHONE, phone)
    if held is not None and held.account != me.id:
        check_free(work, Channel.PHONE, phone, field="phone")


def bind(work: Work, request: Binding) -> Account:
    """A065–A067: a phone or e-mail with the code that came to it; a phone completes real-name binding.

    A070, A115: not before the number is proven.
    """
    me = work.me()
    if me.state is AccountState.NEEDS_BASIC_INFORMATION:
        raise Refused(RefusalCode.BASIC_INFORMATION_NEEDED)
    if me.state is not AccountState.ACTIVE:
        raise Refused(RefusalCode.BINDING_NOT_READY)
    return shown(work, with_contact(work, me, request, Purpose.BIND))


def with_contact(work: Work, me: AccountRow, request: Binding, purpose: Purpose) -> AccountRow:
    """The account with another phone or e-mail, which nobody else may hold (A069)."""
    target = contact_of(request.channel, request.target)
    kind, before = (PHONE, me.phone) if request.channel is Channel.PHONE else (EMAIL, me.email)
    use_code(work, purpose, request.channel, target, request.code)
    if target != before:
        check_free(work, request.channel, target, field="target")
        release(work, kind, before, me.id)
        claim(work, kind, target, me.id, by_binding=request.channel is not me.named_by)
    if request.channel is Channel.PHONE:
        return work.rows(AccountRow).put(replace(me, phone=target, real_name_bound=True))
    # A065: in the legacy profile the e-mail is one of the two ways to bind.
    is_bound = me.real_name_bound or (purpose is Purpose.BIND and me.named_by is Channel.EMAIL)
    return work.rows(AccountRow).put(replace(me, email=target, real_name_bound=is_bound))
