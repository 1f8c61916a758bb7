"""Something is wrong: whom it concerns (D3), its way through college and office (A163, A164, A170–A186)."""

from __future__ import annotations

from app.campus.rules.owners import owner_of, proof_for
from app.campus.service.work import Work
from app.campus.store.rows import CaseRow, RecordRow
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.corrections import Case, Cases, CaseState, Mismatch
from app.core.backend.refusal import RefusalCode, Refused

OPEN = (CaseState.REPORTED, CaseState.COLLEGE_CONFIRMED, CaseState.SENT)


def open_case(work: Work, record: RecordRow | None, mismatch: Mismatch) -> Case:
    """Report one thing. A second report of the same thing, while the first is open, is the first."""
    me = work.me()
    record_id = record.id if record else ""
    for earlier in work.rows(CaseRow).all(account=me.id):
        if (earlier.record, earlier.key) == (record_id, mismatch.key) and earlier.state in OPEN:
            return shown_case(earlier)
    row = CaseRow(
        id=f"C-{work.now:%Y%m%d}-{work.entropy.digits(6)}",
        key=mismatch.key,
        owner=owner_of(mismatch, record),
        state=CaseState.REPORTED,
        reported_at=work.now,
        due=work.setting.deadlines.college,
        photo_cause=None,
        account=me.id,
        record=record_id,
        shown=_shown_value(record, mismatch.key),
        should_be=mismatch.should_be,
        reason="",
        proof=proof_for(mismatch),
    )
    work.rows(CaseRow).add(row)
    return shown_case(row)


def _shown_value(record: RecordRow | None, key: str) -> str:
    if record is None:
        return ""
    return record.status if key == "status" else record.fields.get(key, "")


def shown_case(row: CaseRow) -> Case:
    return Case(
        reference=row.id,
        key=row.key,
        shown=row.shown,
        should_be=row.should_be,
        owner=row.owner,
        state=row.state,
        reported_at=row.reported_at,
        due=row.due,
        bring=row.proof,
        reason=row.reason,
    )


def cases(work: Work, request: Nothing) -> Cases:
    return Cases(tuple(shown_case(row) for row in work.rows(CaseRow).all(account=work.me().id)))


def case_called(work: Work, reference: str) -> CaseRow:
    row = work.rows(CaseRow).get(reference)
    if row is None:
        raise Refused(RefusalCode.CASE_UNKNOWN)
    return row
