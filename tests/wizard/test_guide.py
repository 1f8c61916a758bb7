"""The guide to the official site: what its cards say, how it counts, how it ends, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.core.backend.call import Call
from app.core.backend.data.guide import Instruction, InstructionQuery, Reported, Topic
from app.core.backend.official.guide import OfficialGuide
from app.core.flow.route import route
from app.core.flow.step import Exit, Group, Step
from app.core.scenarios.scenario import End
from app.core.selfcheck.letter import message
from app.widgets.copy_button import CopyButton
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.qr import QrPanel
from app.widgets.tick_row import TickRow
from app.wizard.idle import IDLE_SECONDS, PATIENT_SECONDS
from harness.window import Window


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:
    made = Window()
    made.press(Exit.FOR_REAL)
    assert made.step is Step.OFFICIAL
    yield made
    made.close()


def card(window: Window) -> Any:
    assert window.step is Step.GUIDE
    return window.page


def answer(window: Window, key: str) -> None:
    """Say how it is, and press the main button."""
    card(window).answers.row(key).click()
    window.press(Exit.REPORTED)


def ticks(window: Window) -> list[TickRow]:
    return card(window).findChildren(TickRow)


def words_on(page: QWidget) -> str:
    labels = [label for label in page.findChildren(Label) if label.isVisibleTo(page)]
    return "\n".join(label.accessibleName() or label.text() for label in labels)


def to_the_record(window: Window) -> None:
    window.press(Exit.RECORD)
    for _ in range(2):
        answer(window, "ok")
    assert card(window)._shown.id == "compare"


def all_told(window: Window) -> None:
    to_the_record(window)
    for tick in ticks(window):
        tick.click()
    answer(window, "ok")
    answer(window, "ok")


def in_sight(window: Window, part: QWidget) -> bool:
    """All of it inside the page area, without scrolling."""
    area = window.shell.area
    place = part.rect().translated(part.mapTo(area, part.rect().topLeft()))
    return part.isVisible() and area.rect().contains(place)


def test_who_has_checked_and_told_everything_is_done(window: Window) -> None:
    all_told(window)
    assert window.step is Step.LAST
    assert window.end is End.RECORD_CONFIRMED
    said = words_on(window.page)
    assert "核对完了，没有发现问题" in said
    assert "您已自己告诉辅导员" in said
    assert "请您自己告诉辅导员" not in said
    assert "登录后逐项核对" not in said


def test_going_back_from_the_end_takes_it_back(window: Window) -> None:
    all_told(window)
    window.back()
    assert window.end is not End.RECORD_CONFIRMED
    window.press(Exit.COME_BACK)
    assert say(window.page.head.title.message) == "还有这些事要办"


def test_what_is_left_is_not_called_waiting_while_nothing_has_a_date(window: Window) -> None:
    window.press(Exit.RECORD)
    window.press(Exit.COME_BACK)
    said = words_on(window.page)
    assert "要等" not in said
    assert "然后" not in said
    page: Any = window.page
    assert say(page.card.steps[0]) == "逐项核对学籍"
    assert in_sight(window, page.print)
    assert in_sight(window, page.save)


def test_an_item_one_is_not_sure_of_goes_to_the_counsellor_and_is_no_mistake(window: Window) -> None:
    to_the_record(window)
    answer(window, "unsure")  # no tick is asked for
    assert card(window)._shown.id == "ask-school"
    answer(window, "ok")
    assert window.step is Step.LAST
    assert window.end is End.REFERRED


def test_an_empty_student_number_can_be_ticked_and_says_so(window: Window) -> None:
    to_the_record(window)
    about = {tick.text(): tick.accessibleDescription() for tick in ticks(window)}
    assert about["学号"] == about["考生号"] == "空着也可以，不算错"
    assert all(about[name] for name in ("层次", "学制", "学历类别", "学习形式"))
    assert not about["姓名"]


def test_cards_are_counted_and_not_all_the_last_step(window: Window) -> None:
    window.press(Exit.RECORD)
    seen = []
    for _ in range(2):
        seen.append(say(window.page.head.step.message))
        answer(window, "ok")
    seen.append(say(window.page.head.step.message))
    assert seen == [f"核对学籍 · 官网第 {n} 项，共 4 项" for n in (1, 2, 3)]


def test_the_count_of_registering_goes_up_to_its_end_and_leaves_old_ways_out() -> None:
    known = OfficialGuide().instructions(InstructionQuery(Topic.REGISTER), Call())
    places = [known.place(step) for step in known.steps]
    assert [place for place in places if place] == [(n, 8) for n in range(1, 9)]
    assert [step.id for step, place in zip(known.steps, places, strict=True) if place is None] == [
        "entry-archive"
    ]


def test_the_button_leads_on_for_good_answers_and_to_help_for_troubles(window: Window) -> None:
    window.press(Exit.RECORD)
    button = window.shell.bar.forward_button
    said = []
    for key in ("ok", "refused", "forgot-user"):
        card(window).answers.row(key).click()
        said.append(button.text())
    assert said == ["继续", "看看怎么办", "继续"]


@pytest.mark.parametrize("topic", Topic)
def test_what_is_a_trouble_is_what_leads_to_a_symptom(topic: Topic) -> None:
    guide = OfficialGuide()
    for step in guide.instructions(InstructionQuery(topic), Call()).steps:
        for one in step.answers:
            leads = guide.reported(Reported(topic, step.id, one.id), Call())
            assert one.trouble is bool(leads.symptom)


def test_what_to_do_stands_first_and_the_address_once(window: Window) -> None:
    window.press(Exit.RECORD)
    labels = [label for label in card(window).findChildren(Label) if label.isVisible()]
    doing = say(card(window)._shown.do)
    seeing = say(card(window)._shown.see)
    texts = [say(label.message) for label in labels if label.message]
    assert texts.index(doing) < texts.index(seeing)
    assert "account.chsi.com.cn" not in "".join(
        texts
    )  # it stands beside the code, as plain words, and there only


def all_cards() -> list[Instruction]:
    guide = OfficialGuide()
    return [step for topic in Topic for step in guide.instructions(InstructionQuery(topic), Call()).steps]


def test_no_card_names_its_address_in_its_words_again() -> None:
    for step in all_cards():
        assert "www.chsi.com.cn" not in say(step.do) + say(step.see), step.id


def test_who_logs_in_is_not_told_to_invent_a_password(window: Window) -> None:
    window.press(Exit.RECORD)
    said = words_on(window.page)
    assert "您注册时设的密码" in said
    assert "您自己定" not in said


def test_the_message_is_copied_with_a_word_and_can_be_scanned(window: Window) -> None:
    to_the_record(window)
    for tick in ticks(window):
        tick.click()
    answer(window, "ok")
    wanted = say(message(())[0])
    codes = [code.content for code in window.page.findChildren(QrPanel)]
    assert codes == [wanted]
    copy = window.page.findChild(CopyButton)
    assert copy is not None
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == wanted
    assert copy.text() == "已复制"
    assert "日期" not in words_on(window.page)
    window.shell.choose_language("en")
    assert window.page.findChildren(QrPanel)[0].content.startswith("I have checked")


def test_nobody_is_thought_gone_so_soon_while_busy_with_the_phone(window: Window) -> None:
    timer = window.shell.idle._timer
    assert timer.interval() == IDLE_SECONDS * 1000
    window.press(Exit.RECORD)
    assert timer.interval() == PATIENT_SECONDS * 1000
    assert timer.remainingTime() > IDLE_SECONDS * 1000
    answer(window, "refused")
    assert window.step is Step.MESSAGE
    assert timer.interval() == PATIENT_SECONDS * 1000
    window.back()
    window.back()
    assert window.step is Step.OFFICIAL
    assert timer.remainingTime() < PATIENT_SECONDS * 500, "it runs on with the time of the phone"


def test_checking_what_one_will_type_does_not_read_like_registering(window: Window) -> None:
    window.press(Exit.NEXT)
    assert window.step is Step.IDENTITY
    assert say(window.page.head.title.message) == "先检查您要填的内容"
    assert "不发送" in say(window.page.head.lead.message)
    shown = route(window.flow)
    groups = [shown.group(step) for step in shown.steps]
    assert groups == [Group.PREPARE] * 3 + [Group.OFFICIAL, Group.GROUND]


@pytest.mark.parametrize("size", [(1280, 780), (1024, 600)])
def test_the_first_official_page_fits_without_scrolling(window: Window, size: tuple[int, int]) -> None:
    window.shell.resize(*size)
    window.settle()
    for part in window.page.findChildren(QAbstractButton):
        assert in_sight(window, part)
    privacy = next(label for label in window.page.findChildren(Label) if "密码和验证码" in label.text())
    assert in_sight(window, privacy)


def test_the_services_that_make_an_account_are_named(window: Window) -> None:
    step = next(step for step in all_cards() if step.id == "register-button")
    assert step.tip is not None
    assert "研究生招生" in say(step.tip)
    assert "学信档案" in say(step.tip)
