"""Practice on a campus server, and what a person sees when a server is away, slow, strange or wrong."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest

from app.core.backend.http.connection import Connection
from app.core.backend.http.wire import CONTRACT_HEADER
from app.core.flow.step import Exit, Step
from app.core.launch import WindowOptions
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import End
from app.wizard.no_answer import AGAIN_AFTER
from app.wizard.photo.both_sides import PhotoHelper
from harness.asked_window import AskedWindow, asked
from harness.fault_proxy import Fault, faulty
from harness.school import school_at
from harness.served import serving

SUNNY = scenarios()["sunny-path"]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A practice server for all: each window has a practice of its own on it."""
    with serving(tmp_path_factory.mktemp("hall"), "--demo") as served:
        yield served.url


def play(window: AskedWindow, until: Step = Step.LAST) -> None:
    """The sunny path from wherever the window stands."""
    for move in SUNNY.script:
        if window.step is until:
            return
        if window.step == move.step:
            window.move(move, SUNNY)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def press_in_panel(window: AskedWindow, button: Any) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()


def test_a_practice_server_lands_in_practice_with_everything_it_offers(hall: str, qapp: object) -> None:
    window = asked(hall)
    try:
        assert window.step is Step.BEFORE
        ribbon = window.shell.ribbon
        assert ribbon.isVisible()
        assert "演示数据" in ribbon.accessibleName()
        assert "不联网" not in ribbon.accessibleName(), "it is on a server"
        assert window.flow.memory.known.persona is not None
        play(window, Step.SMS_CODE)
        assert window.shell.phone.isVisible(), "the virtual phone is on screen"
        play(window)
        assert window.end is End.RECORD_CONFIRMED
        assert window.forced == []
    finally:
        window.close()


@pytest.mark.parametrize("situation", ["legacy-sunny-path", "photo-review-second-try"])
def test_a_situation_is_played_on_a_server_as_inside_the_program(
    situation: str, tmp_path: Path, qapp: object
) -> None:
    """Also which registration it is, the server says: nobody told the window."""
    scenario = scenarios()[situation]
    with serving(tmp_path, "--demo", "--profile", scenario.profile) as served:
        window = asked(served.url, scenario=situation)
        try:
            assert window.flow.venue.profile is scenario.profile
            for move in scenario.script:
                if window.step == move.step:
                    window.move(move, scenario)
            assert window.end is scenario.end
            assert window.forced == []
        finally:
            window.close()


def test_a_server_that_is_away_is_tried_again_and_is_there(tmp_path: Path, qapp: object) -> None:
    port = free_port()
    window = asked(f"http://127.0.0.1:{port}")
    try:
        assert window.step is Step.SERVICES
        told = window.shell.no_answer
        assert "无法连接" in told._banner.message.text()
        with serving(tmp_path, "--demo", "--port", str(port)):
            press_in_panel(window, told.retry_button)
            assert window.step is Step.BEFORE
    finally:
        window.close()


def test_it_is_tried_again_without_being_asked_but_not_behind_the_troubleshooter(
    tmp_path: Path, qapp: object
) -> None:
    port = free_port()
    window = asked(f"http://127.0.0.1:{port}")
    try:
        told = window.shell.no_answer
        assert told._seconds.isActive()
        assert "20 秒后自动再试" in told._again.label.text()
        window.shell.open_help()
        assert not told._seconds.isActive()
        window.shell.return_from_side()
        assert told._seconds.isActive()
        QThreadPool.globalInstance().waitForDone(20_000)  # what the troubleshooter began to load
        with serving(tmp_path, "--demo", "--port", str(port)):
            for _ in range(AGAIN_AFTER):
                assert told.isVisible()
                told._seconds.timeout.emit()
            window.settle()
            assert window.step is Step.BEFORE
            assert not told._seconds.isActive()
    finally:
        window.close()


def test_nothing_waits_for_the_answer_but_the_page(qapp: object) -> None:
    """While a server is asked, the window paints, the troubleshooter opens, and waiting can be stopped."""
    with silent_server() as url:
        window = AskedWindow(WindowOptions(backend="campus", server=url), wait=False)
        try:
            assert window.journey.busy
            window.shell.open_help()
            assert window.shell._aside is not None
            window.shell.return_from_side()
            window.shell.waiting.cancelled.emit()
            assert not window.journey.busy
            assert window.step is Step.SERVICES
            assert max(stall for _, stall in [*window.stalls, (window.step, 0.0)]) < 2_000
            window.back()
            window.press(Exit.PRACTISE)
            assert window.flow.venue.backend == "demo"
            QThreadPool.globalInstance().waitForDone(20_000)
        finally:
            window.close()


