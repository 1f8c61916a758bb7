"""The school's side of a report: college confirms and sends, office mends or refuses (A164, A174–A186)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.corrections import OPEN, case_called, shown_case
from app.campus.rules.owners import IDENTITY_KEYS, PHOTO
from app.campus.service.work import Work
from app.campus.store.rows import CaseRow, RecordRow
from app.core.backend.data.corrections import Case, CaseDecision, CaseFilter, Cases, CaseState, PhotoCause
from app.core.backend.data.records import Flag, Owner, Photo, RecordKind
from app.core.backend.refusal import RefusalCode, Refused

OFFICE_ROLES = frozenset({"office", "operator"})
_NEXT = {
    CaseState.REPORTED: (CaseState.COLLEGE_CONFIRMED, CaseState.REFUSED),
    CaseState.COLLEGE_CONFIRMED: (CaseState.SENT, CaseState.REFUSED),
    CaseState.SENT: (CaseState.MENDED, CaseState.REFUSED),
}
"""A186: the college looks first, only what it confirmed is sent, and the office decides."""


def class_cases(work: Work, request: CaseFilter) -> Cases:
    """What a counsellor sees: reports of the own college and classes; the office sees all."""
    rows = (row for row in work.rows(CaseRow).all() if _may_see(work, row))
    return Cases(
        tuple(
            shown_case(row)
            for row in rows
            if (request.state is None or row.state is request.state)
            and (not request.college or _college(work, row) == request.college)
        )
    )


def decide(work: Work, request: CaseDecision) -> Case:
    """Move a report on by one state."""
    row = case_called(work, request.reference)
    if not _may_see(work, row):
        raise Refused(RefusalCode.CASE_UNKNOWN)
    is_final = row.state is CaseState.SENT
    if is_final and (work.staff is None or work.staff.role not in OFFICE_ROLES):
        raise Refused(RefusalCode.NOT_ALLOWED)
    return shown_case(move(work, row, request.state, reason=request.reason, photo_cause=request.photo_cause))


def move(
    work: Work, row: CaseRow, state: CaseState, *, reason: str = "", photo_cause: PhotoCause | None = None
) -> CaseRow:
    """The report in its next state; what follows from it is carried out."""
    cause = photo_cause or row.photo_cause
    if state not in _next_states(work, row, cause):
        raise Refused(RefusalCode.CASE_STATE)
    if state is CaseState.REFUSED and not reason.strip():
        raise Refused(RefusalCode.FIELD_REQUIRED, field="reason")
    owner = _owner_by_cause(row, cause)
    if state is CaseState.MENDED:
        _mend(work, row, cause)
    return work.rows(CaseRow).put(replace(row, state=state, reason=reason, photo_cause=cause, owner=owner))


def _next_states(work: Work, row: CaseRow, cause: PhotoCause | None) -> tuple[CaseState, ...]:
    """A178: capture data are corrected by the school at once, without the way through the office."""
    allowed = _NEXT.get(row.state, ())
    if row.key == PHOTO and cause is PhotoCause.CAPTURE_DATA_WRONG and work.rules.photo_data_mended_at_once:
        if row.state in OPEN:
            return (*allowed, CaseState.MENDED)
    elif row.state is CaseState.REPORTED and not work.rules.reports_need_college:
        return (*allowed, CaseState.SENT)
    return allowed


def _owner_by_cause(row: CaseRow, cause: PhotoCause | None) -> Owner:
    """A178–A181: what the school finds in its image module says who is next."""
    if row.key != PHOTO or cause is None:
        return row.owner
    return Owner.CAPTURE if cause is PhotoCause.NOT_CAPTURED else Owner.SCHOOL


def _mend(work: Work, row: CaseRow, cause: PhotoCause | None) -> None:
    """Change the record. The value before stays in the report (A164)."""
    record = work.rows(RecordRow).get(row.record) if row.record else None
    if record is None:
        return
    if record.kind is RecordKind.QUALIFICATION and row.key in IDENTITY_KEYS:
        # A164: after publication of the qualification only the province can change it.
        raise Refused(RefusalCode.CASE_STATE)
    if row.key == PHOTO:
        work.rows(RecordRow).put(replace(record, admission_photo=Photo.OWN, photo_cause=None))
        if cause is PhotoCause.DUPLICATE_RECORD:
            _withdraw_duplicates(work, record)
    elif row.key == "duplicate":
        _withdraw_duplicates(work, record)
    elif row.key in record.fields and row.should_be:
        name = row.should_be if row.key == "xm" else record.name
        number = row.should_be if row.key == "sfzh" else record.number
        fields = {**record.fields, row.key: row.should_be}
        work.rows(RecordRow).put(replace(record, name=name, number=number, fields=fields))


def _withdraw_duplicates(work: Work, record: RecordRow) -> None:
    """A180: the school confirms which record is invalid, and that one is withdrawn."""
    for other in work.rows(RecordRow).all(number=record.number):
        if other.id != record.id and other.name == record.name:
            work.rows(RecordRow).remove(id=other.id)
    remaining = tuple(flag for flag in record.flags if flag is not Flag.DUPLICATE)
    work.rows(RecordRow).put(replace(record, flags=remaining))


def _may_see(work: Work, row: CaseRow) -> bool:
    staff = work.staff
    if staff is None:
        return False
    if staff.role in OFFICE_ROLES:
        return True
    record = work.rows(RecordRow).get(row.record) if row.record else None
    if record is None:
        return False
    return record.college == staff.college and (not staff.classes or record.class_name in staff.classes)


def _college(work: Work, row: CaseRow) -> str:
    record = work.rows(RecordRow).get(row.record) if row.record else None
    return record.college if record else ""
