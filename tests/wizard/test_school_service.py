"""A school's own pre-check in the window, against a server that really runs: in by a code, in by a slip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.campus.store.rows import CodeRow, SessionRow
from app.core.backend.data.records import Verdict
from app.core.backend.refusal import RefusalCode
from app.core.flow.memory import Typed
from app.core.flow.step import Exit, Step
from app.widgets.language import say, speaker
from app.wizard.scene import NOT_CHSI
from harness.asked_window import AskedWindow, asked
from harness.fault_proxy import Fault, faulty
from harness.school import NAME, NUMBER, PHONE, TITLE, School, school_at


@pytest.fixture
def school(tmp_path: Path) -> Iterator[tuple[School, tuple[str, ...]]]:
    with school_at(tmp_path) as made:
        yield made


@contextmanager
def window_on(url: str) -> Iterator[AskedWindow]:
    window = asked(url)
    try:
        yield window
    finally:
        window.close()


def tell_who(window: AskedWindow, name: str = NAME) -> None:
    assert window.step is Step.SCHOOL_LOGIN
    window.type_into("name", name)
    window.type_into("number", NUMBER)


def have_code_sent(window: AskedWindow, school: School) -> None:
    window.type_into("phone", PHONE)
    picture = window.flow.memory.known.picture
    assert picture is not None
    window.type_into("picture", school.picture_answer(picture.challenge))
    window.press(Exit.RESEND)


def choose_slip(window: AskedWindow, slip: str) -> None:
    page: Any = window.page
    page.way.row("slip").click()
    window.type_into("slip", slip)


def go_on(window: AskedWindow) -> None:
    window.press_main()
    window.settle()


def answer_all(window: AskedWindow, verdict: Verdict) -> None:
    page: Any = window.page
    for row in page.table.rows:
        for button in row.answers.findChildren(QAbstractButton):
            if getattr(button, "answer", None) is verdict:
                button.click()


def typed_on(window: AskedWindow) -> Typed:
    return window.page.apply().typed


def says_what_it_is_not(window: AskedWindow) -> bool:
    place = window.shell.scene.place
    ribbon = window.shell.ribbon
    told = say(place) if place is not None else ""
    mark = NOT_CHSI if speaker().language == "zh_CN" else "not CHSI"
    return mark in told and ribbon.isVisible() and mark in ribbon.accessibleName()


def sessions(school: School) -> int:
    found: int = school.change(lambda work: len([r for r in work.rows(SessionRow).all() if r.account]))
    return found


def test_a_student_gets_in_by_a_code_checks_the_record_and_is_led_on_to_the_real_thing(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, mail = school
    with campus.open(*mail) as served, window_on(served.url) as window:
        assert says_what_it_is_not(window)
        assert TITLE in window.shell.header.place.text()
        tell_who(window)
        have_code_sent(window, campus)
        window.type_into("code", campus.gateway.code())
        go_on(window)
        assert window.step is Step.RECORD
        assert says_what_it_is_not(window)
        page: Any = window.page
        assert not page.photo.isVisible(), "a school's list has no pictures"
        answer_all(window, Verdict.SAME)
        go_on(window)
        assert window.step is Step.LAST
        assert says_what_it_is_not(window)
        assert "没有因此在学信网注册" in window.page.practice.title.text()  # type: ignore[attr-defined]
        assert sessions(campus) == 1
        window.press(Exit.FOR_REAL)
        assert window.step is Step.OFFICIAL
        assert window.flow.memory.typed == Typed(), "nothing is taken along"
        assert not window.shell.ribbon.isVisible()


def test_the_window_says_in_english_too_that_this_is_not_the_official_site(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, _ = school
    with campus.open() as served, window_on(served.url) as window:
        window.shell.choose_language("en")
        assert says_what_it_is_not(window)
        window.shell.choose_language("zh_CN")


def test_a_slip_lets_its_student_in_once_and_a_wrong_one_costs_nothing_typed(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, mail = school
    with campus.open(*mail) as served:
        slip = campus.slip(served.url)
        with window_on(served.url) as window:
            tell_who(window, "李明明")
            choose_slip(window, slip)
            before = typed_on(window)
            go_on(window)
            assert window.step is Step.SCHOOL_LOGIN
            assert window.has_errors
            assert typed_on(window) == before
            assert "纸条与姓名、号码不符" in window.page.errors.accessibleDescription()
            window.type_into("name", NAME)
            # As it is printed and read out: in groups, in small letters.
            window.type_into("slip", "-".join(slip[i : i + 4] for i in range(0, 16, 4)).lower())
            go_on(window)
            assert window.step is Step.RECORD
            assert not window.flow.can_go_back, "the slip is used up, nobody is led back to it"
            answer_all(window, Verdict.DIFFERENT)
            go_on(window)
            assert window.step is Step.MISMATCH
            assert len(window.flow.memory.known.cases) == 3
            words: Any = window.page
            assert "校内预核对" in words.words.text()
            assert "我已在学信网" not in words.words.text()
            go_on(window)
            assert window.step is Step.LAST
        with window_on(served.url) as window:
            tell_who(window)
            choose_slip(window, slip)
            go_on(window)
            assert window.step is Step.SCHOOL_LOGIN, "it was used already"
        assert sessions(campus) == 1


def test_an_expired_code_is_told_from_a_wrong_one_and_another_gets_in(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, mail = school
    with campus.open(*mail) as served, window_on(served.url) as window:
        tell_who(window)
        have_code_sent(window, campus)
        first = campus.gateway.code()
        window.type_into("code", f"{(int(first) + 1) % 1_000_000:06d}")
        go_on(window)
        refusal = window.flow.refusal
        assert refusal is not None
        assert refusal.code is RefusalCode.CODE_WRONG
        assert window.has_errors
        _let_time_pass(campus)
        window.type_into("code", first)
        go_on(window)
        refusal = window.flow.refusal
        assert refusal is not None
        assert refusal.code is RefusalCode.CODE_EXPIRED
        campus.gateway.came.clear()
        have_code_sent(window, campus)
        window.type_into("code", campus.gateway.code())
        go_on(window)
        assert window.step is Step.RECORD
        assert sessions(campus) == 1


def _let_time_pass(campus: School) -> None:
    """The code's life is over, and so is the wait for another."""
    for row in campus.codes():
        shift = row.valid_until - row.sent_at + timedelta(minutes=1)
        older = replace(row, sent_at=row.sent_at - shift, valid_until=row.valid_until - shift)
        campus.change(lambda work, one=older: work.rows(CodeRow).put(one))


