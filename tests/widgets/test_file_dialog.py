"""The dialog for files: all of it in Chinese, and no folder of one person left for the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from app.core.text import text
from app.widgets.file_dialog import file_to_open, file_to_save
from app.widgets.language import set_language

TITLE = text("Choose a picture")


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    set_language(qapp, "zh_CN")
    made = QWidget()
    yield made
    made.deleteLater()


def when_open(window: QWidget, act: Callable[[QFileDialog], object]) -> None:
    """Have `act` done with the dialog that the next call opens."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, window, found)


def test_a_file_is_chosen_and_its_folder_is_forgotten(window: QWidget, tmp_path: Path) -> None:
    picture = tmp_path / "张三的证件" / "a.png"
    picture.parent.mkdir()
    picture.write_bytes(b"")

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(picture.parent))
        dialog.selectFile(str(picture))
        dialog.accept()

    when_open(window, choose)
    assert file_to_open(window, TITLE, "*.png") == picture
    assert "FileDialog" not in QSettings(QSettings.Scope.UserScope, "QtProject").childGroups()


def test_a_name_is_proposed_for_what_is_saved(window: QWidget, tmp_path: Path) -> None:
    def accept(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.accept()

    when_open(window, accept)
    chosen = file_to_save(window, TITLE, "*.pdf", "card.pdf")
    assert chosen is not None
    assert chosen.name == "card.pdf"


def test_giving_up_chooses_nothing_and_its_words_are_chinese(window: QWidget) -> None:
    words: list[str] = []

    def read(dialog: QFileDialog) -> None:
        words.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())

    when_open(window, read)
    assert file_to_open(window, TITLE, "*.png") is None
    assert any("文件" in said for said in words)
    assert not [said for said in words if re.search(r"[A-Za-z]{3}", said)]
