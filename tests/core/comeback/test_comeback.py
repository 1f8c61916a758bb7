from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.backend.data.guide import Topic
from app.core.clock import CHINA
from app.core.comeback.card import Wait, WaitKind, comeback_card, days_left, reply_due
from app.core.comeback.gathering import card_of
from app.core.comeback.paper import QR_BYTES, html, qr_text
from app.core.flow.memory import Door, Memory
from app.core.school import load_school
from app.core.text import ENGLISH, Speaker, text, verbatim

NOW = datetime(2026, 10, 19, 10, 22, tzinfo=CHINA)
COLLEGE = Wait(WaitKind.COLLEGE_DEADLINE, date(2026, 11, 13))
OFFICE = Wait(WaitKind.OFFICE_DEADLINE, date(2026, 11, 20))


def card(*waits, steps=(), practice=True):
    return comeback_card(steps, waits, contact=("A 楼 101",), made_at=NOW, practice=practice)


def test_lines_stand_in_order_of_time_with_the_deadlines_among_them():
    review = reply_due(WaitKind.REVIEW_DUE, NOW)
    code = Wait(WaitKind.CODE_VALID, NOW + timedelta(minutes=10))
    assert card(OFFICE, review, COLLEGE, code).waits == (code, review, COLLEGE, OFFICE)
    assert review.at == date(2026, 10, 22)


def test_what_has_passed_is_left_out_but_a_passed_deadline_is_not():
    passed = Wait(WaitKind.CODE_AGAIN, NOW - timedelta(seconds=1))
    old_deadline = Wait(WaitKind.COLLEGE_DEADLINE, date(2026, 10, 1))
    assert card(passed, old_deadline).waits == (old_deadline,)


def test_a_wait_beyond_the_deadline_is_named():
    late = Wait(WaitKind.REVIEW_DUE, date(2026, 11, 16))
    early = Wait(WaitKind.REVIEW_DUE, date(2026, 11, 13))
    assert card(early, late, COLLEGE).late == (late,)
    assert card(late).late == ()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 20), "1 day left"),
        (date(2026, 10, 22), "3 days left"),
        (date(2026, 10, 19), "Today is the last day."),
        (date(2026, 10, 18), "The deadline has passed. Please call your counsellor today."),
    ],
)
def test_days_left(day, words):
    assert ENGLISH.say(days_left(Wait(WaitKind.COLLEGE_DEADLINE, day), NOW)) == words


def test_a_reply_due_in_a_year_without_a_calendar_says_so():
    due = reply_due(WaitKind.TICKET_DUE, datetime(2099, 3, 2, 9, tzinfo=CHINA))
    assert not due.certain
    assert "may shift" in html(card(due), ENGLISH)


@given(st.lists(st.text(st.characters(categories=["Lo", "Ll"]), max_size=80), max_size=30))
def test_the_qr_text_always_fits_and_keeps_the_dates(steps):
    words = qr_text(card(COLLEGE, OFFICE, steps=[verbatim(step) for step in steps]), Speaker("zh_CN"))
    assert len(words.encode()) <= QR_BYTES
    assert "11 月 13 日" in words
    assert "11 月 20 日" in words


def test_practice_is_named_on_paper_and_in_the_code():
    assert "not registered yet" in html(card(), ENGLISH)
    assert "not registered yet" in qr_text(card(), ENGLISH)
    assert "not registered yet" not in html(card(practice=False), ENGLISH)


def test_untrusted_words_stay_words():
    page = html(card(steps=[verbatim("<b>bold</b>")]), ENGLISH)
    assert "<b>bold" not in page
    assert "&lt;b&gt;bold" in page


def test_the_page_speaks_chinese():
    page = html(card(COLLEGE, steps=[text("Come-back card")]), Speaker("zh_CN"))
    assert "还剩 25 天" in page
    assert "Come-back" not in page


@pytest.mark.parametrize(
    ("chosen", "first"),
    [
        ({"topic": Topic.REGISTER, "instruction": "code"}, "Go on registering"),
        ({"topic": Topic.RECORD, "instruction": "compare"}, "Check the record"),
        ({"topic": Topic.RECORD, "gone_through": True}, "Tell your counsellor"),
        ({"topic": Topic.RECORD, "gone_through": True, "told": True}, None),
    ],
)
def test_who_stops_in_the_guide_takes_along_what_is_left_and_nothing_that_is_done(chosen, first):
    left = card_of(Memory().choosing(door=Door.FOR_REAL, **chosen), load_school(), NOW)
    said = [ENGLISH.say(step) for step in left.steps]
    assert not left.waits
    assert (not said) if first is None else said[0].startswith(first)


def test_a_card_of_a_schools_own_service_is_no_practice_and_still_leads_to_the_site():
    at_school = card_of(Memory().choosing(door=Door.SCHOOL), load_school(), NOW)
    assert not at_school.practice
    assert "www.chsi.com.cn" in ENGLISH.say(at_school.steps[-1])
