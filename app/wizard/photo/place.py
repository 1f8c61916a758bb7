"""One side of the card: choose, drop or paste a picture, see what was found, make the copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.backend.call import CancelToken
from app.core.photo.fitting.copy import FittedPhoto
from app.core.photo.report import Outcome, PhotoReport, Preview, Side
from app.core.photo.service import PhotoRefused, PhotoService
from app.core.text import Text, text
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.check_row import CheckList, SizeMeter
from app.widgets.file_dialog import file_to_open, file_to_save
from app.widgets.given_picture import given_picture, may_be_picture
from app.widgets.labels import Label
from app.widgets.part import Part
from app.widgets.picture_view import PictureView
from app.widgets.task import TaskRunner
from app.widgets.theme import theme
from app.wizard.photo.own_look import OwnLook
from app.wizard.photo.told import told, usable

FILTER = "*.jpg *.jpeg *.png *.gif"
LIMIT_KB = 300
STAGES = {
    "open": text("Opening the photo …"),
    "face": text("Looking for the face …"),
    "card": text("Looking for the card …"),
    "fields": text("Reading the print …"),
    "fit": text("Making the copy …"),
}


class PhotoPlace(Part, QWidget):
    """`changed` when a report or a copy has come or gone.

    Everything stays in memory; the window never decodes a picture itself.
    """

    changed = Signal()
    _stage = Signal(str)

    def __init__(self, service: PhotoService, side: Side, number: str) -> None:
        super().__init__()
        self._service, self._side, self._number = service, side, number
        self.report: PhotoReport | None = None
        self.copy: FittedPhoto | None = None
        self.failures = 0
        self._unread = False
        self._runner = TaskRunner(self)
        self._runner.busy_changed.connect(self._show_busy)
        self._stage.connect(self._show_stage)
        self._build()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.choose)
        self.settle()
        self._show()

    def _build(self) -> None:
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._sides = left, right = QVBoxLayout(), QVBoxLayout()
        self.view = PictureView(text("The photo, with boxes where something was found"))
        self.hint = Label(
            text("Drop a photo here, paste it with Ctrl+V, or choose a file."), "hint", colour="ink2"
        )
        self.meter = SizeMeter()
        self.made = Label(None, "hint", colour="ink2")
        self.choose = Button(text("Choose a photo"), icon="upload")
        self.cancel = Button(text("Cancel"), "text", icon="cross")
        self.save = Button(text("Save the copy"), icon="download")
        self._row = QHBoxLayout()
        for button in (self.choose, self.save, self.cancel):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left.addWidget(self.view)
        below: tuple[QWidget, ...] = (self.hint, self.meter, self.made)
        for part in below:
            left.addWidget(part)
        left.addLayout(self._row)
        self.banner = Banner("accent", text("No photo yet"), None)
        self.list = CheckList()
        self.own = Label(
            text("These four a machine cannot judge. Please look yourself:"), "hint", colour="ink2"
        )
        self.look = OwnLook()
        beside: tuple[QWidget, ...] = (self.banner, self.list, self.own, self.look)
        for part in beside:
            right.addWidget(part)
        right.addStretch(1)
        left.addStretch(1)
        self._columns.addLayout(left, 6)
        self._columns.addLayout(right, 5)
        self.choose.clicked.connect(self._ask)
        self.cancel.clicked.connect(self._stop)
        self.save.clicked.connect(self._save)
        self.look.changed.connect(self.changed)

    # taking a picture

    def open_file(self, path: Path) -> None:
        """Read and check a file; what cannot be read is said."""
        self._begin(path, path.name)

    def take_bytes(self, data: bytes, name: str = "") -> None:
        self._begin(data, name)

    def paste(self) -> bool:
        """Take a picture or a file from the clipboard; false when there is none."""
        return self._look_into(QGuiApplication.clipboard().mimeData())

    def forget(self) -> None:
        """Let go of everything about the picture."""
        self._runner.cancel()
        self.report, self.copy, self._unread = None, None, False
        self.look.clear_ticks()
        self._show()

    def _begin(self, picture: Path | bytes, name: str) -> None:
        self.forget()
        side, number, service = self._side, self._number or None, self._service

        def work(token: CancelToken) -> tuple[PhotoReport, FittedPhoto | Text | None]:
            if isinstance(picture, Path):
                with picture.open("rb") as source:
                    data = source.read(40_000_001)
            else:
                data = picture

            def cancelled() -> bool:
                return token.cancelled

            report = service.check(
                data, side, number, name=name, progress=self._stage.emit, cancelled=cancelled
            )
            copy: FittedPhoto | Text | None = None
            if usable(report):
                try:
                    copy = service.fit(data, progress=self._stage.emit, cancelled=cancelled)
                except PhotoRefused as refused:
                    copy = refused.why
            return report, copy

        self._runner.run(work, done=self._take, failed=self._unreadable)

    def _take(self, result: tuple[PhotoReport, FittedPhoto | Text | None]) -> None:
        self.report, copy = result
        self.copy = copy if isinstance(copy, FittedPhoto) else None
        if any(check.outcome is Outcome.FAIL and check.id != "bytes" for check in self.report.checks):
            self.failures += 1
        self._show()
        if isinstance(copy, Text):
            self.made.set_text(copy)

    def _unreadable(self, error: object) -> None:
        self._unread = True
        self._show()

    def _stop(self) -> None:
        self._runner.cancel()
        self._show()

    # what the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_be_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._look_into(event.mimeData())

    def _look_into(self, content: QMimeData) -> bool:
        picture = given_picture(content)
        if isinstance(picture, Path):
            self.open_file(picture)
        elif picture is not None:
            self.take_bytes(picture)
        return picture is not None

    def _ask(self) -> None:
        chosen = file_to_open(self, text("Choose a picture"), FILTER)
        if chosen is not None:
            self.open_file(chosen)

    def _save(self) -> None:
        if self.copy is None:
            return
        name = f"{self._side.value}{self.copy.extension}"
        chosen = file_to_save(self, text("Save the copy"), FILTER, name)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the copy where the person wants it: a stick, or a folder that goes to the phone."""
        if self.copy is None:
            return
        try:
            path.write_bytes(self.copy.content)
        except OSError:
            self.made.set_text(text("It could not be written there. Please choose another place."))
            return
        self.made.set_text(
            text("Saved. Take it along on a stick or by cable; delete it here when you are done.")
        )

    # showing

    def _show_busy(self, busy: bool) -> None:
        self.cancel.setVisible(busy)
        self.choose.setEnabled(not busy)
        if not busy and self.report is None:
            self._show()

    def _show_stage(self, stage: str) -> None:
        words = STAGES.get(stage)
        if words is not None and self._runner.busy:
            self.banner.show_words("accent", words, text("This takes a second or two."), icon="hourglass")

    def _show(self) -> None:
        report, copy = self.report, self.copy
        for part in (self.list, self.own, self.look, self.meter):
            part.setVisible(report is not None)
        self.save.setVisible(copy is not None)
        self.cancel.setVisible(self._runner.busy)
        self.choose.set_text(text("Choose a photo") if report is None else text("Take another photo"))
        if report is None:
            self.view.show_picture(QImage())
            self.made.set_text(None)
            if self._unread:
                self.banner.show_words(
                    "bad", text("This file cannot be read"), text("Please choose it once more.")
                )
            else:
                self.banner.show_words("accent", text("No photo yet"), _wanted(self._side), icon="picture")
        else:
            shown = told(report)
            self.view.show_picture(_image(report.preview), shown.boxes)
            self.banner.show_words(shown.kind, shown.title, shown.message)
            self.list.show_checks(list(shown.rows))
            size = len(copy.content) if copy is not None else report.bytes
            self.meter.show_size(
                size / 1000,
                LIMIT_KB,
                text("File size {size} KB", size=round(size / 1000)),
                text("Limit {limit} KB", limit=LIMIT_KB),
            )
            self.made.set_text(_copy_words(report, copy))
        self.changed.emit()

    def restyle(self) -> None:
        self._columns.setSpacing(theme().px(32))
        self.view.setFixedHeight(theme().px(360))
        self._row.setSpacing(theme().px(10))
        for side in self._sides:
            side.setSpacing(theme().px(12))


def _wanted(side: Side) -> Text:
    if side is Side.PORTRAIT:
        return text("Hold the side with your picture towards the camera, next to your face.")
    return text("Hold the side with the national emblem towards the camera, next to your face.")


def _image(preview: Preview | None) -> QImage:
    if preview is None:
        return QImage()
    return QImage(
        preview.rgb, preview.width, preview.height, 3 * preview.width, QImage.Format.Format_RGB888
    ).copy()


def _copy_words(report: PhotoReport, copy: FittedPhoto | None) -> Text | None:
    if copy is None:
        return None
    if copy.advice is not None:
        return copy.advice
    return text(
        "Original {before} KB, unchanged. A copy of {after} KB was made: nothing cropped or retouched.",
        before=round(report.bytes / 1000),
        after=round(len(copy.content) / 1000),
    )
