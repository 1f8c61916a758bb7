"""Large entry cards: the areas, and the symptoms of one area."""

from __future__ import annotations

from app.core.text import listed, text, verbatim
from app.core.troubleshooting.walk import start
from app.widgets.way_row import WayRow
from app.wizard.troubleshooter.area_icons import area_icon
from app.wizard.troubleshooter.place import Place, View
from app.wizard.troubleshooter.side_view import SideView


class AreasView(SideView):
    def build(self) -> None:
        self.head.set_title(text("What is it about?"))
        self.rows = []
        for area in self.tree.areas:
            titles = (verbatim(self.words.node(symptom).title) for symptom in area.symptoms[1:4])
            row = WayRow(area_icon(area.id), verbatim(self.words.areas[area.id]), listed(titles))
            row.clicked.connect(lambda _=False, key=area.id: self.went.emit(Place(View.AREA, area=key)))
            self.body.addWidget(row)
            self.rows.append(row)

    def first_focus(self) -> WayRow:
        return self.rows[0]


class AreaView(SideView):
    def __init__(self, tree, scene, area: str) -> None:  # type: ignore[no-untyped-def]
        self._area = next(found for found in tree.areas if found.id == area)
        super().__init__(tree, scene)

    def build(self) -> None:
        self.head.set_title(verbatim(self.words.areas[self._area.id]))
        self.head.set_lead(text("Which is most like yours?"))
        self.rows = []
        for symptom in self._area.symptoms:
            words = self.words.node(symptom)
            row = WayRow(area_icon(self._area.id), verbatim(words.title), verbatim(words.line))
            row.clicked.connect(
                lambda _=False, key=symptom: self.went.emit(Place(View.TREE, walk=start(key)))
            )
            self.body.addWidget(row)
            self.rows.append(row)

    def first_focus(self) -> WayRow:
        return self.rows[0]
