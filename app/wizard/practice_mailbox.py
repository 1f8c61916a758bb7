"""The virtual mailbox beside a page: asks the sandbox for mails, and shows them as they would look."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from app.core.backend.call import Call, CancelToken
from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Message, MessageQuery
from app.widgets.task import TaskRunner
from app.widgets.virtual_mailbox import VirtualMailbox
from app.wizard.scene import Scene

PAUSE_MS = 300
"""A mail should be seen to arrive after the page that waits for it."""


class PracticeMailbox(VirtualMailbox):
    """`read()` looks for mails; `tapped` gives the code or link of the one that was tapped."""

    arrived = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._runner = TaskRunner(self)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._ask)
        self.messages: tuple[Message, ...] = ()

    @property
    def reading(self) -> bool:
        """New messages are on their way to the screen."""
        return self._later.isActive() or self._runner.busy

    def read(self) -> None:
        """Soon, once; hidden where there is no practice to look into."""
        backend = self._scene.journey.backend
        wanted = backend is not None and backend.sandbox is not None
        self.setVisible(wanted)
        if wanted:
            self._later.start()

    def _ask(self) -> None:
        backend = self._scene.journey.backend
        if backend is None or backend.sandbox is None:
            return
        sandbox = backend.sandbox

        def work(cancel: CancelToken) -> tuple[Message, ...]:
            return sandbox.messages(MessageQuery(Channel.EMAIL), Call(cancel=cancel)).messages

        self._runner.run(work, done=self._show, failed=lambda error: None)

    def _show(self, messages: tuple[Message, ...]) -> None:
        self.messages = tuple(sorted(messages, key=lambda message: message.at, reverse=True))
        self.show_messages(self.messages)
        self.arrived.emit()
