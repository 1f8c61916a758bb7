"""The troubleshooter over the window: one view at a time, a way back, and the tree it walks in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.flow.step import Exit
from app.core.troubleshooting.load import Loaded, load
from app.core.troubleshooting.model import Gate, Leaf, Tree
from app.core.troubleshooting.walk import Walk, start
from app.widgets.language import speaker
from app.widgets.part import Part
from app.widgets.task import TaskRunner
from app.wizard.bars import Actions
from app.wizard.page_area import PageArea
from app.wizard.scene import Scene
from app.wizard.troubleshooter.area_views import AreasView, AreaView
from app.wizard.troubleshooter.gate_view import GateView
from app.wizard.troubleshooter.leaf_view import LeafView
from app.wizard.troubleshooter.letter_view import LetterView
from app.wizard.troubleshooter.place import Place, View
from app.wizard.troubleshooter.question_view import QuestionView
from app.wizard.troubleshooter.search_view import SearchView
from app.wizard.troubleshooter.side_view import SideView

if TYPE_CHECKING:
    from app.core.troubleshooting.ask.ask import Ask
    from app.wizard.page import Page
    from app.wizard.photo.both_sides import PhotoHelper
    from app.wizard.shell import Shell


def open_troubleshooter(shell: Shell, symptom: str, tree_file: Path | None = None) -> Troubleshooter:
    """The troubleshooter at a symptom, or at its search; `tree_file` is the school's own tree."""
    loaded = load(tree_file, shell.scene.clock.now().date())
    side = Troubleshooter(shell.scene, symptom, loaded, alone=lambda: not shell.footer.isVisible())
    side.bar.finish_wanted.connect(shell.finish)
    side.bar.look_wanted.connect(lambda: shell.open_look(side.bar.look))
    return side


