from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.flow.step import Step
from app.core.launch import Mode
from app.widgets.theme import theme
from app.wizard.presenter.opening import open_presenter
from app.wizard.screenshots import stage
from app.wizard.shell import Shell
from harness.window import Window


def test_the_window_waits_and_is_as_it_was(qapp: object, qtbot: object) -> None:
    window = Window()
    try:
        presenter = open_presenter(window.shell)
        assert presenter.isFullScreen()
        assert presenter.picking
        presenter.begin("sunny-path")
        qtbot.waitUntil(lambda: presenter.show_now is not None, timeout=15_000)  # type: ignore[attr-defined]
        with qtbot.waitSignal(presenter.closed):  # type: ignore[attr-defined]
            QTest.keyClick(presenter, Qt.Key.Key_Escape)
        window.settle()
        assert window.shell.isVisible()
        assert window.step is Step.FIRST
        assert theme().size == "standard"
        assert not window.journey.begun
    finally:
        window.close()


@pytest.mark.parametrize(("height", "kiosk"), [(800, False), (800, True), (600, False)])
def test_the_first_page_tells_of_it_where_there_is_room(qtbot: QtBot, height: int, kiosk: bool) -> None:
    shell = Shell(replace(stage().scene, mode=Mode.KIOSK if kiosk else Mode.STUDENT))
    shell.resize(1280 if height == 800 else 1024, height)
    shell.show()
    qtbot.addWidget(shell)
    page: Any = shell.page
    qtbot.waitUntil(lambda: page.present.isVisible() is (height == 800 and not kiosk))
    asked = []
    page.presenter_wanted.disconnect()
    page.presenter_wanted.connect(lambda: asked.append(True))
    page.present.click()
    assert asked == [True]
