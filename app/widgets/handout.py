"""Paper to take along: the page as it will be printed, as a preview, as PDF and to a printer.

The page comes as HTML that core made from a template of the program; values in it are escaped there.
QtPrintSupport is loaded only when something is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSize, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPalette,
    QPdfWriter,
    QPixmap,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import Text
from app.widgets.fonts import FAMILY
from app.widgets.language import say
from app.widgets.part import Part
from app.widgets.qr import qr_image
from app.widgets.theme import theme

A5 = QSizeF(148, 210)
"""Millimetres."""
MARGIN = 11.0
_DOTS = 96.0
"""Dots per inch in which the page is laid out; paper and preview only scale it."""


class _Offline(QTextDocument):
    """Loads nothing: whatever a page names, no file and no address is opened for it.

    The one picture it knows is ``code``, a QR code made here from words.
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        if self._code and QUrl(name).toString() == "code":
            return qr_image(self._code)
        # Given nothing, Qt would go and open the picture as a file by itself.
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing


class HandOut:
    """One page A5 of a source that is asked anew each time, so that the language may change.

    `code` gives the words of the QR code where the page says ``<img src="code">``.
    """

    def __init__(self, html: Callable[[], str], title: Text, code: Callable[[], str] = str) -> None:
        self._html, self.title, self._code = html, title, code

    def words(self) -> str:
        """All that is on the page, for a reader."""
        return self._document().toPlainText()

    def paint(self, painter: QPainter, dots: float) -> None:
        """Paint the page at (0, 0) with `dots` per inch, margins included."""
        document = self._document()
        scale = _fit(document) * dots / _DOTS
        painter.save()
        painter.translate(MARGIN / 25.4 * dots, MARGIN / 25.4 * dots)
        painter.scale(scale, scale)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor("#000000"))
        context.palette = palette
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self) -> QTextDocument:
        document = _Offline(self._code())
        font = QFont(FAMILY)
        font.setPointSizeF(9.5)
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        document.setHtml(self._html())
        return document

    def save_pdf(self, path: Path) -> None:
        """Write the page as PDF. Raises OSError when the place cannot be written."""
        with path.open("wb"):
            pass  # QPdfWriter says nothing about a place it cannot write
        writer = QPdfWriter(str(path))
        writer.setTitle(say(self.title))
        writer.setCreator("Xueji Guide")
        writer.setPageLayout(_layout())
        writer.setResolution(300)
        painter = QPainter(writer)
        self.paint(painter, 300)
        painter.end()

    def print(self, parent: QWidget) -> bool:
        """Ask for a printer and print; false when the person closed the dialog or nothing was printed."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_layout())
        printer.setDocName(say(self.title))
        dialog = QPrintDialog(printer, parent)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        painter = QPainter()
        if not painter.begin(printer):
            return False
        self.paint(painter, printer.resolution())
        painter.end()
        return True


class Preview(Part, QWidget):
    """The paper as it will be: white in every theme, with the only shadow of the program."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, handout: HandOut, *, width: int = 340, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handout, self._across = handout, width
        self._drawn: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle()

    def retell(self) -> None:
        self.setAccessibleName(say(self._handout.title))
        self.setAccessibleDescription(self._handout.words())
        self.refresh()

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.refresh()

    def refresh(self) -> None:
        """What the page says has changed: draw it anew when it is next seen."""
        self._drawn = None
        self.update()

    def sizeHint(self) -> QSize:
        across = theme().px(self._across)
        shade = 2 * self._shade()
        return QSize(across + shade, round(across * A5.height() / A5.width()) + shade)

    def _shade(self) -> int:
        return theme().px(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = self._shade()
        paper = QRectF(self.rect()).adjusted(shade, shade, -shade, -shade)
        self._paint_shadow(painter, paper)
        painter.fillRect(paper, QColor("#FFFFFF"))
        painter.setPen(QColor("#DDD8CD"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)
        if self._drawn is None:
            self._drawn = self._draw(paper.size())
        painter.drawPixmap(paper.topLeft(), self._drawn)

    def _draw(self, size: QSizeF) -> QPixmap:
        """The page is kept as a picture: the ring and the veil of a wait repaint what is below them."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap((size * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._handout.paint(painter, size.width() / A5.width() * 25.4)
        painter.end()
        return picture

    def _paint_shadow(self, painter: QPainter, paper: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        steps = 8
        for i in range(steps):
            grow = self._shade() * (steps - i) / steps
            painter.setBrush(QColor(28, 32, 38, 5))
            painter.drawRoundedRect(paper.adjusted(-grow, -grow / 2, grow, grow), grow, grow)


def _fit(document: QTextDocument) -> float:
    """Lay out at 96 dots per inch so that one page holds all; gives the scale to draw with, at most 1.

    A second sheet gets lost. What is too long is drawn smaller, and laid out wider by as much, so that
    it still fills the page.
    """
    across, down = _dots(A5.width() - 2 * MARGIN), _dots(A5.height() - 2 * MARGIN)
    document.setTextWidth(across)
    height = document.size().height()
    if height <= down:
        return 1.0
    # Half as wide and half as high holds four times as much; from that guess to what really fits.
    scale: float = min(1.0, sqrt(down / height) * 1.06)
    document.setTextWidth(across / scale)
    while document.size().height() * scale > down:
        scale *= 0.98
        document.setTextWidth(across / scale)
    return scale


def _dots(millimetres: float) -> float:
    return millimetres / 25.4 * _DOTS


def _layout() -> QPageLayout:
    size = QPageSize(QPageSize.PageSizeId.A5)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
