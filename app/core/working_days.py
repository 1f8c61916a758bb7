"""Working days in mainland China: weekends, public holidays, and the weekends that are worked instead.

The calendar library knows a year once the State Council has announced it, each November. For a year it does
not know, weekends and the holidays whose dates are fixed by law count, and the answer says that it is not
certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
"""Month and day of the holidays that do not follow the moon (国务院令第795号, in force since 2025)."""


@dataclass(frozen=True)
class WorkingDay:
    """`certain` is false where a year's holidays are not announced yet: the day may come out later."""

    day: date
    certain: bool


def is_working_day(day: date) -> WorkingDay | None:
    """The day itself with its certainty, or None when nobody works on it."""
    import chinese_calendar

    try:
        return WorkingDay(day, True) if chinese_calendar.is_workday(day) else None
    except NotImplementedError:
        works = day.weekday() < 5 and (day.month, day.day) not in _FIXED_HOLIDAYS
        return WorkingDay(day, False) if works else None


def add_working_days(start: date, count: int) -> WorkingDay:
    """The `count`-th working day after `start`, which itself does not count; `count` at least 1.

    A111, A112 and A194 give three working days and do not say whether the day of sending counts; the later
    reading is promised, so that nobody comes back too early.
    """
    if count < 1:
        raise ValueError("count must be at least 1")
    day, certain = start, True
    while count:
        day += timedelta(days=1)
        if is_working_day(day) is not None:
            count -= 1
        certain = certain and _is_known(day)
    return WorkingDay(day, certain)


def _is_known(day: date) -> bool:
    from chinese_calendar import constants

    last: date = max(constants.workdays)
    return day.year <= last.year
