"""A screenshot of the site, dropped, pasted or chosen: its lines are read and handed on; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from app.core.backend.call import CancelToken
from app.core.clock import Clock
from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.file_dialog import file_to_open
from app.widgets.given_picture import given_picture, may_be_picture
from app.widgets.labels import Label
from app.widgets.panels import Panel
from app.widgets.task import TaskRunner

FILTER = "*.jpg *.jpeg *.png *.gif"
INVITE = text("Or drop or paste a screenshot of the message here.")


class Screenshot(Panel):
    """`read(lines)` when a picture was read. The picture process lives only as long as the reading."""

    read = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__("dashed", margin=(16, 6, 8, 6), spacing=10, across=True)
        self._clock = clock
        self._runner = TaskRunner(self)
        self._runner.busy_changed.connect(self._show_busy)
        self.words = Label(INVITE, "hint", colour="ink2")
        self.choose = Button(text("Choose a screenshot"), "quiet", icon="picture", height=44)
        self.choose.clicked.connect(self._ask)
        self.box.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignRight)
        self.setAcceptDrops(True)

    def paste(self) -> bool:
        """Take a picture or a picture file from the clipboard; false when there is none."""
        return self._look_into(QGuiApplication.clipboard().mimeData())

    def look_at(self, picture: Path | bytes) -> None:
        """Read it in the picture process; `read` or a kind sentence follows."""
        clock = self._clock

        def work(token: CancelToken) -> tuple[str, ...]:
            from app.core.photo.service import PhotoService

            with closing(PhotoService(clock)) as service:
                return service.read_words(picture, cancelled=lambda: token.cancelled)

        self._runner.run(work, done=self._take, failed=lambda error: self._sorry())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_be_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._look_into(event.mimeData())

    def _look_into(self, content: QMimeData) -> bool:
        picture = given_picture(content)
        if picture is not None:
            self.look_at(picture)
        return picture is not None

    def _take(self, lines: Sequence[str]) -> None:
        if not any(line.strip() for line in lines):
            self._sorry()
            return
        self._say(INVITE)
        self.read.emit(tuple(lines))

    def _sorry(self) -> None:
        self._say(text("No message could be read in this picture. Please type its words."))

    def _show_busy(self, busy: bool) -> None:
        self.choose.set_busy(busy)
        if busy:
            self._say(text("Reading the screenshot on this computer …"))

    def _say(self, words: Text) -> None:
        self.words.set_text(words)

    def _ask(self) -> None:
        chosen = file_to_open(self, text("Choose a screenshot"), FILTER)
        if chosen is not None:
            self.look_at(chosen)
