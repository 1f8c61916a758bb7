"""Who holds a number, a phone or an e-mail: one account each, kept by a unique column (A049, A069)."""

from __future__ import annotations

from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, ClaimRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.data.codes import Channel
from app.core.backend.refusal import RefusalCode, Refused
from app.core.mask import mask_email, mask_phone

NUMBER, PHONE, EMAIL = "number", "phone", "email"


def holder(work: Work, kind: str, value: str) -> ClaimRow | None:
    return work.rows(ClaimRow).get(work.index(value, kind)) if value else None


def claim(work: Work, kind: str, value: str, account: str, *, by_binding: bool = False) -> None:
    """Hold a value for an account; the database refuses a second holder, whoever checked first."""
    work.rows(ClaimRow).add(ClaimRow(work.index(value, kind), account, by_binding))


def release(work: Work, kind: str, value: str, account: str) -> None:
    """Give a value free, if it is this account's."""
    if value:
        work.rows(ClaimRow).remove(id=work.index(value, kind), account=account)


def release_all(work: Work, account: str) -> None:
    work.rows(ClaimRow).remove(account=account)


def kind_of_channel(channel: Channel) -> str:
    return PHONE if channel is Channel.PHONE else EMAIL


def check_free(work: Work, channel: Channel, target: str, field: str) -> None:
    """Refuse a phone or e-mail that somebody holds.

    A030: phone taken; A033: e-mail registered; A035: it waits for activation; A034: bound by another
    account, whose masked name is told.
    """
    held = holder(work, kind_of_channel(channel), target)
    if held is None:
        return
    owner = work.rows(AccountRow).get(held.account)
    if held.by_binding and owner is not None:
        raise Refused(RefusalCode.CONTACT_BOUND, field=field, owner=masked_user_name(owner))
    if channel is Channel.PHONE:
        raise Refused(RefusalCode.PHONE_TAKEN, field=field)
    if owner is not None and owner.state is AccountState.AWAITING_ACTIVATION:
        raise Refused(RefusalCode.EMAIL_AWAITING_ACTIVATION, field=field)
    raise Refused(RefusalCode.EMAIL_TAKEN, field=field)


def user_name(account: AccountRow) -> str:
    """What an account is called: its phone (A020), in the legacy profile its e-mail (A049)."""
    return account.phone if account.named_by is Channel.PHONE else account.email


def masked_user_name(account: AccountRow) -> str:
    named = user_name(account)
    return mask_phone(named) if account.named_by is Channel.PHONE else mask_email(named)
