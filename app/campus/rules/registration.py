"""Registering with a phone (A020–A028, A030, A082), and what may be asked before the form is sent."""

from __future__ import annotations

from app.campus.rules.activation import register_by_email
from app.campus.rules.claims import NUMBER, PHONE, check_free, claim, holder
from app.campus.rules.codes import use_code
from app.campus.rules.duplicates import check_number, pending_review
from app.campus.rules.forms import contact_of, identity_of, password_of, phone_of
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow
from app.core.backend.data.accounts import (
    AccountState,
    ContactClaim,
    Identity,
    Registered,
    Registration,
    Standing,
)
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.descriptor import Profile
from app.core.backend.refusal import RefusalCode, Refused
from app.core.rules.limits import RevealTaken


def check_identity(work: Work, request: Identity) -> Standing:
    """Whether a number may be registered; told only where the rule `reveal_taken` is ``at_entry`` (A026)."""
    identity = identity_of(work, request, field="")
    if work.rules.reveal_taken is not RevealTaken.AT_ENTRY:
        return Standing(free=True, revealed=False)
    if not _is_my_own(work, identity.number):
        check_number(work, identity.number, "number")
    return Standing(free=True, revealed=True)


def _is_my_own(work: Work, number: str) -> bool:
    """Whoever lost the answer to their basic information and goes back is not taken for somebody else."""
    held = holder(work, NUMBER, number)
    return held is not None and work.account is not None and held.account == work.account.id


def check_contact(work: Work, request: ContactClaim) -> Standing:
    """Whether a phone or e-mail may be registered (A030, A033–A035, A069)."""
    target = contact_of(request.channel, request.target)
    if work.rules.reveal_taken is not RevealTaken.AT_ENTRY:
        return Standing(free=True, revealed=False)
    check_free(work, request.channel, target, field="target")
    return Standing(free=True, revealed=True)


def register(work: Work, request: Registration) -> Registered:
    """Make an account. Phone profile: usable at once (A023), or waiting for proof of the number (A082)."""
    if not work.setting.passwords:
        raise Refused(RefusalCode.PASSWORDS_NOT_USED)
    if work.profile is Profile.EMAIL_LEGACY:
        return register_by_email(work, request)
    return _register_by_phone(work, request)


def _register_by_phone(work: Work, request: Registration) -> Registered:
    phone = phone_of(request.phone)
    identity = identity_of(work, request.identity)
    password = password_of(work, request.password, user_name=phone, number=identity.number)
    use_code(work, Purpose.REGISTER, Channel.PHONE, phone, request.code)
    check_free(work, Channel.PHONE, phone, field="phone")
    state = state_for_number(
        work, identity.number, register_again=request.register_again, warned=request.warning_accepted
    )
    account = AccountRow(
        id=work.entropy.token(),
        state=state,
        created_at=work.now,
        named_by=Channel.PHONE,
        password_hash=work.hasher.hash(password),
        document_type=identity.document_type,
        # The code came to this phone, so it is bound by real name as soon as the number is proven.
        real_name_bound=state is AccountState.ACTIVE,
        login_failures=0,
        apps=(),
        warning_accepted=False,
        app_failures=0,
        proven=False,
        closed_because="",
        name=identity.name,
        number=identity.number,
        phone=phone,
        email="",
        questions=(),
    )
    work.rows(AccountRow).add(account)
    claim(work, PHONE, phone, account.id)
    if state is AccountState.ACTIVE:
        claim(work, NUMBER, identity.number, account.id)
    return Registered(phone, state, work.rules.message_registered)


def state_for_number(work: Work, number: str, *, register_again: bool, warned: bool) -> AccountState:
    """What an account with this number becomes: active when the number is free, waiting for proof with the
    tick 我要重新注册 (A082) and the warning accepted (A091), else the refusal.
    """
    if pending_review(work, number):
        raise Refused(RefusalCode.ID_NUMBER_UNDER_REVIEW, field="identity.number")
    if holder(work, NUMBER, number) is None:
        return AccountState.ACTIVE
    if not register_again:
        raise Refused(RefusalCode.ID_NUMBER_TAKEN, field="identity.number")
    if work.rules.warning_needed and not warned:
        raise Refused(RefusalCode.WARNING_NOT_ACCEPTED, field="warning_accepted")
    return AccountState.NEEDS_ID_CHECK
