"""Work beside the window: one way to run it, one way to stop it, and answers only while they are wanted."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from app.core.backend.call import CancelToken

Work = Callable[[CancelToken], Any]


class Task(QObject):
    """One piece of work, from start to `finished`.

    Signals arrive in the thread of the window. `done(result)` or `failed(exception)` comes at most
    once, and neither after `cancel`; `finished` always comes, last. Emitted by an object of its own,
    so that a widget that is gone is never touched from another thread.
    """

    done = Signal(object)
    failed = Signal(object)
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.token = CancelToken()
        self._work = work
        self._ended.connect(self._settle)

    @property
    def cancelled(self) -> bool:
        return self.token.cancelled

    def cancel(self) -> None:
        """Abandon the answer; the work is told and ends when it next looks at its token."""
        self.token.cancel()

    def run(self) -> None:
        """Called in a thread of the pool."""
        trace = threading.gettrace()  # coverage does not see threads that Qt made
        if trace is not None and sys.gettrace() is None:
            sys.settrace(trace)
        self._do()

    def _do(self) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            if not self.token.cancelled:
                result = self._work(self.token)
        except BaseException as raised:
            error = raised
        self._ended.emit(result, error)

    @Slot(object, object)
    def _settle(self, result: Any, error: BaseException | None) -> None:
        try:
            if not self.token.cancelled:
                if error is not None:
                    self.failed.emit(error)
                else:
                    self.done.emit(result)
        finally:
            self.finished.emit()


class _Job(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self._task = task

    def run(self) -> None:
        self._task.run()


class TaskRunner(QObject):
    """Runs work for one owner (a page, the shell). At most one task is current.

    Starting another abandons the one before: its `done` and `failed` never come. Every task is kept
    alive until it has finished, whatever happens to the owner; nothing is ever terminated.
    """

    busy_changed = Signal(bool)
    """True when a task starts, false when the current one has finished or was abandoned."""

    def __init__(self, parent: QObject | None = None, pool: QThreadPool | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or QThreadPool.globalInstance()
        self._current: Task | None = None

    @property
    def current(self) -> Task | None:
        return self._current

    @property
    def busy(self) -> bool:
        return self._current is not None

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        finished: Callable[[], None] | None = None,
    ) -> Task:
        """Start `work(token)` in the pool; callbacks run in this thread while the task is current.

        `finished` runs in every case, after the other two. An error nobody takes is raised in the
        window's thread, so that it reaches the log.
        """
        self._abandon()
        task = Task(work)
        _alive.add(task)
        self._current = task
        task.done.connect(lambda result: done(result) if done and self._wants(task) else None)
        task.failed.connect(lambda error: self._hand_over(task, error, failed))
        task.finished.connect(lambda: self._end(task, finished))
        self.busy_changed.emit(True)
        self._pool.start(_Job(task))
        return task

    def cancel(self) -> None:
        """Abandon the current task, if any; busy ends at once."""
        if self._abandon():
            self.busy_changed.emit(False)

    def _abandon(self) -> bool:
        task, self._current = self._current, None
        if task is not None:
            task.cancel()
        return task is not None

    def _wants(self, task: Task) -> bool:
        # The owner may have been deleted by Qt while the work ran; its Python half is then still here.
        return isValid(self) and task is self._current

    def _hand_over(
        self, task: Task, error: BaseException, failed: Callable[[BaseException], None] | None
    ) -> None:
        if not self._wants(task):
            return
        if failed is None:
            raise error
        failed(error)

    def _end(self, task: Task, finished: Callable[[], None] | None) -> None:
        _alive.discard(task)
        if not isValid(self):
            return
        if task is self._current:
            self._current = None
            self.busy_changed.emit(False)
        if finished is not None:
            finished()


_alive: set[Task] = set()
"""Tasks that have started and not finished: the strong reference that keeps their signals valid."""
