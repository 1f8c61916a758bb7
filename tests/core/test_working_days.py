from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.working_days import WorkingDay, add_working_days, is_working_day


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 10, 19), 3, date(2026, 10, 22)),
        (date(2026, 10, 22), 3, date(2026, 10, 27)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 10, 9), 1, date(2026, 10, 10)),
    ],
    ids=["in a week", "over a weekend", "over National Day", "a Saturday that is worked"],
)
def test_known_days(start, count, end):
    assert add_working_days(start, count) == WorkingDay(end, True)


def test_a_year_that_is_not_announced_is_uncertain():
    assert add_working_days(date(2099, 10, 1), 1) == WorkingDay(date(2099, 10, 5), False)


def test_a_span_that_begins_in_a_known_year_and_ends_in_an_unknown_one_is_uncertain():
    assert not add_working_days(date(2026, 12, 31), 3).certain


def test_none_is_no_number_of_days():
    with pytest.raises(ValueError, match="at least 1"):
        add_working_days(date(2026, 10, 19), 0)


@given(st.dates(date(2004, 1, 1), date(2090, 1, 1)), st.integers(1, 15))
def test_exactly_that_many_working_days_lie_between(start, count):
    end = add_working_days(start, count).day
    between = [date.fromordinal(n) for n in range(start.toordinal() + 1, end.toordinal() + 1)]
    assert sum(is_working_day(day) is not None for day in between) == count
    assert is_working_day(end) is not None
