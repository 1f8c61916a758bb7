from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.core.text import text, text_in, text_n
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.widgets.labels import Label
from app.widgets.language import say, set_language, speaker

FINISH = text("Finish and clear")


def test_a_window_says_itself_again_in_the_middle(app: QApplication, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label, button, field = Label(FINISH), Button(FINISH), Field(FINISH, text("Number pad"))
    for part in (label, button, field):
        column.addWidget(part)
    field.set_value("林知夏")
    assert label.text() == "结束并清除"
    set_language(app, "en")
    assert label.text() == button.text() == field.label.text() == "Finish and clear"
    assert field.input.accessibleName() == "Finish and clear"
    assert field.input.accessibleDescription() == "Number pad"
    assert field.value() == "林知夏"
    set_language(app, "zh_CN")
    assert field.hint.text() == "数字键盘"


def test_parts_in_windows_not_shown_yet_follow_too(app: QApplication, qtbot) -> None:
    label = Label(FINISH)
    qtbot.addWidget(label)
    set_language(app, "en")
    assert label.text() == "Finish and clear"


def test_qts_own_words_follow(app: QApplication, qtbot) -> None:
    def menu_words() -> str:
        field = QLineEdit("x")
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        words = " ".join(action.text() for action in menu.actions())
        menu.deleteLater()
        return words

    assert "粘贴" in menu_words()
    set_language(app, "en")
    assert "Paste" in menu_words()


def test_the_speaker_belongs_to_the_application(app: QApplication) -> None:
    set_language(app, "en")
    assert speaker().language == "en"
    assert say(text_n("{n} digit", "{n} digits", 6)) == "6 digits"
    set_language(app, "zh_CN")
    assert say(text_in("weekday", "Monday")) == "星期一"


def test_an_ampersand_is_not_a_shortcut(qtbot) -> None:
    button = Button(text("A & B"))
    qtbot.addWidget(button)
    assert button.shortcut() == QKeySequence()
    assert button.accessibleName() == "A & B"
