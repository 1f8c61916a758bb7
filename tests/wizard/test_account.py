"""The account one is logged in to: a wrong name mended, a phone changed, an app bound, the account closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.backend.call import Call, new_attempt
from app.core.backend.data.accounts import AppLogin
from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Advance, Challenge, MessageQuery
from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios
from app.widgets.labels import Label
from app.widgets.language import set_language
from app.wizard.screenshots import stage, take, views
from harness.window import Window

SCENARIO = scenarios()["name-mistyped-on-account"]


@pytest.fixture
def window(qapp: object) -> Iterator[Window]:
    """At the account page of somebody whose name on the account is wrong, so that no record is found."""
    made = Window(SCENARIO.id)
    for move in SCENARIO.script[:-1]:
        made.move(move, SCENARIO)
    assert made.step is Step.NO_RECORD
    made.press(Exit.ACCOUNT)
    assert made.step is Step.ACCOUNT
    yield made
    made.close()


def ask_for_a_code(window: Window) -> str:
    """Type the picture, have the code sent, and read it from the newest message."""
    sandbox = window.backend.sandbox
    picture = window.flow.memory.known.picture
    assert sandbox is not None
    assert picture is not None
    # The last code to this phone was sent a moment ago.
    sandbox.advance(Advance(seconds=60), Call(attempt=new_attempt()))
    solution = sandbox.picture_solution(Challenge(picture.challenge), Call())
    window.type_into("picture", solution.answer)
    window.press(Exit.RESEND)
    assert not window.has_errors
    return sandbox.messages(MessageQuery(Channel.PHONE), Call()).messages[-1].code


def test_the_right_name_finds_the_record(window: Window) -> None:
    window.press(Exit.CHANGE_NAME)
    page: Any = window.page
    QTest.mouseClick(page.practice.button, Qt.MouseButton.LeftButton)
    window.press(Exit.NEXT)
    assert window.step is Step.RECORD
    assert not window.forced


def test_a_new_phone_number_is_proved_by_its_code(window: Window) -> None:
    before = window.flow.memory.known.account
    window.press(Exit.CHANGE_PHONE)
    page: Any = window.page
    QTest.mouseClick(page.practice.button, Qt.MouseButton.LeftButton)
    window.type_into("new_code", ask_for_a_code(window))
    window.press(Exit.NEXT)
    assert window.step is Step.ACCOUNT
    after = window.flow.memory.known.account
    assert before is not None
    assert after is not None
    assert after.phone != before.phone


def test_an_app_is_bound(window: Window) -> None:
    window.press(Exit.BIND_APP)
    window.press(Exit.NEXT)
    account = window.flow.memory.known.account
    assert account is not None
    assert [app.value for app in account.apps] == ["wechat"]


def test_closing_wants_a_deliberate_tick_and_offers_to_keep_first(window: Window) -> None:
    window.press(Exit.CLOSE)
    page: Any = window.page
    assert page.first_focus() is page.keep
    assert not window.shell.bar.forward_button.isEnabled()
    window.press(Exit.ACCOUNT)
    assert window.step is Step.ACCOUNT


def test_a_closed_account_is_gone(window: Window) -> None:
    window.press(Exit.CLOSE)
    page: Any = window.page
    QTest.mouseClick(page.practice.button, Qt.MouseButton.LeftButton)
    window.type_into("name", "青小禾")
    window.type_into("new_code", ask_for_a_code(window))
    page.notice.click()
    window.press(Exit.NEXT)
    assert window.step is Step.LAST
    assert window.flow.memory.known.session is None


@pytest.mark.parametrize(("language", "apps"), [("en", "WeChat, Alipay"), ("zh_CN", "微信、支付宝")])
def test_the_apps_that_are_bound_are_named_in_the_language_of_the_window(
    language: str, apps: str, qapp: QApplication
) -> None:
    view = next(view for view in views() if view.step is Step.ACCOUNT)
    account = view.memory.known.account
    assert account is not None
    both = replace(account, apps=(AppLogin.WECHAT, AppLogin.ALIPAY))
    set_language(qapp, language)
    shell = stage()
    try:
        shell.show()
        take(shell, replace(view, memory=view.memory.knowing(account=both)))
        assert apps in [label.text() for label in shell.page.findChildren(Label)]
    finally:
        shell.close()
        shell.deleteLater()
        set_language(qapp, "zh_CN")
