"""The idle screen and the wait: what covers a page, and for how long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.core.text import verbatim
from app.widgets import waiting
from app.widgets.idle_screen import IdleScreen
from app.widgets.language import set_language
from app.widgets.theme import apply_theme, theme, theme_of
from app.widgets.waiting import Waiting


class Seconds:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit("990000200703150028"))
    made.resize(1024, 600)
    made.show()
    return made


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def idle(window: QWidget, clock: Seconds) -> IdleScreen:
    return IdleScreen(window, clock)


def test_what_was_typed_is_covered_at_once(window: QWidget, idle: IdleScreen) -> None:
    idle.ask(30, below=32)
    covered = window.grab().toImage()
    window.findChild(QLineEdit).setText("")
    assert window.grab().toImage() == covered
    assert idle.geometry().top() == 32
    assert idle._stay_button.hasFocus()
    idle._finish(idle.stayed)


def test_the_cover_follows_the_window(window: QWidget, idle: IdleScreen) -> None:
    idle.ask(30, below=32)
    window.resize(1280, 800)
    QApplication.processEvents()
    assert idle.geometry().getRect() == (0, 32, 1280, 768)
    idle._finish(idle.stayed)


def test_time_that_is_up_ends(idle: IdleScreen, clock: Seconds, qtbot) -> None:
    idle.stayed.connect(lambda: pytest.fail("stayed"))
    idle.ask(30)
    clock.now += 3600  # the computer slept
    with qtbot.waitSignal(idle.ended):
        pass
    assert not idle.isVisible()
    assert not idle.asking


def test_the_ring_shows_the_seconds(idle: IdleScreen, clock: Seconds, qtbot) -> None:
    idle.ask(30)
    clock.now += 12
    qtbot.waitUntil(lambda: idle._ring.words == "18")
    idle._finish(idle.stayed)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_any_key_goes_on(idle: IdleScreen, qtbot, key) -> None:
    idle.ended.connect(lambda: pytest.fail("ended"))
    idle.ask(30)
    with qtbot.waitSignal(idle.stayed):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert not idle.isVisible()


def test_tab_reaches_the_other_button_and_it_ends(idle: IdleScreen, qtbot) -> None:
    idle.ask(30)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert idle.asking
    idle._end_button.setFocus()
    with qtbot.waitSignal(idle.ended):
        QTest.keyClick(idle._end_button, Qt.Key.Key_Return)


def test_a_touch_anywhere_goes_on(idle: IdleScreen, qtbot) -> None:
    idle.ask(30)
    with qtbot.waitSignal(idle.stayed):
        QTest.mouseClick(idle, Qt.MouseButton.LeftButton, pos=idle.rect().topLeft())


def test_the_outcome_comes_once(idle: IdleScreen, clock: Seconds, qtbot) -> None:
    heard: list[str] = []
    idle.stayed.connect(lambda: heard.append("stayed"))
    idle.ended.connect(lambda: heard.append("ended"))
    idle.ask(30)
    clock.now += 60
    qtbot.waitUntil(lambda: bool(heard))
    idle._finish(idle.stayed)
    assert heard == ["ended"]


@pytest.fixture
def wait(window: QWidget) -> Waiting:
    return Waiting(window)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SHOW_AFTER", 30)
    monkeypatch.setattr(waiting, "EXPLAIN_AFTER", 120)


def test_a_quick_answer_shows_nothing(window: QWidget, wait: Waiting) -> None:
    before = window.grab().toImage()
    wait.start(verbatim("正在核对您填写的内容"))
    assert wait.isVisible(), "clicks are caught from the first moment"
    assert not wait.shown
    assert window.grab().toImage() == before
    wait.stop()
    assert not wait.isVisible()


@pytest.mark.usefixtures("quick")
def test_a_wait_is_shown_then_explained_then_can_be_stopped(wait: Waiting, qtbot) -> None:
    wait.start(verbatim("正在核对您填写的内容"), limit=20)
    qtbot.waitUntil(lambda: wait.shown)
    assert wait._title.text() == "正在核对您填写的内容"
    assert not wait._cancel.isVisible()
    qtbot.waitUntil(lambda: wait._cancel.isVisible())
    assert wait._second.text() == "已经等了 0 秒，最多等 20 秒。"
    assert wait._cancel.hasFocus()
    with qtbot.waitSignal(wait.cancelled):
        QTest.mouseClick(wait._cancel, Qt.MouseButton.LeftButton)
    assert not wait.waiting
    assert not wait.isVisible()


@pytest.mark.usefixtures("quick")
def test_a_second_wait_begins_anew(wait: Waiting, qtbot) -> None:
    wait.start(limit=20)
    qtbot.waitUntil(lambda: wait._cancel.isVisible())
    wait.stop()
    wait.start(limit=20)
    assert not wait.shown
    assert not wait._cancel.isVisible()
    wait.stop()


def test_the_page_below_takes_no_clicks(window: QWidget, wait: Waiting) -> None:
    field = window.findChild(QLineEdit)
    wait.start()
    assert window.childAt(field.geometry().center()) is not field
    wait.stop()
    assert window.childAt(field.geometry().center()) is field
    assert theme().colour("paper").alpha() == 255


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("window_size", [(1024, 600), (1280, 800)])
def test_the_card_fits_every_window(
    app: QApplication, window: QWidget, idle: IdleScreen, language: str, size, window_size
) -> None:
    set_language(app, language)
    apply_theme(app, theme_of("light", size))
    window.resize(*window_size)
    idle.ask(30, below=40)
    QApplication.processEvents()
    card = idle._card
    assert card.y() >= 0
    assert card.geometry().bottom() <= idle.height()
    parts = [idle._ring, idle._title, idle._lead, idle._stay_button, idle._note]
    for above, below in pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()
    for label in (idle._title, idle._lead, idle._note):
        assert label.height() >= label.heightForWidth(label.width())
    idle._finish(idle.stayed)
