"""Working days in China, as announced; Monday to Friday for years that are not announced yet."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """By `chinese-calendar`; a year it does not know has weekends and the fixed holidays only."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < _SATURDAY and (day.month, day.day) not in _FIXED_HOLIDAYS


_FIXED_HOLIDAYS = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}
"""By the Gregorian calendar, every year. The others follow the moon and are announced."""


def after_working_days(moment: datetime, count: int) -> datetime:
    """The same time of day, `count` working days later; with 0 the moment itself."""
    while count > 0:
        moment += _ONE_DAY
        count -= is_working_day(moment.date())
    return moment