class Troubleshooter(Part, QWidget):
    """`done(exit)` ends it: None for the page as it was, or an exit of the flow to take from there."""

    done = Signal(object)

    def __init__(
        self,
        scene: Scene,
        symptom: str = "",
        loaded: Loaded | None = None,
        alone: Callable[[], bool] = bool,
    ) -> None:
        """`alone` says that no footer stands below, so that its buttons belong into the bar here."""
        super().__init__()
        self.scene, self._alone = scene, alone
        self.loaded = loaded or load(None, scene.today())
        tree = self.loaded.tree
        first = Place(View.TREE, walk=start(symptom)) if symptom in tree.nodes else Place(View.SEARCH)
        self._path = [first]
        self._ticked: frozenset[tuple[str, int]] = frozenset()
        self._ask: Ask | None = None
        self._loader = TaskRunner(self)
        self._typed = ""
        self._language = speaker().language
        self.area, self.bar = PageArea(), Actions()
        self.photos: PhotoHelper | None = None
        self.bar.back.connect(self.back)
        self.bar.forward.connect(lambda: self.view.forward())
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.bar)
        escape = QAction(self)
        escape.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        escape.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.triggered.connect(self.back)
        self.addAction(escape)
        # Not by a click: who clicks beside everything stays where the keyboard was.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view: SideView = self._shown()
        self.settle()

    @property
    def place(self) -> Place:
        return self._path[-1]

    @property
    def searchable(self) -> bool:
        """The search has been loaded."""
        return self._ask is not None

    def go(self, place: Place) -> None:
        """Show another place; Back leads here again."""
        self._remember()
        if place.view is View.TREE and place in self._path:
            # By the breadcrumb, or back from the letter: the pages after it are left behind.
            del self._path[self._path.index(place) + 1 :]
        else:
            self._path.append(place)
        self._show()

    def back(self) -> None:
        """The place before; from the first one back to the wizard."""
        if self.photos is not None:
            self.photos.leave()
            return
        self._remember()
        if len(self._path) == 1:
            self.done.emit(None)
            return
        self._path.pop()
        self._show()

    def go_to_step(self, step: str) -> None:
        """Back in the wizard to a step that was passed; everything typed stays."""
        journey = self.scene.journey
        flow = journey.flow
        while flow.step != step and flow.can_go_back:
            flow = flow.back()
        if flow.step == step and flow.step is not journey.flow.step:
            journey.start_again(flow)
        else:
            self.done.emit(None)

    def practise(self, scenario: str) -> None:
        """The practice of this very message, where the wizard offers practice now."""
        self.scene.journey.scenario = scenario
        self.done.emit(Exit.PRACTISE)

    def look_at_photos(self, one: bool) -> None:
        """The photo helper over the view, which is there again when it is left; with `one`, for one side."""
        from app.core.photo.report import Side
        from app.core.photo.service import PhotoService
        from app.wizard.photo.both_sides import PhotoHelper, Purpose

        sides = (Side.PORTRAIT,) if one else tuple(Side)
        self.photos = PhotoHelper(PhotoService(self.scene.clock), sides=sides, purpose=Purpose.LOOK)
        self.photos.done.connect(self._put_photos_away)
        self._column.addWidget(self.photos, 1)
        self.area.hide()
        self.bar.hide()
        self.photos.show()
        self.photos.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_photos_away(self) -> None:
        helper, self.photos = self.photos, None
        if helper is not None:
            helper.hide()
            helper.deleteLater()
        self.area.show()
        self.bar.show()
        self._focus_view()

    def focusInEvent(self, event: object) -> None:
        self._focus_view()

    def retell(self) -> None:
        if speaker().language != self._language:
            self._remember()
            self._language = speaker().language
            self._show()

    def restyle(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.bar.merge(self._alone())

    def _show(self) -> None:
        self.view = self._shown()
        self._focus_view()

    def _shown(self) -> SideView:
        view = self._made()
        view.went.connect(self.go)
        view.left.connect(self.done)
        view.changed.connect(self._show_main)
        view.photos_wanted.connect(self.look_at_photos)
        if isinstance(view, LeafView):
            view.ticked.connect(self._tick)
            view.step_wanted.connect(self.go_to_step)
            view.practice_wanted.connect(self.practise)
        # A view offers what the area asks of a page: `ground` and `arrange`.
        self.area.show_page(cast("Page", view))
        self.view = view
        self._show_main()
        return view

    def _made(self) -> SideView:
        tree, scene, place = self.loaded.tree, self.scene, self.place
        if place.view is View.SEARCH:
            faults = self.loaded.faults if self.loaded.is_built_in else ()
            if self._ask is None and not self._loader.busy:
                self._loader.run(
                    lambda cancel: _search_over(tree), done=self._searchable, failed=self._not_searchable
                )
            return SearchView(tree, scene, self._ask, self._typed, next(iter(faults), None))
        if place.view is View.AREAS:
            return AreasView(tree, scene)
        if place.view is View.AREA:
            return AreaView(tree, scene, place.area)
        walk = replace(place.walk, ticked=self._ticked)
        if place.view is View.LETTER:
            return LetterView(tree, scene, walk)
        node = tree.nodes[walk.here]
        if isinstance(node, Leaf):
            return LeafView(tree, scene, walk)
        return GateView(tree, scene, walk) if isinstance(node, Gate) else QuestionView(tree, scene, walk)

    def _show_main(self) -> None:
        view, button, reason = self.view, self.bar.forward_button, self.view.reason()
        button.setVisible(view.primary is not None)
        if view.primary is not None:
            button.set_text(view.primary)
            button.set_kind("secondary" if view.primary_quiet else "primary")
        button.setEnabled(reason is None)
        self.bar.reason.set_text(reason)
        self.bar.reason.setVisible(reason is not None)

    def _tick(self, walk: Walk) -> None:
        self._ticked = walk.ticked

    def _remember(self) -> None:
        """What was typed into the search, for when it is shown again."""
        if isinstance(self.view, SearchView):
            self._typed = self.view.typed

    def _searchable(self, ask: Ask) -> None:
        self._ask = ask
        if isinstance(self.view, SearchView):
            self.view.take(ask)

    def _not_searchable(self, error: BaseException) -> None:
        if isinstance(self.view, SearchView):
            self.view.do_without()

    def _focus_view(self) -> None:
        if self.photos is not None:
            return
        first = self.view.first_focus()
        if first is None:
            self.view.head.focus_title()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def _search_over(tree: Tree) -> Ask:
    """Takes some tenths of a second, so it runs beside the window."""
    from app.core.troubleshooting.ask.load import ask_for, built_in_ask
    from app.core.troubleshooting.load import built_in

    return built_in_ask() if tree is built_in() else ask_for(tree)
