"""One-time codes: a life, reuse while it lives, a cool-down, a daily limit, a stop (A075–A079)."""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import datetime, timedelta

from app.campus.rules.forms import code_of, contact_of
from app.campus.rules.messages import send_code_message
from app.campus.rules.pictures import check_picture
from app.campus.rules.recipients import recipient
from app.campus.service.work import CountedRefusal, Work
from app.campus.store.rows import BlockRow, CodeRow
from app.core.backend.data.codes import Channel, CodeAccepted, CodeCheck, CodeRequest, CodeSent, Purpose
from app.core.backend.refusal import RefusalCode, Refused
from app.core.mask import mask_email, mask_phone

_DAY = timedelta(days=1)


def send_code(work: Work, request: CodeRequest) -> CodeSent:
    """Send a code, after the picture code was right.

    Within the cool-down, `CODE_COOLDOWN`; after the daily limit, `CODE_LIMITED` for a day (A079): codes
    that were sent before stay usable (A075).
    """
    check_picture(work, request.picture)
    target, arrives = recipient(work, request.purpose, request.channel, request.target)
    sent = work.rows(CodeRow).all(target=target)
    again_at, left = _check_rate(work, target, sent)
    life = code_life(work, request.channel)
    id, code = work.entropy.token(), _new_code(work, sent)
    row = CodeRow(
        id=id,
        purpose=request.purpose,
        channel=request.channel,
        sent_at=work.now,
        valid_until=work.after(life),
        tries=0,
        code_hash=_hash(work, id, code),
        target=target,
    )
    work.rows(CodeRow).add(row)
    if arrives:
        send_code_message(work, request.purpose, request.channel, target, code, life)
    masked = mask_phone(target) if request.channel is Channel.PHONE else mask_email(target)
    return CodeSent(
        request.channel, masked, work.now, row.valid_until, again_at, left, work.rules.code_digits
    )


def _check_rate(work: Work, target: str, sent: list[CodeRow]) -> tuple[datetime, int]:
    """When the next code may be asked for, and how many are left today; or the refusal (A076)."""
    rules = work.rules
    block = work.rows(BlockRow).get(work.index(target, "block"))
    if block is not None and block.until > work.now:
        raise CountedRefusal(RefusalCode.CODE_LIMITED, field="target", retry_at=block.until)
    free_at = max((row.sent_at for row in sent), default=work.now - _DAY) + timedelta(
        seconds=rules.code_cooldown
    )
    if free_at > work.now:
        raise CountedRefusal(RefusalCode.CODE_COOLDOWN, field="target", retry_at=free_at)
    since = work.now - _DAY
    if block is not None:
        # The stop is over: what was sent before it does not count again.
        since = max(since, block.until - timedelta(seconds=rules.code_block))
    today = sum(row.sent_at > since for row in sent)
    if today >= rules.codes_per_day:
        until = work.after(rules.code_block)
        fresh = BlockRow(work.index(target, "block"), until)
        work.rows(BlockRow).put(fresh) if block else work.rows(BlockRow).add(fresh)
        raise CountedRefusal(RefusalCode.CODE_LIMITED, field="target", retry_at=until)
    return work.after(rules.code_cooldown), rules.codes_per_day - today - 1


def _new_code(work: Work, sent: list[CodeRow]) -> str:
    """Digits that no earlier code to this target had, so that wrong, old and expired can be told apart."""
    code = work.entropy.digits(work.rules.code_digits)
    while any(_matches(work, row, code) for row in sent):
        code = work.entropy.digits(work.rules.code_digits)
    return code


def code_life(work: Work, channel: Channel) -> int:
    """Seconds for which a code counts (A075, A076)."""
    return work.rules.phone_code_life if channel is Channel.PHONE else work.rules.email_code_life


def check_code(work: Work, request: CodeCheck) -> CodeAccepted:
    """Check a code without using it up."""
    target = contact_of(request.channel, request.target)
    return CodeAccepted(
        matching_code(work, request.purpose, request.channel, target, request.code).valid_until
    )


def matching_code(
    work: Work, purpose: Purpose, channel: Channel, target: str, typed: str, field: str = "code"
) -> CodeRow:
    """The live code that was typed, or the refusal that says what is the matter with it.

    A075: every code counts while it lives, an older one too. Wrong ones are counted against every code
    that is alive, so that guessing ends.
    """
    code = code_of(typed, field)
    rows = [
        row
        for row in work.rows(CodeRow).all(target=target)
        if (row.purpose, row.channel) == (purpose, channel)
    ]
    if not rows:
        raise Refused(RefusalCode.CODE_NOT_SENT, field=field)
    alive = [row for row in rows if row.valid_until > work.now]
    if not work.rules.older_code_accepted:
        alive = alive[-1:]
    usable = [row for row in alive if row.tries < work.rules.code_tries]
    for row in usable:
        if _matches(work, row, code):
            return row
    if any(_matches(work, row, code) for row in rows if row not in alive):
        raise Refused(RefusalCode.CODE_EXPIRED, field=field)
    if alive and not usable:
        raise Refused(RefusalCode.CODE_TRIES_USED, field=field)
    for row in usable:
        work.rows(CodeRow).put(replace(row, tries=row.tries + 1))
    raise CountedRefusal(RefusalCode.CODE_WRONG, field=field)


def _hash(work: Work, id: str, code: str) -> str:
    """Keyed, and another one for each row: a million guesses at the database tell nothing without the key."""
    return work.index(f"{id}/{code}", "code")


def _matches(work: Work, row: CodeRow, typed: str) -> bool:
    """Compared in constant time, so that an answer's delay tells no digit."""
    return hmac.compare_digest(row.code_hash, _hash(work, row.id, typed))


def use_code(
    work: Work, purpose: Purpose, channel: Channel, target: str, typed: str, field: str = "code"
) -> None:
    """Check a code and, where the rule does not let it be used again, end its life."""
    row = matching_code(work, purpose, channel, target, typed, field)
    if not work.rules.code_reusable:
        work.rows(CodeRow).put(replace(row, valid_until=work.now))
