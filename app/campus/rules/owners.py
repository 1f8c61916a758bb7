"""Who mends what, and what to bring (D3)."""

from __future__ import annotations

from app.campus.store.rows import RecordRow
from app.core.backend.data.corrections import Mismatch
from app.core.backend.data.records import Owner, Photo

IDENTITY_KEYS = frozenset({"xm", "xb", "csrq", "mz", "sfzh"})
"""Name, sex, date of birth, nationality, number: what the admission data brought along."""
RECORD, DUPLICATE, STATUS, PHOTO = "record", "duplicate", "status", "photo"


def owner_of(mismatch: Mismatch, record: RecordRow | None) -> Owner:
    """D3: who mends this.

    Wrong since the exam registration: the province's exam authority. Changed in law: proof to the school
    (A164). A photo nobody captured: the capture department (A181). Everything else: the school (A163, A175).
    """
    if mismatch.key == PHOTO:
        is_missing = record is not None and record.admission_photo is Photo.MISSING
        return Owner.CAPTURE if is_missing else Owner.SCHOOL
    if mismatch.key in IDENTITY_KEYS and mismatch.wrong_since_admission and not mismatch.changed_in_law:
        return Owner.PROVINCE
    return Owner.SCHOOL


def proof_for(mismatch: Mismatch) -> tuple[str, ...]:
    """What the owner will want to see, as keys of the words for it."""
    if mismatch.changed_in_law:
        return ("id-card", "household-register", "change-certificate")
    if mismatch.key in IDENTITY_KEYS:
        return ("id-card", "household-register", "admission-letter")
    if mismatch.key == PHOTO:
        return ("id-card",)
    if mismatch.key in (RECORD, DUPLICATE):
        return ("id-card", "admission-letter")
    return ("admission-letter",)
