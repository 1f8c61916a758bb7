"""A student reports something wrong, from the record page or without any record (A162, A163, A173)."""

from __future__ import annotations

from app.campus.rules.corrections import open_case
from app.campus.rules.owners import DUPLICATE, PHOTO, RECORD, STATUS
from app.campus.rules.records import may_see_records, own_record
from app.campus.service.work import Work
from app.core.backend.data.corrections import Case, Mismatch
from app.core.backend.refusal import RefusalCode, Refused


def report(work: Work, request: Mismatch) -> Case:
    if not request.record_id:
        may_see_records(work.me())
        if request.key != RECORD:
            raise Refused(RefusalCode.RECORD_UNKNOWN)
        return open_case(work, None, request)
    row = own_record(work, request.record_id)
    if request.key not in {*row.fields, PHOTO, STATUS, DUPLICATE, RECORD}:
        raise Refused(RefusalCode.FIELD_INVALID, field="key")
    return open_case(work, row, request)
