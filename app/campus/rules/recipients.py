"""To whom a one-time code goes, and whether it may."""

from __future__ import annotations

from app.campus.rules.claims import check_free, holder, kind_of_channel
from app.campus.rules.forms import contact_of
from app.campus.service.work import Work
from app.campus.store.rows import StudentRow
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.refusal import RefusalCode, Refused
from app.core.rules.limits import RevealTaken

_TO_OWNERS = (Purpose.RESET_PASSWORD, Purpose.LOG_IN)
_OF_THE_ACCOUNT = (Purpose.CLOSE_ACCOUNT, Purpose.CHANGE_CONTACT, Purpose.BIND)


def recipient(work: Work, purpose: Purpose, channel: Channel, typed: str) -> tuple[str, bool]:
    """The number or address, and whether the message is delivered.

    An empty target means the account's own. Where nothing may be revealed before a code (`reveal_taken:
    after_code`), asking looks the same for a number that is taken.
    """
    if not typed.strip():
        account = work.account
        target = "" if account is None else account.phone if channel is Channel.PHONE else account.email
        if not target:
            raise Refused(RefusalCode.FIELD_REQUIRED, field="target")
        return target, True
    target = contact_of(channel, typed)
    if purpose is Purpose.REGISTER and work.rules.reveal_taken is RevealTaken.AT_ENTRY:
        check_free(work, channel, target, field="target")
    if purpose in _OF_THE_ACCOUNT:
        me = work.me()
        if target not in (me.phone, me.email):
            check_free(work, channel, target, field="target")
    if purpose in _TO_OWNERS:
        # Nobody learns here whose number it is; only its owner gets a message.
        return target, _is_known(work, channel, target)
    return target, True


def _is_known(work: Work, channel: Channel, target: str) -> bool:
    if holder(work, kind_of_channel(channel), target) is not None:
        return True
    return channel is Channel.PHONE and work.rows(StudentRow).first(phone=target) is not None
