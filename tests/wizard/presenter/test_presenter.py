from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from app.bootstrap import open_backend, services
from app.core.backend.descriptor import Options
from app.core.flow.step import Step
from app.core.launch import WindowOptions
from app.core.scenarios.catalogue import scenarios
from app.widgets.theme import theme
from app.widgets.way_row import WayRow
from app.wizard.presenter.presenter import Presenter
from app.wizard.start import application, school_of, venues_of


@pytest.fixture
def presenter(qapp: object) -> Iterator[Presenter]:
    application(WindowOptions())
    options, offered = WindowOptions(), services()
    made = Presenter(
        lambda s: open_backend("demo", Options(profile=s.profile, scenario=s.id)),
        school_of(options),
        venues_of(options, offered),
    )
    made.resize(1920, 1080)
    made.show()
    QCoreApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def compose(field: QWidget, words: str) -> None:
    """As an input method hands words over."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(field, event)


def press(presenter: Presenter, qtbot: object, key: Qt.Key) -> None:
    QTest.keyClick(presenter, key)
    settle(presenter, qtbot)


def settle(presenter: Presenter, qtbot: object) -> None:
    qtbot.waitUntil(lambda: not presenter.busy, timeout=15_000)  # type: ignore[attr-defined]


def test_all_situations_are_offered_and_the_search_leaves_those_meant(presenter: Presenter) -> None:
    picker = presenter.picker
    assert picker.shown() == list(scenarios())
    compose(picker.search.input, "生僻字")
    assert 0 < len(picker.shown()) < len(scenarios())
    assert "rare-character" in picker.shown()


def test_a_real_number_is_refused_kindly_and_does_not_stay_on_the_screen(presenter: Presenter) -> None:
    for number in ("13800138000", "330106200801011234"):
        QTest.keyClicks(presenter.picker.search.input, number)
        assert presenter.picker.search.input.text() == ""
        assert presenter.picker.refused.isVisible()
        assert presenter.picker.shown() == list(scenarios())
    compose(presenter.picker.search.input, "短信")
    assert not presenter.picker.refused.isVisible()


def test_situations_are_found_by_their_sound_and_nothing_found_is_said(presenter: Presenter) -> None:
    picker = presenter.picker
    QTest.keyClicks(picker.search.input, "shengpizi")
    assert "rare-character" in picker.shown()
    picker.search.input.clear()
    QTest.keyClicks(picker.search.input, "shitang")
    assert picker.shown() == []
    assert "拼音" in picker.found.text()


def test_keys_lead_on_and_back(presenter: Presenter, qtbot: object) -> None:
    presenter.begin("sunny-path")
    settle(presenter, qtbot)
    assert not presenter.picking
    seen = []
    for _ in range(3):
        press(presenter, qtbot, Qt.Key.Key_Right)
        assert presenter.show_now is not None
        seen.append(presenter.show_now.still)
    assert seen[0].step is Step.BEFORE
    press(presenter, qtbot, Qt.Key.Key_Left)
    assert presenter.show_now.still is seen[1]
    assert presenter.stage.area.page is not None
    assert presenter.stage.area.page.step is seen[1].step
    assert presenter.stage.strip.words.message is not None


def test_three_days_pass_on_a_key_and_the_phone_says_so(presenter: Presenter, qtbot: object) -> None:
    presenter.begin("sunny-path")
    settle(presenter, qtbot)
    press(presenter, qtbot, Qt.Key.Key_T)
    assert presenter.stage.passed.isVisible()


def test_escape_leaves_the_picker_first_and_then_the_show(presenter: Presenter, qtbot: object) -> None:
    presenter.begin("sunny-path")
    settle(presenter, qtbot)
    press(presenter, qtbot, Qt.Key.Key_S)
    assert presenter.picking
    QTest.keyClick(presenter, Qt.Key.Key_Escape)
    assert not presenter.picking
    with qtbot.waitSignal(presenter.closed):  # type: ignore[attr-defined]
        QTest.keyClick(presenter, Qt.Key.Key_Escape)


def test_it_is_dark_and_very_large_and_the_window_gets_its_own_look_back(presenter: Presenter) -> None:
    assert (theme().palette, theme().size) == ("dark", "projector")
    presenter.resize(1280, 720)
    QCoreApplication.processEvents()
    assert theme().size == "large"
    presenter.close()
    assert (theme().palette, theme().size) == ("light", "standard")


def test_the_hall_sees_the_very_page_filled_in_and_nobody_can_press_it(
    presenter: Presenter, qtbot: object
) -> None:
    presenter.begin("sunny-path")
    settle(presenter, qtbot)
    show = presenter.show_now
    assert show is not None
    while not show.still.filled or show.still.step is not Step.PASSWORD:
        press(presenter, qtbot, Qt.Key.Key_Right)
    page = presenter.stage.area.page
    assert page is not None
    password = page.fields["password"]
    assert password.value() == show.still.flow.memory.typed.password  # type: ignore[attr-defined]
    assert password.input.echoMode() is QLineEdit.EchoMode.Password  # type: ignore[attr-defined]
    before = show.still
    QTest.keyClick(presenter, Qt.Key.Key_Tab)
    QTest.mouseClick(presenter, Qt.MouseButton.LeftButton, pos=page.mapTo(presenter, page.rect().center()))
    settle(presenter, qtbot)
    assert presenter.hasFocus()
    assert show.still is before


def test_a_long_page_is_scrolled_by_keys(presenter: Presenter, qtbot: object) -> None:
    presenter.resize(1280, 720)
    presenter.begin("sunny-path")
    settle(presenter, qtbot)
    show = presenter.show_now
    assert show is not None
    while show.still.step is not Step.RECORD:
        press(presenter, qtbot, Qt.Key.Key_Right)
    page = presenter.stage.area.page
    assert page is not None
    bar = presenter.stage.area.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=15_000)  # type: ignore[attr-defined]
    top = page.mapTo(presenter, page.rect().topLeft()).y()
    QTest.keyClick(presenter, Qt.Key.Key_Down)
    assert page.mapTo(presenter, page.rect().topLeft()).y() < top
    QTest.keyClick(presenter, Qt.Key.Key_Up)
    assert page.mapTo(presenter, page.rect().topLeft()).y() == top


def test_on_the_stage_no_door_looks_chosen_and_nothing_touches_the_edge(
    presenter: Presenter, qtbot: object
) -> None:
    presenter.resize(1280, 720)
    presenter.begin("sunny-path")
    settle(presenter, qtbot)
    rows = presenter.stage.findChildren(WayRow)
    assert rows
    assert not any(row.is_best for row in rows)
    press(presenter, qtbot, Qt.Key.Key_T)
    passed = presenter.stage.passed
    qtbot.waitUntil(passed.isVisible)  # type: ignore[attr-defined]
    QCoreApplication.processEvents()
    assert passed.mapTo(presenter, passed.rect().topLeft()).x() >= 24
