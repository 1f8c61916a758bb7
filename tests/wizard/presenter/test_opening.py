from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.flow.step import Step
from app.widgets.theme import theme
from app.wizard.presenter.opening import open_presenter
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
