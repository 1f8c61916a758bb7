"""A screenshot of a message is read on this machine and searched for; numbers in it never reach the field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, Qt, QThreadPool
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.language import set_language
from app.widgets.theme import apply_theme, theme, theme_of
from app.wizard.screenshots import stage
from app.wizard.shell import Shell
from app.wizard.troubleshooter.search_view import SearchView
from app.wizard.troubleshooter.side import open_troubleshooter


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


@pytest.fixture
def search(shell: Shell, qtbot: QtBot) -> SearchView:
    side = open_troubleshooter(shell, "")
    shell.push_side(side)
    qtbot.waitUntil(lambda: side.searchable, timeout=30_000)
    view = side.view
    assert isinstance(view, SearchView)
    return view


def drawn(*lines: str) -> QImage:
    image = QImage(900, 120 + 80 * len(lines), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setFont(theme().font("title"))
    for place, line in enumerate(lines):
        painter.drawText(60, 100 + 80 * place, line)
    painter.end()
    return image


def test_a_pasted_screenshot_is_read_and_looked_up(search: SearchView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(drawn("注册学信网账号", "该手机号码已被注册", "13800138000"))
    with qtbot.waitSignal(search.screenshot.read, timeout=60_000):
        QTest.keyClick(search.field.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert search.results.current_key() == "phone-taken"
    assert "13800138000" not in search.field.input.text()
    QGuiApplication.clipboard().clear()


def test_a_picture_that_is_dropped_is_looked_at_like_one_that_is_pasted(
    search: SearchView, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path | bytes] = []
    monkeypatch.setattr(search.screenshot, "look_at", seen.append)
    held = QMimeData()
    held.setImageData(drawn("该手机号码已被注册"))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, held, buttons, keys)
    search.screenshot.dropEvent(drop)
    (picture,) = seen
    assert isinstance(picture, bytes)


def test_words_are_pasted_as_ever(search: SearchView) -> None:
    QGuiApplication.clipboard().setText("验证码收不到")
    QTest.keyClick(search.field.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert search.field.input.text() == "验证码收不到"
    QGuiApplication.clipboard().clear()


def test_a_picture_without_words_is_told_kindly(search: SearchView, qtbot: QtBot) -> None:
    blank, buffer = drawn(), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    blank.save(buffer, "PNG")
    search.screenshot.look_at(bytes(buffer.data().data()))
    qtbot.waitUntil(lambda: "没有读到" in search.screenshot.words.text(), timeout=60_000)
    assert search.field.input.text() == ""


def test_no_picture_at_all_is_told_too(search: SearchView, qtbot: QtBot) -> None:
    search.screenshot.look_at(b"MZ this is a program")
    qtbot.waitUntil(lambda: "没有读到" in search.screenshot.words.text(), timeout=60_000)
