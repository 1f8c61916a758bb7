"""The program's dress and language for the tests of its parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.widgets.language import set_language
from app.widgets.theme import apply_theme, theme_of


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Light, standard, without motion, in Chinese: what a test changes is put back."""
    set_language(qapp, "zh_CN")
    apply_theme(qapp, theme_of("light", "standard", calm=True))
    yield qapp
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
