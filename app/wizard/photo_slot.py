"""A place for one picture: choose a file, or in practice take a drawn one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.core.text import Text, text
from app.widgets.buttons import Button
from app.widgets.field import ErrorLine
from app.widgets.file_dialog import file_to_open
from app.widgets.labels import Label
from app.widgets.language import say
from app.widgets.panels import Panel
from app.widgets.theme import theme
from app.wizard.sample_picture import sample_picture

MOST_BYTES = 20_000_000


class PhotoSlot(Panel):
    """`edited` when the picture changes. The bytes stay in memory and go nowhere else."""

    edited = Signal(bytes)

    def __init__(self, name: Text, hint: Text, side: str, practice: bool) -> None:
        self._data = self._drawing = b""
        self._preview = QLabel()
        super().__init__("card", margin=16, spacing=8)
        self.label = Label(name, "label")
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = Button(text("Choose a file"), icon="upload", height=44)
        self.drawn = Button(text("Take the drawn picture"), "quiet", icon="pencil", height=44)
        self.error_line = ErrorLine()
        row = QVBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.drawn)
        for part in (self.label, Label(hint, "hint", colour="ink3"), self._preview):
            self.box.addWidget(part)
        self.box.addLayout(row)
        self.box.addWidget(self.error_line)
        self.drawn.setVisible(practice)
        self.choose.clicked.connect(self._ask)
        self.drawn.clicked.connect(lambda: self._draw(side))
        self.setFocusProxy(self.choose)

    def value(self) -> bytes:
        return self._data

    def set_value(self, data: bytes) -> None:
        self._data = data
        self._show()

    def set_error(self, words: Text | None) -> None:
        self.error_line.set_error(words)

    def open_file(self, path: Path) -> None:
        """Take the bytes of a file; what they are worth the service says."""
        try:
            data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
        except OSError:
            data = b""
        if data:
            self._take(data)
        else:
            self.set_error(text("This file cannot be used. Please choose another one."))

    def _ask(self) -> None:
        chosen = file_to_open(self, text("Choose a picture"), "*.jpg *.jpeg *.png *.gif")
        if chosen is not None:
            self.open_file(chosen)

    def _draw(self, side: str) -> None:
        self._drawing = sample_picture(side)
        self._take(self._drawing)

    def _take(self, data: bytes) -> None:
        self.set_error(None)
        self.set_value(data)
        self.edited.emit(data)

    def retell(self) -> None:
        self._show()

    def _show(self) -> None:
        """Only our own drawing is shown: a picture from outside is opened in a process of its own."""
        side = theme().px(110)
        self._preview.setFixedHeight(side)
        if self._data and self._data == self._drawing:
            image = QImage.fromData(self._data)
            self._preview.setPixmap(
                QPixmap.fromImage(image).scaledToHeight(side, Qt.TransformationMode.SmoothTransformation)
            )
            return
        self._preview.setPixmap(QPixmap())
        size = text("Chosen, {n} KB", n=-(-len(self._data) // 1000))
        self._preview.setText(say(size if self._data else text("No picture yet")))