def test_without_a_way_to_send_codes_the_page_turns_to_the_slip(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, _ = school
    with campus.open() as served, window_on(served.url) as window:
        tell_who(window)
        have_code_sent(window, campus)
        page: Any = window.page
        assert page.slip.isVisible()
        assert not page.code.isVisible()
        assert "不发短信验证码" in page.errors.accessibleDescription()
        window.type_into("slip", campus.slip(served.url))
        go_on(window)
        assert window.step is Step.RECORD


def test_who_goes_back_to_practise_takes_nothing_of_the_school_along(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, _ = school
    with campus.open() as served, window_on(served.url) as window:
        tell_who(window)
        window.back()
        assert window.step is Step.FIRST
        window.press(Exit.PRACTISE)
        assert window.flow.memory.typed == Typed()
        assert window.flow.memory.known.service == "demo"
        assert window.shell.scene.is_practice
        window.back()
        window.press(Exit.FOR_REAL)
        assert window.flow.memory.known.persona is None, "nor of practice, to the real thing"


def test_a_number_of_practice_is_refused_before_anything_is_sent(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, _ = school
    with campus.open() as served, window_on(served.url) as window:
        tell_who(window)
        window.type_into("number", "99000020070315001X")
        choose_slip(window, "ABCD")
        go_on(window)
        assert window.step is Step.SCHOOL_LOGIN
        assert window.flow.refusal is None, "the page itself said it"
        assert "练习" in window.page.errors.accessibleDescription()


def test_a_lost_answer_uses_the_slip_once_and_logs_in_once(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    """The slip is used up at the first try, whose answer never comes: only the same attempt gets in again."""
    campus, _ = school
    with campus.open() as served, faulty(served.url) as proxy, window_on(proxy.url) as window:
        tell_who(window)
        choose_slip(window, campus.slip(served.url))
        before = typed_on(window)
        proxy.always(Fault.CUT_AFTER)
        go_on(window)
        assert window.shell.no_answer.isVisible()
        assert proxy.done[Fault.CUT_AFTER] >= 1
        assert typed_on(window) == before
        proxy.calm()
        _try_again(window)
        assert window.step is Step.RECORD
        assert sessions(campus) == 1


def test_a_server_that_is_killed_and_comes_back_finds_everything_as_it_was(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, _ = school
    with campus.open() as first:
        slip = campus.slip(first.url)
        window = asked(first.url)
        tell_who(window)
        choose_slip(window, slip)
        before = typed_on(window)
        first.kill()
    try:
        go_on(window)
        assert window.shell.no_answer.isVisible()
        assert "无法连接" in window.shell.no_answer._banner.message.text()
        assert typed_on(window) == before
        with campus.open() as again:
            assert again.url == first.url
            _try_again(window)
            assert window.step is Step.RECORD
            again.kill()
            answer_all(window, Verdict.SAME)
            verdicts = typed_on(window).verdicts
            go_on(window)
            assert window.shell.no_answer.isVisible()
            assert typed_on(window).verdicts == verdicts
        with campus.open():
            _try_again(window)
            assert window.step is Step.LAST
            assert sessions(campus) == 1
    finally:
        window.close()


def test_a_session_that_is_over_leads_back_to_the_log_in_with_a_new_one(
    school: tuple[School, tuple[str, ...]], qapp: object
) -> None:
    campus, mail = school
    with campus.open(*mail) as served, window_on(served.url) as window:
        tell_who(window)
        have_code_sent(window, campus)
        window.type_into("code", campus.gateway.code())
        go_on(window)
        assert window.step is Step.RECORD
        answer_all(window, Verdict.SAME)
        campus.change(
            lambda work: [work.rows(SessionRow).remove(id=r.id) for r in work.rows(SessionRow).all()]
        )
        go_on(window)
        assert window.step is Step.SCHOOL_LOGIN
        go_on(window)  # the code still counts: the same log-in, and yet a new session
        assert window.step is Step.RECORD
        go_on(window)
        assert window.step is Step.LAST, "the answers given before are still there"


@pytest.mark.parametrize("published", [True, False])
def test_who_has_no_record_is_sent_to_the_school_and_not_to_an_account(
    published: bool, tmp_path: Path, qapp: object
) -> None:
    lines = ['name = "示范大学"', "[publication]", f"since = {'2026-09-20' if published else '2099-09-20'}"]
    (tmp_path / "school.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (
        school_at(tmp_path, records=False) as (campus, _),
        campus.open("--school", "school.toml") as served,
        window_on(served.url) as window,
    ):
        tell_who(window)
        choose_slip(window, campus.slip(served.url))
        go_on(window)
        assert window.step is (Step.NO_RECORD if published else Step.NOT_PUBLISHED)
        assert Exit.ACCOUNT not in window.page.exits
        window.press(Exit.LOOK_AGAIN)
        assert window.step in (Step.NO_RECORD, Step.NOT_PUBLISHED)
        window.press(Exit.STOP)
        assert window.step is Step.LAST
        assert says_what_it_is_not(window)


def _try_again(window: AskedWindow) -> None:
    button = window.shell.no_answer.retry_button
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()
