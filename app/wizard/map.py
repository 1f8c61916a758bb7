"""The rail at the left: the map of the steps, and what happens to what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.flow.route import Route
from app.core.text import Text, text
from app.widgets.banner import Notice
from app.widgets.part import Part
from app.widgets.step_rail import RailGroup, RailStep, State, StepRail
from app.widgets.theme import theme
from app.wizard.names import GROUPS, STEPS
from app.wizard.scene import Scene

KEPT = text("What you type stays in this computer's memory and is cleared when you finish.")
TO_PRACTICE = text("What you type goes to the practice service. Please use the invented data only.")
TO_SCHOOL = text(
    "What you type goes to your school's own service and nowhere else. CHSI learns nothing of it."
)
ELSEWHERE = text("This program does not connect to the official site: you act there yourself, on your phone.")


class Map(Part, QWidget):
    """Groups from above, the note at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rail = StepRail()
        self._note = Notice("shield", KEPT, role="caption")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._rail)
        self._column.addStretch(1)
        self._column.addWidget(self._note)
        self.settle()

    def show_route(self, shown: Route, scene: Scene) -> None:
        groups: list[RailGroup] = []
        for i, step in enumerate(shown.steps):
            state: State = "done" if i < shown.now else "now" if i == shown.now else "later"
            name = GROUPS[shown.group(step)]
            item = RailStep(STEPS[step], state)
            if groups and groups[-1].name == name:
                groups[-1] = RailGroup(name, (*groups[-1].steps, item))
            else:
                groups.append(RailGroup(name, (item,)))
        self._rail.show_groups(groups)
        self._note.set_text(_note_of(scene))

    def restyle(self) -> None:
        worn = theme()
        self.setFixedWidth(worn.px(248))
        self._column.setContentsMargins(worn.px(16), worn.px(22), worn.px(16), worn.px(16))


def _note_of(scene: Scene) -> Text:
    """What becomes of what is typed."""
    if scene.is_practice:
        return TO_PRACTICE if scene.practises_elsewhere else KEPT
    return TO_SCHOOL if scene.at_school else ELSEWHERE
