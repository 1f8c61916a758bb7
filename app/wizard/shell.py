"""The window: bars, map, page, and what lies over the page. It alone owns buttons, waiting and trouble."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.widgets.focus_ring import FocusRing
from app.widgets.language import say, set_language, speaker
from app.widgets.part import Part
from app.widgets.theme import apply_theme, theme, theme_of
from app.wizard.bars import Footer, Header
from app.wizard.later_parts import LaterParts
from app.wizard.page import Page
from app.wizard.page_area import PageArea
from app.wizard.page_table import new_page
from app.wizard.scene import Scene, where_to_ask

NARROW = 1180
_FINISHED = frozenset({Step.FIRST, Step.MESSAGE, Step.LAST, Step.COME_BACK})


class Shell(LaterParts, Part, QWidget):
    """The only window. `finished` when the person is done and everything is to be cleared."""

    finished = Signal()

    def __init__(self, scene: Scene, side: Callable[[Shell, str], QWidget | None] | None = None) -> None:
        super().__init__()
        self.scene = scene
        self._open_side = side
        self._aside: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._left_waiting = False
        self._closing = False
        self._left_by: Exit | None = None
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1280, 800)
        self.header, self.area, self.footer = Header(), PageArea(), Footer()
        self._build()
        self.ring = FocusRing(self)
        self._connect()
        self.settle()
        self._show_page()

    @property
    def page(self) -> Page:
        assert self.area.page is not None
        return self.area.page

    # what the person does

    def forward(self) -> None:
        """The main button: entries are checked here first, then the way is tried."""
        from app.core.flow.entries import wrong_entries

        # What lies over the page hides its button, and keys meant for the one must not press the other.
        if self._aside is not None or not self.bar.forward_button.isEnabled():
            return
        page, journey = self.page, self.scene.journey
        if page.on_main():
            return
        journey.keep(page.apply())
        flow = journey.flow
        wrong = wrong_entries(page.step, flow.venue, flow.memory, self.scene.today())
        if wrong:
            page.show_wrong(wrong)
            self.area.to_top()
            return
        page.clear_wrong()
        journey.take(page.primary_exit)

    def leave_by(self, exit: Exit) -> None:
        """A way that the page itself offers; what was wrong with the last try is no longer so."""
        self.page.clear_wrong()
        self._left_by = exit
        self.scene.journey.keep(self.page.apply())
        self.scene.journey.take(exit)

    def back(self) -> None:
        if self._aside is not None:
            self.return_from_side()
            return
        if not self.scene.journey.busy:
            self.scene.journey.keep(self.page.apply())
            self.scene.journey.back()

    def finish(self) -> None:
        """Finish and clear; asks first only where something typed would be lost."""
        if self._would_lose_something():
            self.leaving.ask(below=self._below_ribbon())
        else:
            self.finished.emit()

    def _leave(self) -> None:
        """The person means it: the window closes for good, or the next one gets a clean process."""
        if self._closing:
            self.close()
        else:
            self.finished.emit()

    def _stay(self) -> None:
        self._closing = False
        self._focus_page()

    def _would_lose_something(self) -> bool:
        """In the middle of a journey with something typed; what is finished needs no question."""
        journey = self.scene.journey
        if not journey.begun or journey.step in _FINISHED:
            return False
        from app.core.flow.memory import Typed

        return bool(self.page.apply().typed != Typed())

    # side journeys: the troubleshooter, the photo helper

    def open_help(self, symptom: str = "") -> None:
        """Open the troubleshooter over the page; the page stays as it is, with everything typed."""
        side = self._open_side(self, symptom) if self._open_side is not None else None
        if side is not None:
            self.push_side(side)
        elif self.scene.journey.flow.step is Step.FIRST:
            self.scene.journey.take(Exit.MESSAGE)

    def push_side(self, side: QWidget) -> None:
        """Show `side` over map, page and actions. It ends by `return_from_side`, or its signal `done`."""
        self.return_from_side()
        self.scene.journey.keep(self.page.apply())
        self._focus_before = QApplication.focusWidget()
        self._left_waiting = self.scene.journey.busy
        self._aside = side
        self._middle.addWidget(side, 1)
        self.work.hide()
        side.show()
        side.setFocus(Qt.FocusReason.OtherFocusReason)
        done = getattr(side, "done", None)
        if done is not None:
            done.connect(self.return_from_side)

    def return_from_side(self, exit: Exit | None = None) -> None:
        """Back to the page as it was; with `exit`, that way is taken from there."""
        side, self._aside = self._aside, None
        if side is None:
            return
        self._middle.removeWidget(side)
        side.hide()
        side.deleteLater()
        self.work.show()
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()
        if isinstance(exit, Exit) and self.scene.journey.flow.offers(exit):
            self.leave_by(exit)

    def open_presenter(self) -> None:
        """Show situations to a hall, full screen; this window is as it was afterwards."""
        from app.wizard.presenter.opening import open_presenter

        open_presenter(self)

    # how it looks

    def choose_language(self, language: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        set_language(app, "en" if language == "en" else "zh_CN")
        self._show_look()

    def choose_size(self, size: str) -> None:
        self._wear(theme().palette, size)

    def choose_palette(self, palette: str) -> None:
        self._wear(palette, theme().size)

    def _wear(self, palette: str, size: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme_of(palette, size, theme().calm))
        self._show_look()
        self._fit()

    # putting together

    def _build(self) -> None:
        """The frame; where parts come later, `LaterParts` puts them."""
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self.work = QWidget()
        self._across = QHBoxLayout(self.work)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.area, 1)
        self._column.addLayout(self._beside, 1)
        self._across.addLayout(self._column, 1)
        self._middle = QVBoxLayout()
        self._middle.addWidget(self.work, 1)
        self._outer.addWidget(self.header)
        self._outer.addLayout(self._middle, 1)
        self._outer.addWidget(self.footer)

    def _connect(self) -> None:
        journey = self.scene.journey
        journey.typed_now = lambda: self.page.apply()
        journey.moved.connect(self._show_page)
        journey.informed.connect(self._show_news)
        journey.refused.connect(self._show_refusal)
        journey.failed.connect(self._show_failure)
        journey.busy_changed.connect(self._show_busy)
        self.footer.finish_wanted.connect(self.finish)
        self.footer.languages.chosen.connect(self.choose_language)
        self.footer.sizes.chosen.connect(self.choose_size)
        self.footer.palettes.chosen.connect(self.choose_palette)
        self.header.help_wanted.connect(lambda: self.open_help(""))
        for key, run in (
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
            ("F1", self.open_help),
            ("F9", self.open_presenter),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False, run=run: run())
            self.addAction(action)

    # showing what the journey says

    def _show_page(self) -> None:
        if self._aside is not None and self._left_waiting:
            # The answer that was waited for: who reads something else meanwhile is not torn away from it.
            self._left_waiting, self._focus_before = False, None
        else:
            self.return_from_side()
        journey = self.scene.journey
        page = new_page(journey.step, self.scene)
        page.leaving.connect(self.leave_by)
        page.edited.connect(self._show_actions)
        page.help_wanted.connect(self.open_help)
        page.finish_wanted.connect(self.finish)
        page.side_wanted.connect(self.push_side)
        page.presenter_wanted.connect(self.open_presenter)
        self.uncover()
        again = self._is_the_same(page)
        way = self._left_by if again else None
        # Who has only looked once more is still reading where they were.
        self.area.show_page(page, stay=again)
        self._show_around()
        self._fit()
        refusal = journey.flow.refusal if journey.begun else None
        if refusal is not None and page.points_at_refusal:
            page.show_refusal(refusal)
        elif way in page.exits:
            page.exits[way].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()

    def _is_the_same(self, page: Page) -> bool:
        """The page has only been asked for again, as by looking once more."""
        return self.area.page is not None and self.area.page.step is page.step

    def _show_news(self) -> None:
        self.page.show_memory(self.scene.memory)
        self._show_around()

    def _show_refusal(self) -> None:
        page, refusal = self.page, self.scene.journey.flow.refusal
        page.unanswered = True
        page.show_memory(self.scene.memory)
        self._show_around()
        if refusal is not None:
            page.show_refusal(refusal)
            self.area.to_top()

    def _show_failure(self, failure: object) -> None:
        from app.core.backend.failure import Failure

        self.waiting.stop()
        self._show_without_answer()
        office = self.scene.school_here
        assert isinstance(failure, Failure)
        retry = failure.retry_helps or self.scene.journey.is_quiet
        self.no_answer.tell(failure, where_to_ask(office) if office else None, retry=retry)
        self._show_actions()

    def _show_without_answer(self) -> None:
        """A page that waits for what it asked on opening can now offer to ask again."""
        self.page.unanswered = True
        self.scene.journey.keep(self.page.apply())
        self.page.show_memory(self.scene.memory)

    def _show_busy(self, busy: bool) -> None:
        if busy:
            self.waiting.start(self.scene.journey.waiting_for, 20)
            if not self.scene.journey.is_quiet:
                # What is typed from now on would be neither sent nor kept.
                self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.waiting.stop()
        self._show_actions()

    def _stop_waiting(self) -> None:
        self.scene.journey.cancel()
        self._show_without_answer()
        self._focus_page()

    def _show_around(self) -> None:
        """Everything but the page itself."""
        practice = self.scene.is_practice
        if practice or self.scene.at_school or self.is_built("ribbon"):
            self._show_ribbon()
        if practice or self.is_built("phone"):
            self.phone.show_for(self.page.phone and practice)
        if self.page.fields and self.windowHandle() is not None:
            self.pad.look()
        if self.page.step is not Step.FIRST or self.is_built("idle"):
            self.idle.watch(self.page.step is not Step.FIRST, patient=self.page.elsewhere)
        self.show_inbox()
        self._show_map()
        self._show_actions()
        self._show_look()

    def _show_map(self) -> None:
        count = None
        if self.scene.journey.begun:
            from app.core.flow.route import on_map, route

            shown = route(self.scene.journey.flow)
            if shown.steps and on_map(self.page.step):
                count = (shown.now + 1, len(shown.steps))
                self.map.show_route(shown, self.scene)
        if count is not None or self.is_built("map"):
            self.map.setVisible(count is not None and not self._narrow)
        self.header.show_place(self.scene.place, self._narrow, count)
        place = text("Step {now} of {all}", now=count[0], all=count[1]) if count else None
        self.page.head.set_step(self.page.counted() or (None if self._narrow else place))

    def _show_ribbon(self) -> None:
        """What this is not: CHSI, neither in practice nor at a school's own service."""
        from app.wizard.not_chsi import mark_of

        mark = mark_of(self.scene)
        if mark is not None:
            self.ribbon.show_mark(*mark)
        self.ribbon.setVisible(mark is not None)

    def _show_actions(self) -> None:
        journey, page, busy = self.scene.journey, self.page, self.scene.journey.busy
        can_go_back = journey.begun and journey.flow.can_go_back
        wanted = self._merged or page.primary is not None or can_go_back
        if not wanted and not self.is_built("bar"):
            return
        bar = self.bar
        reason = page.reason()
        bar.back_button.setVisible(can_go_back)
        bar.back_button.setEnabled(not busy)
        bar.forward_button.setVisible(page.primary is not None)
        if page.primary is not None:
            bar.forward_button.set_text(page.primary)
            bar.forward_button.set_kind("secondary" if page.primary_quiet else "primary")
        bar.forward_button.set_reason(reason)
        if busy:
            bar.forward_button.setEnabled(False)
        bar.reason.set_text(reason)
        bar.reason.setVisible(reason is not None)
        bar.setVisible(wanted)

    def _show_look(self) -> None:
        self.footer.languages.set_value(speaker().language)
        self.footer.sizes.set_value(theme().size)
        self.footer.palettes.set_value(theme().palette)

    def _focus_page(self) -> None:
        if self._aside is not None:
            return
        first = self.page.first_focus()
        if first is None:
            self.page.head.focus_title()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # room

    @property
    def _narrow(self) -> bool:
        return self.width() < NARROW or theme().size != "standard"

    @property
    def _merged(self) -> bool:
        """One bar at the bottom: where the page needs the height. The first page keeps its footer."""
        return self._narrow and self.page.step is not Step.FIRST

    def _fit(self) -> None:
        if self.area.page is None:
            return
        if self._merged or self.is_built("bar"):
            self.bar.merge(self._merged)
        self.footer.setVisible(not self._merged)
        self._show_map()
        self._show_actions()

    def open_look(self, button: QWidget) -> None:
        from app.wizard.look_menu import open_look_menu

        open_look_menu(self, button)

    def _fill_code(self, code: str) -> None:
        fill = getattr(self.page, "fill_code", None)
        if fill is not None:
            fill(code)

    def _ask_still_there(self) -> None:
        self.idle_screen.ask(30.0, below=self._below_ribbon())

    def _below_ribbon(self) -> int:
        """What lies over the window leaves the ribbon in sight."""
        return self.ribbon.height() if self.is_built("ribbon") and self.ribbon.isVisible() else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field is the main button; while something is under way it is shut like the button."""
        in_field = isinstance(self.focusWidget(), QLineEdit)
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and in_field
            and self.page.primary is not None
        ):
            if not event.isAutoRepeat():
                self.forward()
            return
        super().keyPressEvent(event)

    def retell(self) -> None:
        self.setWindowTitle(say(text("Xueji Guide")))
        if self.area.page is not None:
            self._show_around()

    def restyle(self) -> None:
        self.setMinimumSize(QSize(960, 560))
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and not self._closing and self._would_lose_something():
            event.ignore()
            self._closing = True
            self.finish()
            return
        if self.is_built("idle"):
            self.idle.stop()
        self.scene.journey.close()
        if self.scene.others is not None:
            self.scene.others.close()
        event.accept()
