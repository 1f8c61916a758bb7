from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.core.clock import CHINA, RunningClock, SystemClock, VirtualClock

START = datetime(2026, 10, 19, 10, 22, tzinfo=CHINA)


def test_a_virtual_clock_moves_only_by_hand():
    clock = VirtualClock(START)
    clock.advance(timedelta(hours=24))
    assert clock.now() == START + timedelta(days=1)
    assert clock.monotonic() == 86400


def test_it_speaks_china_time_whatever_it_was_started_with():
    assert VirtualClock(START.astimezone(UTC)).now().utcoffset() == timedelta(hours=8)


def test_time_does_not_go_back():
    with pytest.raises(ValueError, match="back"):
        VirtualClock(START).advance(timedelta(seconds=-1))


def test_a_start_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        VirtualClock(datetime(2026, 10, 19))  # noqa: DTZ001


def test_the_real_clock_is_aware():
    assert SystemClock().now().tzinfo is CHINA


def test_a_running_clock_follows_another_and_can_be_moved_besides():
    behind = VirtualClock(START - timedelta(days=400))
    clock = RunningClock(START, behind)
    behind.advance(timedelta(seconds=61))
    clock.advance(timedelta(hours=1))
    assert clock.now() == START + timedelta(hours=1, seconds=61)
    assert clock.monotonic() == 3661
