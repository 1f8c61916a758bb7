"""The virtual phone beside the page: asks the sandbox for messages, and shows them as they would look."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.backend.call import Call, CancelToken
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Message, MessageQuery
from app.widgets.part import Part
from app.widgets.task import TaskRunner
from app.widgets.theme import theme
from app.widgets.virtual_phone import VirtualPhone
from app.wizard.scene import Scene


class PracticePhone(Part, QWidget):
    """`tapped(code)`. Reads nothing while it is not shown."""

    tapped = Signal(str)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._runner = TaskRunner(self)
        self.phone = VirtualPhone()
        self.phone.tapped.connect(self.tapped)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.phone, 1, Qt.AlignmentFlag.AlignHCenter)
        self.messages: tuple[Message, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(self._ask)
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()
        self.settle()

    @property
    def reading(self) -> bool:
        """New messages are on their way to the screen."""
        return self._later.isActive() or self._runner.busy

    def show_for(self, wanted: bool) -> None:
        """Be there or not; asks for new messages each time."""
        self.setVisible(wanted)
        if wanted:
            self._later.start()
        else:
            self._later.stop()

    def restyle(self) -> None:
        worn = theme()
        self._column.setContentsMargins(0, worn.px(20), worn.px(32), 0)

    def _ask(self) -> None:
        backend = self._scene.journey.backend
        if backend is None or backend.sandbox is None or self._scene.journey.busy:
            return
        sandbox, service = backend.sandbox, backend.service

        def work(cancel: CancelToken) -> tuple[tuple[Message, ...], object]:
            call = Call(cancel=cancel)
            found = sandbox.messages(MessageQuery(Channel.PHONE), call).messages
            return found, service.facts(Nothing(), call).now

        self._runner.run(work, done=self._show, failed=lambda error: None)

    def _show(self, result: tuple[tuple[Message, ...], object]) -> None:
        self.messages, now = result
        self.phone.set_time(now)  # type: ignore[arg-type]
        self.phone.show_messages(sorted(self.messages, key=lambda m: m.at, reverse=True))