class Quiet(BaseHTTPRequestHandler):
    """Logs nothing; `answer` is what every request gets."""

    answer: tuple[int, dict[str, str], bytes] = (200, {}, b"")

    def do_POST(self) -> None:
        status, headers, body = self.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def answering(status: int, headers: dict[str, str], body: bytes) -> Iterator[str]:
    """A server that is not ours, or of another age: it answers everything alike."""
    handler = type("Handler", (Quiet,), {"answer": (status, headers, body)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, name="stranger", kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


@contextmanager
def silent_server() -> Iterator[str]:
    """Takes connections and never answers; what hangs on it is let go at the end."""
    listening = socket.create_server(("127.0.0.1", 0))
    taken: list[socket.socket] = []
    over = threading.Event()

    def take() -> None:
        listening.settimeout(0.05)
        while not over.is_set():
            try:
                taken.append(listening.accept()[0])
            except TimeoutError:
                continue

    thread = threading.Thread(target=take, name="silent")
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        over.set()
        thread.join(5)
        for one in taken:
            one.close()
        listening.close()


HTML = b"<html>Please log in to the network</html>"
STRANGE: dict[str, tuple[int, dict[str, str], bytes, str, bool]] = {
    "a log-in page of the network": (200, {"Content-Type": "text/html"}, HTML, "无法识别", True),
    "busy": (503, {"Retry-After": "0"}, b"", "繁忙", True),
    "another version": (200, {CONTRACT_HEADER: "99"}, b"{}", "版本", False),
}


@pytest.mark.parametrize("what", STRANGE)
def test_what_is_wrong_is_told_apart(what: str, qapp: object) -> None:
    status, headers, body, words, again = STRANGE[what]
    with answering(status, headers, body) as url:
        told_in(url, words, again)


def told_in(url: str, words: str, again: bool, deadline: float | None = None) -> None:
    """The words of the panel, whether it offers to try again, and that everything else goes on."""
    window = AskedWindow(WindowOptions(backend="campus", server=url), deadline=deadline)
    try:
        told = window.shell.no_answer
        assert told.isVisible()
        assert words in told._banner.message.text()
        assert told.retry_button.isVisible() is again
        assert ("没有回复" in told._banner.title.text()) is again
        everything_else_goes_on(window)
        press_in_panel(window, told.leave_button)
        window.back()
        window.press(Exit.PRACTISE)
        assert window.flow.venue.backend == "demo"
    finally:
        QThreadPool.globalInstance().waitForDone(20_000)
        window.close()


def everything_else_goes_on(window: AskedWindow) -> None:
    """The troubleshooter finds an answer, and the photo helper opens, with no server anywhere."""
    shell = window.shell
    shell.open_help("phone-taken")
    assert shell._aside is not None
    shell.return_from_side()
    helper = PhotoHelper(_no_photos(), "", None)
    shell.push_side(helper)
    assert helper.isVisible()
    shell.return_from_side()
    assert shell.no_answer.isVisible(), "what failed is still said"


def _no_photos() -> Any:
    class Service:
        def warm(self) -> None: ...

        def close(self) -> None: ...

    return Service()


def test_a_server_that_does_not_answer_is_slow_and_not_away(qapp: object) -> None:
    with silent_server() as url:
        told_in(url, "很久没有回应", True, deadline=0.5)


@pytest.mark.parametrize("address", ["ftp://example.cn", "xueji.example.edu.cn", "http://a@example.cn/x"])
def test_an_address_that_is_none_is_named_so(address: str, qapp: object) -> None:
    told_in(address, "地址", False)


def test_a_service_with_real_data_is_not_talked_to_where_others_listen(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connection, "private", property(lambda self: False))
    with school_at(tmp_path) as (campus, _), campus.open() as served:
        told_in(served.url, "https", False)


def _at_identity(window: AskedWindow) -> Callable[[], Any]:
    play(window, Step.IDENTITY)
    move = next(one for one in SUNNY.script if one.step == Step.IDENTITY)
    window.fill(move)
    return lambda: window.page.apply().typed


@pytest.mark.parametrize("fault", [Fault.CUT_BEFORE, Fault.RESET_AFTER, Fault.HALF_ANSWER, Fault.BUSY])
def test_a_fault_in_the_middle_loses_nothing_and_is_got_over(fault: Fault, hall: str, qapp: object) -> None:
    with faulty(hall) as proxy:
        window = asked(proxy.url)
        try:
            typed = _at_identity(window)
            before = typed()
            proxy.always(fault)
            window.press_main()
            window.settle()
            assert window.step is Step.IDENTITY
            assert window.shell.no_answer.isVisible()
            everything_else_goes_on(window)
            assert typed() == before
            proxy.calm()
            press_in_panel(window, window.shell.no_answer.retry_button)
            assert window.step is Step.PHONE
        finally:
            QThreadPool.globalInstance().waitForDone(20_000)
            window.close()
