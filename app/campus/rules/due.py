"""Until when something is promised, in working days (A111, A112, A194)."""

from __future__ import annotations

from datetime import datetime

from app.core.working_days import add_working_days


def after_working_days(moment: datetime, count: int) -> datetime:
    """The same time of day, `count` working days later; with 0 the moment itself."""
    if count < 1:
        return moment
    return datetime.combine(add_working_days(moment.date(), count).day, moment.timetz())
