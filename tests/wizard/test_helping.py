"""The helper at the window: the entry, the inbox, one request by mouse and keys, trouble, and refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.backend.data.reviews import HelpState
from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import End
from app.core.troubleshooting.walk import start
from app.widgets.labels import Label
from app.widgets.way_row import WayRow
from app.wizard.troubleshooter.place import Place, View
from app.wizard.troubleshooter.side import Troubleshooter
from harness.faults import Fault, Service
from harness.window import Window

Open = Callable[..., Window]


@pytest.fixture
def open_at(qapp: object) -> Iterator[Open]:
    """``open_at(scenario, step)`` plays the scenario until it stands at the step."""
    made: list[Window] = []

    def opened(id: str, step: Step, **options: Any) -> Window:
        scenario = scenarios()[id]
        window = Window(id, profile=scenario.profile, **options)
        made.append(window)
        for move in scenario.script:
            if window.step is step:
                break
            window.move(move, scenario)
        assert window.step is step
        return window

    yield opened
    for window in made:
        window.close()


def words_on(page: QWidget) -> str:
    parts = [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]
    return "\n".join(part.text() if isinstance(part, Label) else part.accessibleName() for part in parts)


def press_key(window: Window, part: QWidget, key: Qt.Key) -> None:
    """Go to `part` with Tab alone, then press a key."""
    for _ in range(60):
        if QApplication.focusWidget() is part:
            break
        QTest.keyClick(window.shell, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is part, f"Tab does not come to {part.accessibleName()}"
    QTest.keyClick(part, key)
    window.settle()


class TestTheEntry:
    @pytest.mark.parametrize(
        ("id", "language", "name"),
        [
            ("helper-of-two", "zh_CN", "收件箱：2 条请求"),
            ("helper-of-two", "en", "Inbox: 2 requests"),
            ("helper-must-meet-first", "en", "Inbox: 1 request"),
            ("helper-finds-nothing", "zh_CN", "收件箱"),
        ],
    )
    def test_after_logging_in_it_says_how_many_ask(
        self, open_at: Open, id: str, language: str, name: str
    ) -> None:
        window = open_at(id, Step.RECORD, language=language)
        assert window.shell.inbox.isVisible()
        assert window.shell.inbox.accessibleName() == name
        assert window.shell.inbox.accessibleDescription()

    def test_before_logging_in_there_is_none(self, open_at: Open) -> None:
        window = open_at("helper-of-two", Step.LOGIN)
        assert not window.shell.is_built("inbox")

    def test_it_is_not_on_its_own_page_and_comes_back_afterwards(self, open_at: Open) -> None:
        window = open_at("helper-of-two", Step.INBOX)
        assert not window.shell.inbox.isVisible()
        window.back()
        assert window.step is Step.RECORD
        assert window.shell.inbox.isVisible()

    def test_what_was_decided_of_the_record_is_kept_meanwhile(self, open_at: Open) -> None:
        window = open_at("helper-finds-nothing", Step.RECORD)
        page: Any = window.page
        page.photo.yes.click()
        window.press(Exit.INBOX)
        window.press(Exit.RECORD)
        assert window.step is Step.RECORD
        again: Any = window.page
        assert again.photo.verdict is page.photo.verdict is not None


class TestTheInbox:
    def test_a_row_names_who_asks_and_tells_what_for_by_which_phone_until_when(self, open_at: Open) -> None:
        window = open_at("helper-of-two", Step.INBOX)
        page: Any = window.page
        asked = window.flow.memory.known.inbox
        assert asked is not None
        for one in asked.entries:
            row = page.rows[one.reference]
            told = row.accessibleDescription()
            assert row.accessibleName() == one.other
            assert one.phone in told
            assert "前有效" in told
        purposes = {page.rows[one.reference].accessibleDescription().split(" · ")[0] for one in asked.entries}
        assert purposes == {"证明证件号码是本人的", "绑定手机号（实名绑定）"}

    def test_what_is_settled_stands_apart(self, open_at: Open) -> None:
        window = open_at("helper-binds-a-phone", Step.INBOX)
        page: Any = window.page
        assert len(page.rows) == 1
        assert page.earlier.isVisible()
        assert "您已协助" in words_on(page.earlier)
        assert "已过期" in words_on(page.earlier)

    def test_an_empty_one_says_why_nothing_may_be_there(self, open_at: Open) -> None:
        window = open_at("helper-finds-nothing", Step.INBOX)
        said = words_on(window.page)
        for why in ("实名绑定", "同班同学", "您注册时的姓名和手机号", "5 条"):
            assert why in said
        assert Exit.NEXT not in window.page.exits
        assert not window.flow.offers(Exit.NEXT)

    def test_looking_again_brings_what_has_come_since(self, open_at: Open) -> None:
        window = open_at("helper-of-two", Step.INBOX)
        page: Any = window.page
        memory = window.flow.memory
        assert memory.known.inbox is not None
        window.journey.keep(memory.knowing(inbox=None))
        page.show_memory(window.flow.memory)
        assert not page.rows
        window.press(Exit.LOOK_AGAIN)
        assert len(page.rows) == 2

    @pytest.mark.parametrize("looked_again", [False, True])
    def test_who_asks_is_the_first_that_tab_and_a_reader_come_to(
        self, open_at: Open, looked_again: bool
    ) -> None:
        window = open_at("helper-of-two", Step.INBOX)
        page: Any = window.page
        if looked_again:
            window.journey.keep(window.flow.memory.knowing(inbox=None))
            page.show_memory(window.flow.memory)
            window.press(Exit.LOOK_AGAIN)
        page.head.focus_title()
        met: list[QWidget | None] = []
        for _ in range(3):
            QTest.keyClick(window.shell, Qt.Key.Key_Tab)
            met.append(QApplication.focusWidget())
        assert met == [*page.rows.values(), page.ways.rows[Exit.LOOK_AGAIN]]
        assert page.findChildren(WayRow)[:3] == met


class TestOneRequest:
    def test_by_keyboard_alone_from_the_record_to_the_answer(self, open_at: Open) -> None:
        window = open_at("helper-of-two", Step.RECORD)
        window.shell.activateWindow()
        press_key(window, window.shell.inbox, Qt.Key.Key_Return)
        inbox: Any = window.page
        press_key(window, inbox.exits[Exit.NEXT], Qt.Key.Key_Return)
        page: Any = window.page
        assert window.step is Step.HELP_REQUEST
        press_key(window, page.met, Qt.Key.Key_Space)
        press_key(window, window.shell.bar.forward_button, Qt.Key.Key_Return)
        assert window.step is Step.HELP_ANSWERED
        answered = window.flow.memory.known.answered
        assert answered is not None
        assert answered.state is HelpState.HELPED

    def test_who_was_not_met_is_pointed_at_the_tick_and_nothing_is_sent(self, open_at: Open) -> None:
        service = Service()
        window = open_at("helper-must-meet-first", Step.HELP_REQUEST, wrap=service.wrap)
        window.press(Exit.NEXT)
        assert window.step is Step.HELP_REQUEST
        assert window.has_errors
        assert "请先当面确认是本人" in words_on(window.page.errors)
        assert not service.attempts_at("reviews.answer_classmate")

    def test_ticked_for_one_it_is_not_ticked_for_the_other(self, open_at: Open) -> None:
        window = open_at("helper-of-two", Step.HELP_REQUEST)
        page: Any = window.page
        page.met.click()
        window.back()
        inbox: Any = window.page
        first, second = inbox.rows.values()
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
        window.settle()
        other: Any = window.page
        assert window.step is Step.HELP_REQUEST
        assert not other.met.isChecked()
        assert second.accessibleName() in words_on(other.card)
        assert first.accessibleName() not in words_on(other.card)

    @pytest.mark.parametrize("fault", [Fault.CUT, Fault.BUSY, Fault.TWICE])
    def test_a_lost_answer_is_repeated_and_given_once(self, open_at: Open, fault: Fault) -> None:
        service = Service()
        window = open_at("helper-must-meet-first", Step.HELP_REQUEST, wrap=service.wrap)
        page: Any = window.page
        page.met.click()
        service.arm(fault)
        window.press(Exit.NEXT)
        if fault is not Fault.TWICE:
            assert window.step is Step.HELP_REQUEST
            QTest.mouseClick(window.shell.no_answer.retry_button, Qt.MouseButton.LeftButton)
            window.settle()
        service.disarm()
        assert window.step is Step.HELP_ANSWERED
        assert len(set(service.attempts_at("reviews.answer_classmate"))) == 1
        assert window.end is End.RESOLVED

    def test_who_goes_back_after_a_lost_answer_finds_in_the_inbox_that_it_was_given(
        self, open_at: Open
    ) -> None:
        service = Service()
        window = open_at("helper-must-meet-first", Step.HELP_REQUEST, wrap=service.wrap)
        page: Any = window.page
        page.met.click()
        service.arm(Fault.CUT)
        window.press(Exit.NEXT)
        QTest.mouseClick(window.shell.no_answer.leave_button, Qt.MouseButton.LeftButton)
        window.back()
        inbox: Any = window.page
        assert window.step is Step.INBOX
        assert not inbox.rows
        assert "您已协助" in words_on(inbox.earlier)
        assert len(service.attempts_at("reviews.answer_classmate")) == 1

    def test_a_closed_one_says_so_and_leads_back_to_the_inbox(self, open_at: Open) -> None:
        window = open_at("helper-comes-too-late", Step.HELP_REQUEST)
        page: Any = window.page
        page.met.click()
        window.press(Exit.NEXT)
        assert "已经结束" in page.head.accessibleName()
        assert "重新发送" in words_on(page.head)
        assert not page.met.isVisible()
        assert not page.decline.isVisible()
        window.press(Exit.INBOX)
        inbox: Any = window.page
        assert window.step is Step.INBOX
        assert not inbox.rows
        assert "不再需要" in words_on(inbox.earlier)

    def test_who_may_not_help_yet_is_told_why_in_the_helpers_words(self, open_at: Open) -> None:
        window = open_at("legacy-helper-binds-first", Step.HELP_REQUEST)
        page: Any = window.page
        assert page.unbound.isVisible()
        page.met.click()
        window.press(Exit.NEXT)
        assert window.step is Step.HELP_REQUEST
        assert "这个账号现在不能协助同学" in words_on(page.errors)
        assert page.exits[Exit.BIND_PHONE].isVisible()


class TestAfterwards:
    def test_helping_says_what_the_classmate_does_now(self, open_at: Open) -> None:
        window = open_at("helper-of-two", Step.HELP_ANSWERED)
        asked = window.flow.memory.known.answered
        assert asked is not None
        said = words_on(window.page)
        assert f"您已协助{asked.other}" in said
        assert "重新登录" in said
        assert "还有 1 位同学等您答复" in window.page.exits[Exit.INBOX].accessibleDescription()
        assert not window.shell.bar.back_button.isVisible()

    def test_declining_says_that_nothing_has_changed_and_what_to_do_about_a_stranger(
        self, open_at: Open
    ) -> None:
        window = open_at("helper-declines-a-stranger", Step.HELP_ANSWERED)
        said = words_on(window.page)
        for words in ("您已拒绝协助", "没有变化", "辅导员", "验证码和密码谁也不要给"):
            assert words in said

    def test_the_stranger_is_heard_on_the_phone_beside(self, open_at: Open) -> None:
        window = open_at("helper-declines-a-stranger", Step.HELP_REQUEST)
        phone = window.shell.phone
        window.wait_for(lambda: bool(phone.messages))
        assert any("验证码" in message.body and not message.code for message in phone.messages)

    def test_the_last_page_speaks_of_the_classmate_not_of_ones_own_number(self, open_at: Open) -> None:
        window = open_at("helper-declines-a-stranger", Step.LAST)
        assert window.page.head.accessibleName() == "同学会看到您的答复"


class TestTheTroubleshooter:
    """Its page for the helper and the inbox lead to each other."""

    def at_the_leaf(self, window: Window) -> Troubleshooter:
        side = window.shell._aside
        assert isinstance(side, Troubleshooter)
        assert side.place.walk.here == "classmate-assist"
        side.go(Place(View.TREE, walk=start("assist-helper")))
        return side

    def test_from_a_closed_request_to_the_advice_and_back_to_the_inbox(self, open_at: Open) -> None:
        window = open_at("helper-comes-too-late", Step.HELP_REQUEST)
        page: Any = window.page
        page.met.click()
        window.press(Exit.NEXT)
        QTest.mouseClick(page.help, Qt.MouseButton.LeftButton)
        side = self.at_the_leaf(window)
        assert side.bar.forward_button.accessibleName() == "带我去那一步"
        QTest.mouseClick(side.bar.forward_button, Qt.MouseButton.LeftButton)
        window.settle()
        inbox: Any = window.page
        assert window.step is Step.INBOX
        assert not inbox.rows, "it was looked into anew"

    def test_from_an_empty_inbox_to_the_advice_and_back(self, open_at: Open) -> None:
        window = open_at("helper-finds-nothing", Step.INBOX)
        page: Any = window.page
        QTest.mouseClick(page.more, Qt.MouseButton.LeftButton)
        side = self.at_the_leaf(window)
        QTest.mouseClick(side.bar.forward_button, Qt.MouseButton.LeftButton)
        window.settle()
        assert window.step is Step.INBOX
        assert window.shell._aside is None
