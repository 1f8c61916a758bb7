"""Looking up one's record and finishing the self-check (A021, A051, A160–A162, D1, D2)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.corrections import open_case
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, RecordRow
from app.core.backend.data.accounts import AccountState, Nothing
from app.core.backend.data.corrections import Mismatch
from app.core.backend.data.records import (
    Flag,
    Publication,
    Record,
    RecordField,
    RecordKind,
    RecordPage,
    SelfCheck,
    SelfCheckReceipt,
    StatusClass,
    Verdict,
)
from app.core.backend.refusal import RefusalCode, Refused
from app.core.mask import mask_id_number

MASKED = ("sfzh",)
"""Fields whose content is a number of the person's own."""
PHOTO = "photo"


def may_see_records(account: AccountRow) -> None:
    """A082, A115: an account that still has to prove its number sees nothing but the ways to do so."""
    if account.state is AccountState.NEEDS_ID_CHECK:
        raise Refused(RefusalCode.ID_CHECK_NEEDED)
    if account.state is not AccountState.ACTIVE:
        raise Refused(RefusalCode.BASIC_INFORMATION_NEEDED)


def look_up(work: Work, request: Nothing) -> RecordPage:
    """What the archive shows for exactly this name and number (A021, A051); nothing is a state too (A162)."""
    me = work.me()
    may_see_records(me)
    return record_page(work, me)


def record_page(work: Work, account: AccountRow) -> RecordPage:
    reported = [row for row in work.rows(RecordRow).all(number=account.number) if row.name == account.name]
    published = [row for row in reported if row.published_since and row.published_since <= work.now.date()]
    is_published = bool(published) or (not reported and work.setting.published)
    since = max((row.published_since for row in published if row.published_since), default=None)
    current = sum(_is_current(row) for row in published)
    return RecordPage(
        Publication.PUBLISHED if is_published else Publication.NOT_YET,
        since,
        tuple(_shown(row, is_duplicate=_is_current(row) and current > 1) for row in published),
    )


def _is_current(row: RecordRow) -> bool:
    """Of a student now: an earlier school's record, left behind by graduating, is no duplicate (D2)."""
    return row.kind is RecordKind.STUDENT and row.status_class is not StatusClass.LEFT


def _shown(row: RecordRow, *, is_duplicate: bool) -> Record:
    flags = (*row.flags, Flag.DUPLICATE) if is_duplicate and Flag.DUPLICATE not in row.flags else row.flags
    return Record(
        id=row.id,
        kind=row.kind,
        institution=row.institution,
        fields=tuple(
            RecordField(key, _masked(key, value), _masked(key, row.compare.get(key, "")))
            for key, value in row.fields.items()
        ),
        status=row.status,
        status_class=row.status_class,
        admission_photo=row.admission_photo,
        qualification_photo=row.qualification_photo,
        flags=flags,
        self_checked_at=row.self_checked_at,
        photo_seed=row.photo_seed,
    )


def _masked(key: str, value: str) -> str:
    return mask_id_number(value) if key in MASKED and value else value


def own_record(work: Work, record_id: str) -> RecordRow:
    """A record that this account is shown; of anybody else's nothing is told, not even that it exists."""
    me = work.me()
    may_see_records(me)
    row = work.rows(RecordRow).get(record_id)
    if row is None or (row.name, row.number) != (me.name, me.number):
        raise Refused(RefusalCode.RECORD_UNKNOWN)
    if row.published_since is None or row.published_since > work.now.date():
        raise Refused(RefusalCode.RECORD_UNKNOWN)
    return row


def confirm(work: Work, request: SelfCheck) -> SelfCheckReceipt:
    """Finish the self-check (A161): photo and every field that counts decided; differences are reported."""
    row = own_record(work, request.record_id)
    decided = {verdict.key for verdict in request.verdicts}
    possible = {*row.fields, PHOTO}
    needed = possible - work.setting.unchecked
    if len(decided) != len(request.verdicts) or not needed <= decided <= possible:
        raise Refused(RefusalCode.SELF_CHECK_INCOMPLETE)
    cases = [
        open_case(work, row, Mismatch(row.id, verdict.key, verdict.should_be)).reference
        for verdict in request.verdicts
        if verdict.verdict is Verdict.DIFFERENT
    ]
    work.rows(RecordRow).put(replace(row, self_checked_at=work.now))
    return SelfCheckReceipt(reference(work, "Z"), work.now, tuple(cases))


def reference(work: Work, kind: str) -> str:
    """A short name for something a person may have to quote, like Z-20261019-4821."""
    return f"{kind}-{work.now:%Y%m%d}-{work.entropy.digits(6)}"
