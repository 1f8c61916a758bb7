"""The base of the pages of the tree: a breadcrumb above, and ways from node to node."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from app.core.text import Text, verbatim
from app.core.troubleshooting.model import Tree
from app.core.troubleshooting.walk import Walk
from app.core.troubleshooting.wording import NodeWords
from app.wizard.scene import Scene
from app.wizard.troubleshooter.breadcrumb import Breadcrumb
from app.wizard.troubleshooter.place import Place, View
from app.wizard.troubleshooter.side_view import SideView


class TreeView(SideView):
    def __init__(self, tree: Tree, scene: Scene, walk: Walk) -> None:
        self.walk = walk
        super().__init__(tree, scene)

    @property
    def node_words(self) -> NodeWords:
        return self.words.node(self.walk.here)

    def above(self, column: QVBoxLayout) -> None:
        names: list[Text] = [verbatim(self.words.node(name).title) for name in self.walk.path]
        area = next((a for a in self.tree.areas if self.walk.path[0] in a.symptoms), None)
        if area is not None:
            names.insert(0, verbatim(self.words.areas[area.id]))
        self.crumbs = Breadcrumb(names)
        offset = 0 if area is None else 1
        self.crumbs.chosen.connect(lambda at: self._go_to(at - offset, area.id if area else ""))
        column.addWidget(self.crumbs)

    def go(self, walk: Walk) -> None:
        self.went.emit(Place(View.TREE, walk=walk))

    def _go_to(self, position: int, area: str) -> None:
        if position < 0:
            self.went.emit(Place(View.AREA, area=area))
        else:
            self.go(replace(self.walk.back_to(position)))
