"""The language of the window: one speaker, kept by the application, changed while it runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.core.text import ENGLISH, Speaker, Text

_SPEAKER = "xueji_speaker"
_TRANSLATOR = "xueji_qt_translator"


def speaker() -> Speaker:
    """Who says texts now; English before any language was set."""
    app = QCoreApplication.instance()
    found = app.property(_SPEAKER) if app is not None else None
    return found if isinstance(found, Speaker) else ENGLISH


def say(message: Text) -> str:
    """The words of a text in the language of the window."""
    return speaker().say(message)


def set_language(app: QApplication, language: str) -> None:
    """Speak `language` (``zh_CN`` or ``en``) from now on: every part says its texts again.

    Qt's own words (the menu of a text field) follow, from the catalogue that comes with Qt.
    """
    app.setProperty(_SPEAKER, Speaker(language))
    QLocale.setDefault(QLocale(language))
    _change_qt_words(app, language)
    say_all(app)


def say_all(app: QApplication) -> None:
    """Have every part say its texts again.

    Not by Qt's language change event: a part that listens for it in Python hears every other change of
    itself too, and there are thousands of those when a page opens.
    """
    for widget in app.allWidgets():
        respeak = getattr(widget, "respeak", None)
        if respeak is not None:
            respeak()


def _change_qt_words(app: QApplication, language: str) -> None:
    old = app.property(_TRANSLATOR)
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
        app.setProperty(_TRANSLATOR, None)
    if language == "en":
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
        app.setProperty(_TRANSLATOR, translator)
