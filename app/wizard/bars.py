"""The bars of the window: who and where above, what one can do below, how it looks at the very end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.core.text import Text, text, text_in, verbatim
from app.widgets.buttons import Button
from app.widgets.icons import paint_icon
from app.widgets.labels import Label
from app.widgets.painting import paint_surface
from app.widgets.panels import Hairline
from app.widgets.part import Part
from app.widgets.segments import Segments
from app.widgets.switch_row import SwitchRow
from app.widgets.theme import theme


class Bar(Part, QWidget):
    """A row over the whole width on its own ground."""

    role = "surface"
    height_at_standard = 56

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", self.role)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.margin = 24

    def restyle(self) -> None:
        worn = theme()
        self.row.setContentsMargins(worn.px(self.margin), 0, worn.px(self.margin), 0)
        self.row.setSpacing(worn.px(12))
        self.setFixedHeight(max(worn.px(self.height_at_standard), worn.target + 8))


class Emblem(Part, QWidget):
    """The mark of the program: its own drawing, like nothing of the official site."""

    def __init__(self) -> None:
        super().__init__()
        self.settle()

    def restyle(self) -> None:
        self.setFixedSize(theme().px(32), theme().px(32))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(32), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        paint_surface(painter, QRectF(self.rect()), "accent", "", worn.px(8))
        side = worn.px(18)
        inset = (self.width() - side) / 2
        paint_icon(painter, "mark", QRectF(inset, inset, side, side), worn.colour("onAccent"), 2.0)


class Header(Bar):
    """Mark, name, place; in narrow windows the steps in little; help at the right."""

    role = "header"
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Label(text("Xueji Guide"), "card", wrap=False)
        self.line = Hairline(down=True)
        self.place = Label(None, "hint", colour="ink2", wrap=False)
        self.segments = Segments()
        self.help = Button(text("Got a message?"), "quiet", icon="search", height=44)
        self.help.clicked.connect(self.help_wanted)
        for part in (Emblem(), self.name, self.line, self.place, self.segments):
            self.row.addWidget(part)
        self.row.addStretch(1)
        self.row.addWidget(self.help)
        self.settle()

    def show_place(self, place: Text | None, narrow: bool, step: tuple[int, int] | None) -> None:
        self.segments.setVisible(narrow and step is not None)
        if step is not None:
            self.segments.show_step(*step)
        self.place.set_text(place)
        shown = place is not None and not (narrow and step is not None)
        self.place.setVisible(shown)
        self.line.setVisible(shown)

    def restyle(self) -> None:
        super().restyle()
        self.line.setFixedHeight(theme().px(22))


class MainButton(Button):
    """Leads on. The second click of a double click is not meant for the page the first one has led to."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Actions(Bar):
    """Back at the left, the main button at the right, and beside it the reason when it is off."""

    role = "actions"
    height_at_standard = 76

    back = Signal()
    forward = Signal()
    look_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back_button = Button(
            text("Back"),
            icon="arrow-left",
            description=text("To the page before; everything typed stays."),
        )
        self.look = Button(text("Display"), "text", icon="text-size")
        self.finish = Button(text("Finish and clear"), "text", icon="leave")
        self.reason = Label(None, "hint", colour="ink2", align=Qt.AlignmentFlag.AlignRight)
        self.forward_button = MainButton(text("Continue"), "primary", icon_after="arrow-right")
        self.row.addWidget(self.back_button)
        self.row.addWidget(self.look)
        self.row.addWidget(self.finish)
        self.row.addStretch(1)
        self.row.addWidget(self.reason, 3, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.forward_button)
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        self.look.clicked.connect(self.look_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        self.settle()

    def merge(self, merged: bool) -> None:
        """One bar instead of two: display, language and finishing move up here."""
        self.look.setVisible(merged)
        self.finish.setVisible(merged)
        self.height_at_standard = 68 if merged else 76
        self.margin = 28 if merged else 40
        self.restyle()


LANGUAGES = (("zh_CN", verbatim("中文")), ("en", verbatim("English")))
SIZES = (("standard", text_in("size", "Standard")), ("large", text_in("size", "Large")))
PALETTES = (
    ("light", text_in("colours", "Light")),
    ("dark", text_in("colours", "Dark")),
    ("contrast", text_in("colours", "High contrast")),
)


class Footer(Bar):
    """Language, size, colours, and the end."""

    role = "footer"
    height_at_standard = 48
    finish_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.languages = SwitchRow("globe", text("Language"), LANGUAGES)
        self.sizes = SwitchRow("text-size", text("Size of type"), SIZES)
        self.palettes = SwitchRow("contrast", text("Colours"), PALETTES)
        self.finish = Button(text("Finish and clear"), "text", icon="leave", height=44)
        for part in (self.languages, self.sizes, self.palettes):
            self.row.addWidget(part)
        self.row.addStretch(1)
        self.row.addWidget(self.finish)
        self.finish.clicked.connect(self.finish_wanted)
        self.settle()

    def restyle(self) -> None:
        super().restyle()
        self.row.setSpacing(theme().px(20))
