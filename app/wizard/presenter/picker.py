"""Which situation is to be shown: a search, and the list it leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.presenter.finding import fitting
from app.core.scenarios.catalogue import scenarios, words
from app.core.text import text, text_n
from app.core.troubleshooting.ask.numbers import Typing
from app.widgets.banner import Banner
from app.widgets.labels import Label
from app.widgets.language import say, speaker
from app.widgets.page_head import PageHead
from app.widgets.part import Part
from app.widgets.search_field import SearchField
from app.widgets.theme import theme

NONE = text("No situation fits. Try another word or its pinyin, or empty the field to see them all.")
_ID = Qt.ItemDataRole.UserRole


class ScenarioList(Part, QListWidget):
    """Title and one line each; Enter or a click chooses."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.settle()

    def retell(self) -> None:
        self.setAccessibleName(say(text("Situations to show")))

    def restyle(self) -> None:
        worn = theme()
        self.setFont(worn.font(_role()))
        self.setSpacing(worn.px(2))
        self.setStyleSheet(
            f"QListWidget {{ background: {worn.colour('paper').name()}; }}"
            f"QListWidget::item {{ padding: {worn.px(4)}px {worn.px(10)}px; }}"
            f"QListWidget::item {{ color: {worn.colour('ink').name()}; }}"
            f"QListWidget::item:selected {{ background: {worn.colour('accentTint').name()}; }}"
        )

    def add(self, scenario: str, title: str, about: str) -> None:
        item = QListWidgetItem(f"{title}\n{about}")
        item.setData(_ID, scenario)
        item.setSizeHint(QSize(0, 2 * theme().line(_role()) + theme().px(20)))
        self.addItem(item)


def _role() -> str:
    return "hint" if theme().size == "projector" else "second"


class Picker(Part, QWidget):
    """`chosen(scenario id)`. What is typed is looked for in titles and descriptions, every word of it,
    as written or in pinyin. A number does not stay on the screen.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._typing = Typing()
        self.head = PageHead(text("Which situation shall the hall see?"))
        self.search = SearchField(text("A word of it: SMS code, rare character, closed"))
        self.refused = Banner(
            "warn",
            text("The number was taken out: please use no real numbers here"),
            text("The whole hall reads along. Every situation brings invented people and numbers."),
        )
        self.refused.hide()
        self.found = Label(None, "hint", colour="ink2")
        self.list = ScenarioList()
        self._column = QVBoxLayout(self)
        for part in (self.head, self.search, self.refused, self.found):
            self._column.addWidget(part)
        self._column.addWidget(self.list, 1)
        self.search.edited.connect(self._typed)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ID)))
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ID)))
        self.setFocusProxy(self.search)
        self.settle()

    def shown(self) -> list[str]:
        """The ids in the list."""
        return [self.list.item(i).data(_ID) for i in range(self.list.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter work from the search field too."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.count():
            self.chosen.emit(self.list.item(max(0, self.list.currentRow())).data(_ID))
        else:
            super().keyPressEvent(event)

    def retell(self) -> None:
        self._fill(self.search.input.text())

    def restyle(self) -> None:
        worn = theme()
        self._column.setContentsMargins(worn.px(36), worn.px(20), worn.px(36), worn.px(16))
        self._column.setSpacing(worn.px(10))
        self._fill(self.search.input.text())

    def _typed(self, asked: str) -> None:
        clean = self._typing.clean(asked)
        if clean != asked:
            self.search.input.setText(clean)
        self.refused.setVisible(self._typing.took_a_number)
        self._fill(clean)

    def _fill(self, asked: str) -> None:
        said = words(speaker().language)
        self.list.clear()
        for name in fitting(asked, {name: f"{said[name].title} {said[name].about}" for name in scenarios()}):
            self.list.add(name, said[name].title, said[name].about)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.found.set_text(text_n("{n} situation", "{n} situations", self.list.count()))
        else:
            self.found.set_text(NONE)
