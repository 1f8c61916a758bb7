"""Where lines end: a paragraph set at a fixed line height, without lost characters at its end.

Chinese may break almost anywhere, so that a plain wrap often leaves one or two characters alone on
the last line, or cuts a two-line sentence in the middle of a clause. `Paragraph` avoids both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

_CLAUSE_ENDS = "，。；：！？、"
_FEWEST_ON_LAST_LINE = 3
_MASKED = re.compile(r"\*{4,}")
_TOGETHER = re.compile(r"(?<=\d) (?=\d|[年月日周时点分秒个项位条次天])|(?<=[年月周第]) (?=\d)")
"""Blanks inside a phone number or a date, where no line may end."""


class Paragraph:
    """Plain words, laid out for one width after another.

    `strong` are the ranges (start, end) set in bold, and in `strong_colour` if that is given.
    Words are taken as they are: no mark-up.
    """

    def __init__(
        self,
        words: str,
        font: QFont,
        line_height: int,
        strong: Sequence[tuple[int, int]] = (),
        strong_colour: QColor | None = None,
    ) -> None:
        self.words = words
        self.line_height = line_height
        self._font = font
        self._layouts: list[QTextLayout] = []
        self._laid: dict[tuple[float, bool, bool], tuple[list[QTextLayout], QSizeF]] = {}
        self._strong, self._strong_colour = strong, strong_colour
        self._natural = -1.0

    def natural_width(self) -> float:
        """The width of the longest line when nothing wraps."""
        if self._natural < 0:
            self._natural = max((self._one_line(p) for p in self._paragraphs()), default=0.0)
        return self._natural

    def unwrapped_height(self) -> int:
        """How high it is where nothing wraps."""
        return (self.words.count("\n") + 1) * self.line_height

    def lay(self, width: float, *, wrap: bool = True, clauses: bool = True) -> QSizeF:
        """Break into lines for `width` pixels; gives the size that is really used.

        Remembered for each width: Qt asks for the same few of them again and again while it lays out.
        """
        asked = width, wrap, clauses
        if asked not in self._laid:
            self._laid[asked] = self._break(width, wrap, clauses)
        self._layouts, size = self._laid[asked]
        return size

    def _break(self, width: float, wrap: bool, clauses: bool) -> tuple[list[QTextLayout], QSizeF]:
        layouts = []
        y, widest = 0.0, 0.0
        for start, text in self._starts():
            layout = self._layout(text, start)
            widths = _line_widths(layout, text, width, clauses) if wrap else [1e6]
            y, used = self._set(layout, widths, y)
            widest = max(widest, used)
            layouts.append(layout)
        return layouts, QSizeF(widest, y)

    def draw(
        self,
        painter: QPainter,
        area: QRectF,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Paint with the pen of `painter`, as laid out last."""
        for layout in self._layouts:
            for i in range(layout.lineCount()):
                line = layout.lineAt(i)
                free = area.width() - line.naturalTextWidth()
                x = (
                    free / 2
                    if align & Qt.AlignmentFlag.AlignHCenter
                    else free
                    if align & Qt.AlignmentFlag.AlignRight
                    else 0
                )
                line.draw(painter, area.topLeft() + QPointF(x, 0))

    def line_count(self) -> int:
        return sum(layout.lineCount() for layout in self._layouts)

    def lines(self) -> list[str]:
        """The words line by line, as laid out last."""
        said = []
        for layout in self._layouts:
            for i in range(layout.lineCount()):
                line = layout.lineAt(i)
                piece = layout.text()[line.textStart() : line.textStart() + line.textLength()]
                said.append(piece.replace("\u00a0", " "))
        return said

    def _paragraphs(self) -> list[str]:
        return self.words.split("\n")

    def _starts(self) -> list[tuple[int, str]]:
        found, at = [], 0
        for text in self._paragraphs():
            found.append((at, text))
            at += len(text) + 1
        return found

    def _layout(self, text: str, start: int) -> QTextLayout:
        layout = QTextLayout(_TOGETHER.sub("\u00a0", text), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        formats = []
        for first, last in self._strong:
            first, last = max(first - start, 0), min(last - start, len(text))
            if first < last:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length = first, last - first
                bold = QTextCharFormat()
                bold.setFontWeight(QFont.Weight.Bold)
                if self._strong_colour is not None:
                    bold.setForeground(self._strong_colour)
                piece.format = bold
                formats.append(piece)
        formats += [self._tight(*match.span()) for match in _MASKED.finditer(text)]
        layout.setFormats(formats)
        return layout

    def _tight(self, first: int, last: int) -> QTextLayout.FormatRange:
        """The stars of a masked number, closer together: nobody counts them, and the number fits a column."""
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = first, last - first
        closer = QTextCharFormat()
        closer.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        closer.setFontLetterSpacing(-self._font.pixelSize() / 9)
        piece.format = closer
        return piece

    def _one_line(self, text: str) -> float:
        if not self._strong and not _MASKED.search(text):
            return QFontMetricsF(self._font).horizontalAdvance(text)
        return _wrapped(self._layout(text, 0), 1e6)[1]

    def _set(self, layout: QTextLayout, widths: list[float], y: float) -> tuple[float, float]:
        """Lay lines as wide as `widths`, the last one for the rest; gives the next y and the width used."""
        layout.beginLayout()
        count, widest = 0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(widths[min(count, len(widths) - 1)])
            line.setPosition(QPointF(0, y + (self.line_height - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            y += self.line_height
            count += 1
        layout.endLayout()
        return (y, widest) if count else (y + self.line_height, widest)


def _wrapped(layout: QTextLayout, width: float) -> tuple[list[int], float]:
    """The ends of the lines of a plain wrap at `width`, and the width it uses."""
    ends, widest = [], 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(line.textStart() + line.textLength())
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return ends, widest


def _line_widths(layout: QTextLayout, text: str, width: float, clauses: bool) -> list[float]:
    """How wide each line may be so that the text ends well; the last number holds for the rest."""
    ends, _ = _wrapped(layout, width)
    if len(ends) == 2 and clauses:
        clause = _clause_break(layout, text, width)
        if clause:
            return [QFontMetricsF(layout.font()).horizontalAdvance(text[:clause]) + 1, width]
    narrower = width
    for _ in range(12):
        if len(ends) < 2 or _enough(layout, text[ends[-2] :].strip(), width):
            return [narrower]
        tried = narrower - layout.font().pixelSize()
        tried_ends, _ = _wrapped(layout, tried)
        if len(tried_ends) != len(ends):
            break
        ends, narrower = tried_ends, tried
    return [narrower]


def _enough(layout: QTextLayout, last: str, width: float) -> bool:
    """Whether a last line can stand: three characters of Chinese, or a quarter of the line in English."""
    if any(character > "\u2e80" for character in last):
        return len(last) >= _FEWEST_ON_LAST_LINE
    return QFontMetricsF(layout.font()).horizontalAdvance(last) >= width / 4


def _clause_break(layout: QTextLayout, text: str, width: float) -> int:
    """The end of the clause that splits `text` most evenly into two lines that fit; 0 if there is none."""
    metrics = QFontMetricsF(layout.font())
    best, uneven = 0, width * 0.5
    for i, character in enumerate(text[:-1], start=1):
        if character in _CLAUSE_ENDS and text[i] not in _CLAUSE_ENDS + "”’）":
            left, right = metrics.horizontalAdvance(text[:i]), metrics.horizontalAdvance(text[i:])
            if max(left, right) <= width * 0.97 and abs(left - right) < uneven:
                best, uneven = i, abs(left - right)
    return best
