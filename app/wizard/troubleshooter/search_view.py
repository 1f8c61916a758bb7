"""Search in one's own words, answered while typing; beside it the areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.text import text, text_n, verbatim
from app.core.troubleshooting.ask.numbers import Typing, strip_numbers
from app.core.troubleshooting.fault import Fault
from app.core.troubleshooting.model import Tree
from app.core.troubleshooting.walk import likely_advice, start
from app.widgets.banner import Banner, Notice
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.result_list import Result, ResultList
from app.widgets.search_field import SearchField
from app.widgets.theme import theme
from app.wizard.scene import Scene
from app.wizard.troubleshooter.area_icons import area_icon
from app.wizard.troubleshooter.entry_row import EntryRow
from app.wizard.troubleshooter.place import Place, View
from app.wizard.troubleshooter.screenshot import Screenshot
from app.wizard.troubleshooter.side_view import SideView

if TYPE_CHECKING:
    from app.core.troubleshooting.ask.ask import Answer, Ask

MOST = 5
BEFORE_NUMBERS = text("Numbers are taken out before the search; nothing is kept.")
NUMBER_TAKEN = text("The number was taken out. Please say in words what happened.")


class SearchView(SideView):
    """Without `ask` it waits for `take`; what is typed meanwhile is answered then."""

    primary = text("None of these: ask me")
    primary_quiet = True

    def __init__(
        self, tree: Tree, scene: Scene, ask: Ask | None = None, words: str = "", fault: Fault | None = None
    ) -> None:
        self._ask, self._typed, self._fault = ask, words, fault
        self._typing = Typing()
        super().__init__(tree, scene)
        self.field.input.setText(words)
        self._search(words)

    @property
    def typed(self) -> str:
        return self._typed

    def build(self) -> None:
        self.head.set_title(text("What did the site say?"))
        self.head.set_lead(text("The message itself, your own words or pinyin: any will do."))
        self.field = SearchField(text("Message, complaint or pinyin"))
        self.results = ResultList()
        self.field.lead_to(self.results)
        self.field.edited.connect(self._look_for)
        self.results.picked.connect(lambda key: self.went.emit(Place(View.TREE, walk=start(key))))
        self._line = QHBoxLayout()
        self.privacy = Notice("shield-check", BEFORE_NUMBERS)
        self.count = Label(None, "hint", colour="ink2", align=Qt.AlignmentFlag.AlignRight)
        self._line.addWidget(self.privacy, 3)
        self._line.addWidget(self.count, 2)
        self.nothing = Panel("well", margin=20)
        self.nothing.box.addWidget(Label(text("Nothing fits for certain"), "card"))
        advice = text(
            "Try the words of the message itself, or choose at the side. This search knows CHSI only."
        )
        self.nothing.box.addWidget(Label(advice, "second", colour="ink2"))
        if self._fault is not None:
            self.body.addWidget(_broken(self._fault))
        self.body.addWidget(self.field)
        self.body.addLayout(self._line)
        self.body.addWidget(self.results)
        self.body.addWidget(self.nothing)
        self.screenshot = Screenshot(self.scene.clock)
        self.screenshot.read.connect(self.take_lines)
        self.field.input.installEventFilter(self)
        self.body.addWidget(self.screenshot)
        self.beside.addWidget(Label(text("Or start here"), "label", colour="ink2"))
        for area in self.tree.areas:
            row = EntryRow(area_icon(area.id), verbatim(self.words.areas[area.id]))
            row.clicked.connect(lambda _=False, key=area.id: self.went.emit(Place(View.AREA, area=key)))
            self.beside.addWidget(row)
        self.photos = EntryRow("shield-check", text("Check my ID photo"))
        self.photos.clicked.connect(lambda: self.photos_wanted.emit(False))
        self.beside.addWidget(self.photos)

    def forward(self) -> None:
        self.went.emit(Place(View.AREAS))

    def first_focus(self) -> QWidget:
        return self.field

    def restyle(self) -> None:
        super().restyle()
        self.beside.setSpacing(0)
        self._fit_results()

    def _look_for(self, words: str) -> None:
        """What a person types; a number does not even stay on view."""
        clean = self._typing.clean(words)
        if clean != words:
            self.field.input.setText(clean)
        self.privacy.set_text(NUMBER_TAKEN if self._typing.took_a_number else BEFORE_NUMBERS)
        self._search(clean)

    def _search(self, words: str) -> None:
        self._typed = words
        answer = self._ask.answer(words, MOST) if self._ask is not None and words.strip() else None
        found = [self._result(match.symptom, answer) for match in answer.matches] if answer else []
        self._count_of_results = len(found)
        self.results.show_results(found)
        self.results.setVisible(bool(found))
        self.nothing.setVisible(answer is not None and bool(answer.query) and not found)
        if self._ask is None and words.strip():
            self.count.set_text(text("Getting the search ready"))
            self.count.show()
            return
        counted = text_n(
            "{n} result, ↑ ↓ and Enter to choose", "{n} results, ↑ ↓ and Enter to choose", len(found)
        )
        self.count.set_text(counted if found else None)
        self.count.setVisible(bool(found))
        self._fit_results()

    def _fit_results(self) -> None:
        """The page scrolls, not the list in it."""
        worn = theme()
        row = max(worn.px(84), worn.line("card") + worn.line("hint") + worn.px(32)) + worn.px(8)
        self.results.setFixedHeight(row * max(1, getattr(self, "_count_of_results", 0)) + 2)

    def _result(self, symptom: str, answer: Answer) -> Result:
        from app.core.troubleshooting.ask.found import found_ranges

        node, words = self.tree.nodes[symptom], self.words.node(symptom)
        advice = likely_advice(self.tree, symptom)
        quoted = bool(node.messages) and self.words.language == "zh_CN"
        title = node.messages[0] if quoted else words.title
        return Result(
            key=symptom,
            title=verbatim(title),
            line=verbatim(words.line),
            owner=advice.owner,
            time=advice.time.label,
            quoted=quoted,
            found=found_ranges(answer.query, title),
        )

    def take_lines(self, lines: Sequence[str]) -> None:
        """Search for the line of a screenshot that says most; without a search, show what was read."""
        plain = [line for line in (strip_numbers(line) for line in lines) if line]
        words = self._telling(plain)
        self.field.input.setText(words)
        self._search(words)
        self.field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _telling(self, lines: Sequence[str]) -> str:
        if self._ask is None:
            return " ".join(lines)
        scored = []
        for line in lines:
            matches = self._ask.answer(line, 1).matches
            scored.append((matches[0].score if matches else 0.0, line))
        best, line = max(scored, default=(0.0, ""))
        return line if best else " ".join(lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture pasted into the field is read; words are pasted as ever."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and not QGuiApplication.clipboard().mimeData().hasText()
        ):
            return self.screenshot.paste()
        return super().eventFilter(watched, event)

    def take(self, ask: Ask) -> None:
        """The search is there: answer what was typed meanwhile."""
        self._ask = ask
        self._search(self._typed)

    def do_without(self) -> None:
        """Without the search the areas still lead everywhere."""
        self.field.setEnabled(False)
        self.count.set_text(text("The search cannot be opened; please choose at the side."))
        self.count.show()


def _broken(fault: Fault) -> Banner:
    """The school's own tree cannot be used: said once, here, where everybody begins."""
    where = text(
        "{file}, line {line}: {problem}", file=fault.place.file, line=fault.place.line, problem=fault.message
    )
    return Banner("warn", text("The school's own advice cannot be read; the built-in advice serves."), where)
