"""Phone, mailbox, countdown, ribbon, rail, segments: what shows practice and progress."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Folder, Message
from app.core.clock import CHINA
from app.core.text import text, text_n, verbatim
from app.widgets.countdown import Countdown
from app.widgets.language import set_language
from app.widgets.ribbon import Ribbon
from app.widgets.segments import Segments
from app.widgets.step_rail import RailGroup, RailStep, StepRail
from app.widgets.theme import apply_theme, theme, theme_of
from app.widgets.virtual_mailbox import VirtualMailbox
from app.widgets.virtual_phone import VirtualPhone

AT = datetime(2026, 10, 19, 10, 22, tzinfo=CHINA)


def sms(code: str = "471902", **more) -> Message:
    return Message(
        Channel.PHONE, "", "", "", f"【演示】您的短信验证码是{code}，10 分钟内有效。", AT, code=code, **more
    )


@pytest.fixture
def phone(qtbot) -> VirtualPhone:
    made = VirtualPhone()
    qtbot.addWidget(made)
    made.resize(252, 460)
    made.set_time(AT)
    made.show()
    return made


def test_a_tap_hands_on_the_code(phone: VirtualPhone, qtbot) -> None:
    phone.show_messages([sms()])
    QApplication.processEvents()
    with qtbot.waitSignal(phone.tapped) as heard:
        QTest.mouseClick(phone.cards[0], Qt.MouseButton.LeftButton)
    assert heard.args == ["471902"]


def test_the_newest_two_are_on_the_screen(phone: VirtualPhone) -> None:
    phone.show_messages([sms("333333"), sms("222222"), sms("111111")], rise=False)
    assert [card.message.code for card in phone.cards] == ["333333", "222222"]


def test_a_message_without_a_code_is_only_read(phone: VirtualPhone) -> None:
    note = Message(Channel.PHONE, "", "", "", "审核已完成", AT)
    heard: list[str] = []
    phone.tapped.connect(heard.append)
    phone.show_messages([note], rise=False)
    QTest.mouseClick(phone.cards[0], Qt.MouseButton.LeftButton)
    assert heard == []


def test_a_message_is_read_out_without_its_tricks(phone: VirtualPhone) -> None:
    phone.show_messages(
        [Message(Channel.PHONE, "", "", "", "<b>码\u202e</b>471902", AT, code="471902")], rise=False
    )
    assert phone.cards[0].accessibleName() == "短信: <b>码</b>471902"


def test_the_phone_rises_and_stands(app: QApplication, phone: VirtualPhone, qtbot) -> None:
    apply_theme(app, theme_of("light", "standard", calm=False))
    phone.show_messages([sms()])
    assert phone._body.y() > 100
    qtbot.waitUntil(lambda: phone._body.y() == phone._top())


def test_the_phone_says_that_it_is_virtual(phone: VirtualPhone) -> None:
    assert "虚拟手机" in phone.accessibleName()
    assert "演示数据" in phone.accessibleName()


def test_the_mailbox_shows_every_mail_and_its_folder(qtbot) -> None:
    box = VirtualMailbox()
    qtbot.addWidget(box)
    box.show()
    box.show_messages([])
    assert box._empty.isVisible()
    mail = Message(Channel.EMAIL, "", "", "校验码", "校验码 120355", AT, Folder.JUNK, code="120355")
    box.show_messages([mail, mail, mail])
    assert len(box.cards) == 3
    assert not box._empty.isVisible()
    with qtbot.waitSignal(box.tapped) as heard:
        box.cards[2].click()
    assert heard.args == ["120355"]


def test_the_countdown_follows_a_clock_that_is_moved(qtbot) -> None:
    left = [60.0]
    count = Countdown(lambda n: text_n("{n} digit", "{n} digits", n), after=verbatim("可以重新获取"))
    qtbot.addWidget(count)
    over: list[bool] = []
    count.over.connect(lambda: over.append(True))
    count.start(60, lambda: left[0])
    assert count.ring.words == "60"
    left[0] = 41.2
    qtbot.waitUntil(lambda: count.ring.words == "42")
    assert count.ring.share == pytest.approx(0.7)
    left[0] = -5
    qtbot.waitUntil(lambda: over == [True])
    assert not count.running
    assert count.sentence.text() == "可以重新获取"


def test_a_stopped_countdown_is_silent(qtbot) -> None:
    count = Countdown(lambda n: verbatim(str(n)))
    qtbot.addWidget(count)
    count.over.connect(lambda: pytest.fail("over"))
    count.start(60, lambda: 30)
    count.stop()
    assert not count.running


def test_the_ribbon_is_seen_and_read(app: QApplication, qtbot) -> None:
    ribbon = Ribbon()
    qtbot.addWidget(ribbon)
    ribbon.resize(1280, ribbon.height())
    assert ribbon.accessibleName().startswith("演示数据")
    assert ribbon.grab().toImage().pixelColor(640, 10) == theme().colour("ribbon")
    set_language(app, "en")
    assert ribbon.accessibleName().startswith("Demo data")


def test_the_ribbon_of_the_projector_is_sixty_high(app: QApplication, qtbot) -> None:
    ribbon = Ribbon()
    qtbot.addWidget(ribbon)
    apply_theme(app, theme_of("dark", "projector"))
    assert ribbon.height() == 60


def test_the_rail_tells_every_step_with_its_state(qtbot) -> None:
    rail = StepRail(
        (
            RailGroup(
                verbatim("准备"), (RailStep(verbatim("说明"), "done"), RailStep(verbatim("身份"), "now"))
            ),
        )
    )
    qtbot.addWidget(rail)
    assert rail.accessibleDescription() == "1. 说明, 已完成; 2. 身份, 当前"
    rail.show_groups((RailGroup(verbatim("准备"), (RailStep(verbatim("说明"), "later"),)),))
    assert rail.accessibleDescription() == "1. 说明, 未开始"
    assert not rail.grab().isNull()


def test_segments_say_the_step(qtbot) -> None:
    segments = Segments()
    qtbot.addWidget(segments)
    segments.show_step(3, 10)
    assert segments.accessibleName() == "第 3 步，共 10 步"
    wide = segments.sizeHint().width()
    segments.resize(wide // 2, 24)
    assert not segments.grab().isNull()


def test_a_low_window_shows_the_message_before_the_clock(phone: VirtualPhone) -> None:
    phone.show_messages([sms()], rise=False)
    phone.resize(252, 460)
    QApplication.processEvents()
    below_the_clock = phone.cards[0].y()
    phone.resize(252, 300)
    for _ in range(2):
        QApplication.processEvents()
    card = phone.cards[0]
    assert card.y() < below_the_clock
    assert card.height() >= card.heightForWidth(card.width())
    assert card.geometry().bottom() < phone._body.height()


def test_a_map_with_little_room_gets_lower_and_then_leaves_out_what_is_done(qapp: object) -> None:
    done, now, later = (RailStep(text("Name"), state) for state in ("done", "now", "later"))
    groups = [RailGroup(text("Name"), (one,)) for one in (done, done, now, later, later)]
    rail = StepRail(groups)
    whole, least = rail.sizeHint().height(), rail.minimumSizeHint().height()
    assert rail._in_room(whole) == (groups, 0)
    assert rail._in_room(least) == (groups[2:], 2)
    assert least < whole
    assert rail.accessibleDescription().count(";") == len(groups) - 1
