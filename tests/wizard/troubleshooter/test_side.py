"""The troubleshooter by keyboard: search, questions, warnings, advice, and back with everything typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.flow.flow import Snapshot
from app.core.flow.step import Step
from app.core.text import Speaker
from app.core.troubleshooting.load import built_in, load
from app.core.troubleshooting.model import Gate, Leaf, Risk
from app.core.troubleshooting.walk import Walk, start
from app.widgets.labels import Label
from app.widgets.language import set_language
from app.widgets.theme import apply_theme, theme_of
from app.wizard.pages.warning_gate import WarningGatePage
from app.wizard.screenshots import stage
from app.wizard.shell import Shell
from app.wizard.troubleshooter.area_views import AreasView, AreaView
from app.wizard.troubleshooter.gate_view import GateView
from app.wizard.troubleshooter.leaf_view import LeafView
from app.wizard.troubleshooter.letter_view import LetterView
from app.wizard.troubleshooter.place import Place, View
from app.wizard.troubleshooter.question_view import QuestionView
from app.wizard.troubleshooter.search_view import SearchView
from app.wizard.troubleshooter.side import Troubleshooter, open_troubleshooter

TREE = built_in()


@pytest.fixture
def shell(qapp: QApplication) -> Iterator[Shell]:
    set_language(qapp, "zh_CN")
    apply_theme(qapp, theme_of("light", "standard", calm=True))
    shell = stage()
    shell.show()
    yield shell
    QThreadPool.globalInstance().waitForDone()
    shell.close()
    shell.deleteLater()


def opened(shell: Shell, symptom: str = "") -> Troubleshooter:
    side = open_troubleshooter(shell, symptom)
    shell.push_side(side)
    QApplication.processEvents()
    return side


def ready(side: Troubleshooter, qtbot: QtBot) -> SearchView:
    """The search view with its search loaded."""
    view = side.view
    assert isinstance(view, SearchView)
    qtbot.waitUntil(lambda: side.searchable, timeout=30_000)
    return view


def test_typing_finds_enter_opens_and_escape_comes_back(shell: Shell, qtbot: QtBot) -> None:
    side = opened(shell)
    view = ready(side, qtbot)
    view.field.input.setFocus()
    QTest.keyClicks(view.field.input, "sfz bei zhuce")
    assert view.results.current_key() == "id-number-taken"
    QTest.keyClick(view.field.input, Qt.Key.Key_Return)
    assert isinstance(side.view, QuestionView)
    QTest.keyClick(side.view.answers[0], Qt.Key.Key_Escape)
    assert isinstance(side.view, SearchView)
    assert side.view.field.input.text() == "sfz bei zhuce"
    assert side.view.results.current_key() == "id-number-taken"


def test_other_matters_get_a_word_instead_of_a_guess(shell: Shell, qtbot: QtBot) -> None:
    view = ready(opened(shell), qtbot)
    QTest.keyClicks(view.field.input, "shitang")
    view.field.input.setText("食堂几点开门")
    view.field.edited.emit("食堂几点开门")
    assert view.nothing.isVisible()
    assert not view.results.isVisible()


def test_a_refusal_opens_its_own_page_and_back_returns_to_the_wizard(shell: Shell) -> None:
    side = opened(shell, "phone-taken")
    assert side.place.walk.here == "phone-taken"
    side.back()
    assert not shell.work.isHidden()


@pytest.mark.parametrize("symptom", list(TREE.symptoms))
def test_every_symptom_has_its_page(shell: Shell, symptom: str) -> None:
    side = opened(shell, symptom)
    wanted = {Gate: GateView, Leaf: LeafView}.get(type(TREE.nodes[symptom]), QuestionView)
    assert type(side.view) is wanted


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_node_can_be_shown(shell: Shell, language: str, qapp: QApplication) -> None:
    set_language(qapp, language)
    side = opened(shell)
    for node in TREE.nodes:
        side.go(Place(View.TREE, walk=Walk((node,))))
        assert side.view.head.title.text() or side.view.head.accessibleName()


def test_areas_lead_to_symptoms_and_none_of_these_to_a_human_being(shell: Shell) -> None:
    side = opened(shell)
    side.view.forward()
    assert isinstance(side.view, AreasView)
    QTest.keyClick(side.view.rows[0], Qt.Key.Key_Return)
    assert isinstance(side.view, AreaView)
    QTest.keyClick(side.view.rows[1], Qt.Key.Key_Space)
    assert isinstance(side.view, QuestionView)
    QTest.keyClick(side.view.none, Qt.Key.Key_Return)
    assert side.place.walk.here == TREE.none_of_these


def test_the_gate_opens_only_when_everything_is_ticked_and_offers_the_harmless_way_first(
    shell: Shell,
) -> None:
    side = opened(shell, "face-verification-fails")
    view = side.view
    assert isinstance(view, GateView)
    assert not side.bar.forward_button.isEnabled()
    assert QApplication.focusWidget() is view.instead
    for tick in view.ticks:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    assert side.bar.forward_button.isEnabled()
    side.bar.forward_button.click()
    assert side.place.walk.here == "face-tried"


def test_ticks_stay_through_back_and_a_change_of_language(shell: Shell, qapp: QApplication) -> None:
    side = opened(shell, "phone-taken")
    side.go(Place(View.TREE, walk=start("phone-taken").answer(TREE, "mistyped")))
    assert isinstance(side.view, LeafView)
    side.view.ticks[0].click()
    set_language(qapp, "en")
    assert isinstance(side.view, LeafView)
    assert side.view.ticks[0].isChecked()
    assert side.view.ticks[0].text() == "Delete it and type your own 11 digits again"
    side.back()
    side.go(Place(View.TREE, walk=start("phone-taken").answer(TREE, "mistyped")))
    assert isinstance(side.view, LeafView)
    assert side.view.ticks[0].isChecked()


def test_the_breadcrumb_leads_back_to_a_question_and_to_the_area(shell: Shell) -> None:
    side = opened(shell, "phone-taken")
    side.go(Place(View.TREE, walk=start("phone-taken").answer(TREE, "right")))
    side.go(Place(View.TREE, walk=start("phone-taken").answer(TREE, "right").answer(TREE, "mine")))
    assert isinstance(side.view, LeafView)
    side.view.crumbs.buttons[0].click()
    assert side.place.walk.here == "phone-taken"
    side.view.crumbs.buttons[0].click()  # type: ignore[attr-defined]
    assert side.place.area == "registering"


def test_the_step_that_mends_it_is_reached_with_everything_typed(shell: Shell) -> None:
    from dataclasses import replace

    from app.core.flow.memory import Door
    from app.wizard.samples import sample_memory

    memory = sample_memory(Door.PRACTISE).typing(phone="13800138000")
    journey = shell.scene.journey
    steps = (Step.FIRST, Step.IDENTITY, Step.PHONE, Step.SMS_CODE)
    journey.start_again(
        replace(journey.flow, stack=tuple(Snapshot(step, memory.chosen) for step in steps), memory=memory)
    )
    side = opened(shell)
    side.go(Place(View.TREE, walk=Walk(("phone-taken", "phone-correct"))))
    side.bar.forward_button.click()
    assert journey.step is Step.PHONE
    assert journey.memory.typed.phone == "13800138000"
    assert not shell.work.isHidden()


def test_the_letter_is_checked_copied_and_saved_but_never_sent(shell: Shell, tmp_path: Path) -> None:
    side = opened(shell)
    side.go(Place(View.TREE, walk=Walk(("contact-support", "support-mail"))))
    assert isinstance(side.view, LeafView)
    side.view.letter.click()
    view = side.view
    assert isinstance(view, LetterView)
    assert not view.copy.isEnabled()
    QTest.keyClicks(view.fields["user_name"].input, "a.student")
    view.fields["description"].set_value("页面一直没有反应，99000020070315001X")
    assert not view.copy.isEnabled()
    view.fields["description"].set_value("点了立即注册以后页面一直没有反应")
    assert view.copy.isEnabled()
    view.copy.click()
    assert "点了立即注册" in QGuiApplication.clipboard().text()
    picture = tmp_path / "shot.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    view.choose_screenshot(picture)
    view.save_mail(tmp_path / "letter.eml")
    message = message_from_bytes((tmp_path / "letter.eml").read_bytes(), policy=default)
    assert message["To"] == "kefu@chsi.com.cn"
    assert [part.get_content_type() for part in message.iter_attachments()] == ["image/png"]
    QGuiApplication.clipboard().clear()


def test_the_phone_ticket_asks_for_what_the_rule_asks_and_offers_no_mail(shell: Shell) -> None:
    side = opened(shell)
    side.go(Place(View.LETTER, walk=Walk(("phone-release",))))
    view = side.view
    assert isinstance(view, LetterView)
    assert list(view.fields) == ["name", "phone", "id_number", "description"]
    assert view.mail.parent() is None


def test_a_broken_tree_of_the_school_is_replaced_and_said(shell: Shell, tmp_path: Path) -> None:
    broken = tmp_path / "tree.yaml"
    broken.write_text("nodes: [1\n", "utf-8")
    side = Troubleshooter(shell.scene, loaded=load(broken, date(2026, 11, 22)))
    shell.push_side(side)
    assert side.loaded.is_built_in
    from app.widgets.banner import Banner

    (banner,) = side.view.findChildren(Banner)
    assert "tree.yaml" in banner.accessibleDescription()


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_page_is_wider_than_the_smallest_window(
    shell: Shell, language: str, size: str, qapp: QApplication
) -> None:
    set_language(qapp, language)
    apply_theme(qapp, theme_of("light", size, calm=True))
    shell.resize(1024, 600)
    side = opened(shell)
    QApplication.processEvents()
    longest = max(TREE.nodes, key=lambda node: len(TREE.says(language).node(node).title))
    for node in list(TREE.nodes)[::6]:
        side.go(Place(View.TREE, walk=Walk((longest, longest, node))))
        assert side.area.page is not None
        assert side.area.page.minimumSizeHint().width() <= 1024 - 2 * 32, node


def leaf(side: Troubleshooter, node: str) -> LeafView:
    side.go(Place(View.TREE, walk=Walk((node,))))
    assert isinstance(side.view, LeafView)
    return side.view


def test_who_came_from_the_first_page_goes_back_there_or_does_it_for_real(shell: Shell) -> None:
    side = opened(shell)
    view = leaf(side, "support-mail")
    assert side.bar.forward_button.text() == "回到首页"
    assert not hasattr(view, "for_real")
    view = leaf(side, "recover-user-name")
    view.for_real.click()
    assert shell.scene.journey.step is Step.OFFICIAL
    side = opened(shell)
    leaf(side, "support-mail")
    assert side.bar.forward_button.text() == "回到刚才那一步"


PHOTO_LEAVES = [node.id for node in TREE.leaves if Risk.ID_PHOTO in node.risks]


@pytest.mark.parametrize("node", PHOTO_LEAVES)
def test_pages_about_photos_open_the_photo_helper_and_are_there_again(shell: Shell, node: str) -> None:
    side = opened(shell)
    leaf(side, node).photos.click()
    assert side.photos is not None
    assert len(side.photos.places) == (1 if node == "phone-release" else 2)
    assert not side.area.isVisible()
    side.photos.back.click()
    assert side.area.isVisible()
    assert side.bar.isVisible()
    assert side.place.walk.here == node


def test_the_search_leads_to_the_photo_helper_and_escape_back(shell: Shell) -> None:
    side = opened(shell)
    assert isinstance(side.view, SearchView)
    side.view.photos.click()
    QApplication.processEvents()
    assert shell.isActiveWindow(), "for a moment there was another window"
    assert side.photos is not None
    QTest.keyClick(side.photos, Qt.Key.Key_Escape)
    assert side.photos is None
    assert isinstance(side.view, SearchView)


def test_advice_names_the_notice_and_not_the_numbers_of_its_rules(shell: Shell) -> None:
    side = opened(shell)
    view = leaf(side, "photo-where")
    numbers = re.compile(r"A\d{3}")
    seen = [label.text() for label in view.findChildren(Label)]
    assert not any(numbers.search(words) for words in seen)
    rests_on = next(label for label in view.findChildren(Label) if "2026-11 核对" in label.text())
    assert "《" in rests_on.text()
    assert numbers.search(rests_on.accessibleDescription())
    assert numbers.search(view.handout().words())


@pytest.mark.parametrize("number", ["330106200801011234", "13800138000"])
def test_a_number_alone_is_taken_out_of_sight_and_that_is_said(
    shell: Shell, qtbot: QtBot, number: str
) -> None:
    view = ready(opened(shell), qtbot)
    QTest.keyClicks(view.field.input, number)
    assert view.field.input.text() == view.typed == ""
    assert "号码已去掉" in view.privacy.label.text()
    QTest.keyClicks(view.field.input, "sfz bei zhuce")
    assert "号码已去掉" not in view.privacy.label.text()
    assert view.results.current_key() == "id-number-taken"


def test_a_click_beside_everything_leaves_the_ring_where_it_was(shell: Shell, qtbot: QtBot) -> None:
    side = opened(shell, "id-number-taken")
    assert isinstance(side.view, QuestionView)
    qtbot.waitUntil(shell.ring.isVisible)
    before = QApplication.focusWidget()
    window, ground = shell.windowHandle(), side.mapTo(shell, side.area.geometry().bottomRight())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=ground - QPoint(40, 20))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=ground - QPoint(40, 20))
    assert QApplication.focusWidget() is before
    assert shell.ring.isVisible()


def test_wizard_guide_and_tree_ask_for_the_same_about_saved_forms() -> None:
    """And for what somebody can say who cannot get into the old account."""
    from app.wizard.pages.guide import GATE_TICKS

    saved = Speaker("zh_CN").say(GATE_TICKS[1])
    assert saved in TREE.says("zh_CN").risks["closes-accounts"].ticks
    gate = WarningGatePage(stage().scene)
    assert GATE_TICKS[1].msgid in [tick._words.msgid for tick in gate.ticks]
    assert "进不去" in saved
