"""Windows that nobody opened: a part shown before it has a parent is one, and takes the focus away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget


class _Watch(QObject):
    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window, self.seen = window, list[str]()

    def eventFilter(self, part: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() is QEvent.Type.Show and isinstance(part, QWidget) and part.isWindow()
        if shown and part is not self._window and not isinstance(part, QMenu):
            self.seen.append(f"{type(part).__name__} {part.accessibleName()}")  # type: ignore[attr-defined]
        return False


@contextmanager
def only_window(window: QWidget, app: QApplication) -> Iterator[None]:
    """Fails at the end when anything but `window` and its menus was shown as a window meanwhile."""
    watch = _Watch(window)
    app.installEventFilter(watch)
    try:
        yield
    finally:
        app.removeEventFilter(watch)
    assert not watch.seen, f"shown as windows: {watch.seen}"
