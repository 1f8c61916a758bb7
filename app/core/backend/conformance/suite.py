"""All cases of the contract."""

from __future__ import annotations

from app.core.backend.conformance.case import Case
from app.core.backend.conformance.roles import (
    accounts,
    codes,
    guide,
    records,
    recovery,
    reviews,
    service,
    stage,
)

CASES: tuple[Case, ...] = (
    *service.CASES,
    *codes.CASES,
    *accounts.CASES,
    *recovery.CASES,
    *reviews.CASES,
    *records.CASES,
    *stage.CASES,
    *guide.CASES,
)
