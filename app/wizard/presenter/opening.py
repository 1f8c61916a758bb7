"""From the window of the wizard to the presenter's, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.core.backend.backend import Backend
from app.core.scenarios.scenario import Scenario
from app.wizard.presenter.presenter import Presenter
from app.wizard.shell import Shell


def open_presenter(shell: Shell) -> Presenter:
    """Full screen over the window, which waits hidden and is as it was afterwards."""

    def open_practice(scenario: Scenario) -> Backend:
        return shell.scene.journey.open_practice(scenario.profile, scenario.id)

    presenter = Presenter(open_practice, shell.scene.school, shell.scene.journey.venues)
    presenter.setParent(shell, presenter.windowFlags() | Qt.WindowType.Window)
    presenter.closed.connect(shell.show)
    presenter.closed.connect(presenter.deleteLater)
    presenter.showFullScreen()
    presenter.pick()
    return presenter
