"""Language, size and colours as a menu, where there is no room for the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.widgets.language import say
from app.wizard.bars import LANGUAGES, PALETTES, SIZES

if TYPE_CHECKING:
    from app.wizard.shell import Shell


def open_look_menu(shell: Shell, button: QWidget) -> None:
    """Open the menu above `button`."""
    menu = QMenu(shell)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for row, choices, choose in (
        (shell.footer.languages, LANGUAGES, shell.choose_language),
        (shell.footer.sizes, SIZES, shell.choose_size),
        (shell.footer.palettes, PALETTES, shell.choose_palette),
    ):
        for key, words in choices:
            entry = menu.addAction(say(words))
            entry.setCheckable(True)
            entry.setChecked(row.value() == key)
            entry.triggered.connect(lambda _=False, k=key, c=choose: c(k))
        menu.addSeparator()
    place = button.mapToGlobal(button.rect().topLeft())
    place.setY(place.y() - menu.sizeHint().height())
    menu.popup(place)
