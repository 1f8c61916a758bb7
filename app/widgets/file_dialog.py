"""Asking for a file, in the language of the window, and without a trace of where it was."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.text import Text, text
from app.widgets.language import say

_KEPT = "FileDialog"
_LABELS = {
    QFileDialog.DialogLabel.LookIn: text("Look in:"),
    QFileDialog.DialogLabel.FileName: text("File name:"),
    QFileDialog.DialogLabel.FileType: text("Kind of file:"),
}
"""What Qt's own catalogue leaves in English."""


def file_to_open(parent: QWidget, title: Text, kinds: str) -> Path | None:
    """A file that is there; `kinds` like ``*.jpg *.png``. None when the person gave up."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def file_to_save(parent: QWidget, title: Text, kinds: str, name: str) -> Path | None:
    """Where to write a file that is called `name` unless the person calls it otherwise."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    return _answer(dialog)


def _dialog(parent: QWidget, title: Text, kinds: str) -> QFileDialog:
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    dialog = QFileDialog(parent, say(title), home, kinds)
    for label, words in _LABELS.items():
        dialog.setLabelText(label, say(words))
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    # Where it is deleted Qt writes down which folders were visited: the next person shall not see them.
    if shiboken6.isValid(dialog):
        shiboken6.delete(dialog)
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.remove(_KEPT)
    kept.sync()
    return Path(chosen[0]) if chosen else None
