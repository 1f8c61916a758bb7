from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, QThreadPool
from shiboken6 import delete

from app.core.backend.call import CancelToken
from app.widgets.task import TaskRunner
from app.widgets.watchdog import Watchdog


@pytest.fixture
def pool() -> Iterator[QThreadPool]:
    own = QThreadPool()
    yield own
    assert own.waitForDone(5000)


@pytest.fixture
def runner(pool: QThreadPool) -> TaskRunner:
    return TaskRunner(pool=pool)


class Gate:
    """Work that waits until the test lets it go on."""

    def __init__(self, result: object = "late") -> None:
        self.open, self.entered, self.result = threading.Event(), threading.Event(), result

    def __call__(self, token: CancelToken) -> object:
        self.entered.set()
        assert self.open.wait(5)
        return self.result


def test_a_result_arrives_in_the_thread_of_the_window(runner: TaskRunner, qtbot) -> None:
    seen: list[object] = []
    here = QThread.currentThread()
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        runner.run(
            lambda token: threading.get_ident(),
            done=lambda result: seen.extend([result, QThread.currentThread() is here]),
        )
    assert seen[0] != threading.get_ident()
    assert seen[1] is True


def test_done_then_finished_and_not_busy_any_more(runner: TaskRunner, qtbot) -> None:
    order: list[str] = []
    task = runner.run(
        lambda token: 1, done=lambda r: order.append("done"), finished=lambda: order.append("finished")
    )
    assert runner.busy
    qtbot.waitUntil(lambda: order == ["done", "finished"])
    assert not runner.busy
    assert not task.cancelled


def test_an_error_is_handed_over(runner: TaskRunner, qtbot) -> None:
    def work(token: CancelToken) -> None:
        raise ValueError("no")

    seen: list[BaseException] = []
    ended: list[bool] = []
    runner.run(
        work, done=lambda r: pytest.fail("done"), failed=seen.append, finished=lambda: ended.append(True)
    )
    qtbot.waitUntil(lambda: ended == [True])
    assert isinstance(seen[0], ValueError)


def test_an_error_nobody_takes_is_raised_here(runner: TaskRunner, qtbot) -> None:
    def work(token: CancelToken) -> None:
        raise ValueError("lost")

    with qtbot.captureExceptions() as raised:
        runner.run(work)
        qtbot.waitUntil(lambda: not runner.busy)
    assert [kind for kind, _, _ in raised] == [ValueError]


def test_only_the_current_task_is_listened_to(runner: TaskRunner, qtbot) -> None:
    slow, seen, ended = Gate("old"), [], []
    first = runner.run(slow, done=seen.append, finished=lambda: ended.append("old"))
    assert slow.entered.wait(5)
    runner.run(lambda token: "new", done=seen.append, finished=lambda: ended.append("new"))
    assert first.cancelled
    slow.open.set()
    qtbot.waitUntil(lambda: sorted(ended) == ["new", "old"])
    assert seen == ["new"]


def test_cancel_is_silent_and_finished_still_comes(runner: TaskRunner, qtbot) -> None:
    slow, ended = Gate(), []
    runner.run(
        slow,
        done=lambda r: pytest.fail("done"),
        failed=lambda e: pytest.fail("failed"),
        finished=lambda: ended.append(True),
    )
    assert slow.entered.wait(5)
    runner.cancel()
    assert not runner.busy
    slow.open.set()
    qtbot.waitUntil(lambda: ended == [True])


def test_work_cancelled_before_it_begins_is_not_done(qtbot) -> None:
    single = QThreadPool(maxThreadCount=1)
    runner, other = TaskRunner(pool=single), TaskRunner(pool=single)
    slow, ran, ended = Gate(), [], []
    other.run(slow)
    assert slow.entered.wait(5)
    runner.run(lambda token: ran.append(1), finished=lambda: ended.append(True))
    runner.cancel()
    slow.open.set()
    qtbot.waitUntil(lambda: ended == [True] and not other.busy)
    assert ran == []
    assert single.waitForDone(5000)


def test_the_work_sees_its_token(runner: TaskRunner, qtbot) -> None:
    told = threading.Event()
    entered = threading.Event()

    def work(token: CancelToken) -> None:
        entered.set()
        if token.wait(5):
            told.set()

    ended: list[bool] = []
    runner.run(work, finished=lambda: ended.append(True))
    assert entered.wait(5)
    runner.cancel()
    qtbot.waitUntil(lambda: ended == [True])
    assert told.is_set()


def test_an_owner_that_is_gone_is_never_called(pool: QThreadPool, qtbot) -> None:
    owner = QObject()
    runner = TaskRunner(owner, pool)
    slow, seen = Gate(), []
    task = runner.run(slow, done=seen.append)
    assert slow.entered.wait(5)
    delete(owner)
    gc.collect()
    with qtbot.waitSignal(task.finished):
        slow.open.set()
    assert seen == []


def test_a_task_in_a_callback_may_start_the_next(runner: TaskRunner, qtbot) -> None:
    seen: list[object] = []

    def chain(result: object) -> None:
        seen.append(result)
        runner.run(lambda token: "second", done=seen.append)

    runner.run(lambda token: "first", done=chain)
    qtbot.waitUntil(lambda: seen == ["first", "second"] and not runner.busy)


def test_many_tasks_leave_nothing_behind(runner: TaskRunner, qtbot) -> None:
    from app.widgets import task

    ended: list[int] = []
    for i in range(100):
        runner.run(lambda token, i=i: i, finished=lambda i=i: ended.append(i))
    qtbot.waitUntil(lambda: len(ended) == 100)
    assert not task._alive


def test_the_watchdog_sees_a_stall(qtbot) -> None:
    with Watchdog() as dog:
        qtbot.waitUntil(lambda: dog.beats > 3)
        calm = dog.longest
        gate = threading.Event()
        gate.wait(0.15)  # the window does not answer for this long
        qtbot.waitUntil(lambda: dog.longest > 120)
    assert dog.longest >= 120 > 0
    assert calm < dog.longest
