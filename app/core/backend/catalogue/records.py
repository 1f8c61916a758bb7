"""The record and its correction: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.RECORD_UNKNOWN: Entry(
        text("This record is not shown for your account."),
        text("Please look it up again."),
        "record_id",
        "record-missing",
        404,
    ),
    RefusalCode.SELF_CHECK_INCOMPLETE: Entry(
        text("Some items are not decided yet."),
        text("Please decide every item; unsure is an answer too."),
        "verdicts",
        "record-wrong",
        422,
    ),
    RefusalCode.CASE_UNKNOWN: Entry(
        text("No report has this reference."),
        text("Please check the reference."),
        "reference",
        "record-wrong",
        404,
    ),
    RefusalCode.CASE_STATE: Entry(
        text("This report cannot take that step now."),
        text("Please look at where it stands."),
        "state",
        "record-wrong",
        409,
    ),
}
