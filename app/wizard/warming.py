"""After the first paint: load what the next page will need, while the person still reads the first."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from importlib import import_module

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

from app.core.backend.call import CancelToken
from app.widgets.task import TaskRunner
from app.wizard.page_table import PAGES
from app.wizard.shell import Shell

FLOW = (
    "app.core.flow.flow",
    "app.core.flow.route",
    "app.core.flow.entries",
    "app.core.backend.catalogue",
)
"""Free of Qt, so that another thread may load them."""

SCREEN = tuple(f"app.wizard.pages.{place.partition(':')[0]}" for place in PAGES.values())
"""The pages, those that come first at the front."""

SWITCH = 0.0005
"""Seconds after which a thread gives way. Qt gives the lock back at nearly every call, and while another
thread loads modules the window would wait Python's usual 5 ms for it each time: a page takes hundreds."""

CLASSES = 8
"""As many are made in one piece of work."""

PAUSE = 15
"""Milliseconds between two pieces of work in the window's own thread: keys and paints come first."""


class Warming(QObject):
    """Begins when the event loop is first idle, ends by itself; nothing fails when it is cut short."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._runner = TaskRunner(self)
        self._left = _pieces()
        self._ended = False
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._piece)
        self._beginning = QTimer(self, singleShot=True, interval=PAUSE)
        self._beginning.timeout.connect(self._begin)
        self._beginning.start()

    @property
    def done(self) -> bool:
        return self._ended

    def _begin(self) -> None:
        sys.setswitchinterval(SWITCH)
        gc.freeze()  # what was made so far stays, and need not be looked at again
        gc.enable()
        self._runner.run(_load, done=lambda _: self._go_on())

    def _go_on(self) -> None:
        self._timer.start()
        # Now rather than at the end: whoever has chosen a door by then needs the machine for that.
        if self._shell.scene.others is not None:
            self._shell.scene.others.look()

    def _piece(self) -> None:
        if not self._shell.build_next() and next(self._left, None) is None:
            self._timer.stop()
            self._ended = True


def _pieces() -> Iterator[str]:
    """Does a few milliseconds of work at each step, and names it."""
    for name in SCREEN:
        import_module(name)
        yield name
    for module in (QtWidgets, QtGui):
        for i, name in enumerate(dir(module)):
            # PySide makes a class when it is first asked for, and all at once when Qt hands over a widget
            # or an event that it cannot place: for a twentieth of a second nobody could click.
            getattr(module, name)
            if i % CLASSES == 0:
                yield name


def _load(cancel: CancelToken) -> None:
    from app.core.log import silence_libraries

    silence_libraries()
    for name in FLOW:
        if not cancel.cancelled:
            import_module(name)
