"""What comes next: every step with its ways. A new page is one row here and one file in the wizard."""

from __future__ import annotations

from app.core.flow.journeys import (
    account,
    begin,
    helping,
    legacy,
    number,
    official,
    record,
    recover,
    register,
    school,
)
from app.core.flow.row import Row
from app.core.flow.step import Step

TABLE: dict[Step, Row] = {
    line.step: line
    for journey in (begin, register, number, recover, legacy, account, helping, school, record, official)
    for line in journey.ROWS
}

ENDS = frozenset({Step.LAST})
"""Where a journey is over; what leads on from there begins another one."""
