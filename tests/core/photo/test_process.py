"""The picture process: watched, ended, replaced, closed off, and never the program's trouble."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import psutil
import pytest

from app.core.clock import CHINA, VirtualClock
from app.core.photo.process.frames import Frame
from app.core.photo.process.watched import PictureProcess, Trouble
from app.core.photo.report import Outcome, Side, Verdict
from app.core.photo.service import PhotoCancelled, PhotoRefused, PhotoService
from harness.held_card import Held, jpeg, picture, synthetic_number

CLOCK = VirtualClock(datetime(2026, 9, 1, 8, tzinfo=CHINA))
GOOD = jpeg(picture(Held(width=900, card_width=0.34)), 80)

SPEAK = """
import sys, time
from app.core.photo.process.frames import Frame, receive, send
out = sys.stdout.buffer
send(out, Frame({"answer": "ready", "closed_by": "python"}))
receive(sys.stdin.buffer)
"""
Make = Callable[..., PictureProcess]


@pytest.fixture
def scripted() -> Iterator[Make]:
    """Makes a process that runs a few lines of Python instead of the real child."""
    made: list[PictureProcess] = []

    def make(script: str, **limits: float) -> PictureProcess:
        made.append(PictureProcess([sys.executable, "-c", script], **limits))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for process in made:
        process.stop()


@pytest.fixture(scope="module")
def service() -> Iterator[PhotoService]:
    with closing(PhotoService(CLOCK, PictureProcess(seconds=120))) as made:
        made.warm()
        yield made


def test_a_picture_is_checked_in_another_process(service: PhotoService) -> None:
    stages: list[str] = []
    report = service.check(GOOD, Side.PORTRAIT, synthetic_number(1), name="a.jpg", progress=stages.append)
    assert report.verdict is Verdict.OK
    assert report.check("number_matches").outcome is Outcome.PASS
    assert report.number_tail == synthetic_number(1)[-4:]
    assert stages == ["open", "face", "card", "fields"]


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel filter is Linux's")
def test_the_system_keeps_it_off_the_network(service: PhotoService) -> None:
    service.check(GOOD)
    assert service.closed_by == "system"


def test_a_copy_is_small_whole_and_read_back(service: PhotoService, tmp_path: Path) -> None:
    original = tmp_path / "original.jpg"
    large = jpeg(picture(Held(width=1600, seed=3)), 95)
    original.write_bytes(large)
    copy = service.fit(original)
    assert len(copy.content) <= 295_000 < len(large)
    assert copy.number_readable is True
    assert original.read_bytes() == large
    assert service.check(copy.content, number=synthetic_number(3)).check("bytes").outcome is Outcome.PASS


def test_words_of_a_screenshot_are_read(service: PhotoService) -> None:
    words = "".join(service.read_words(GOOD))
    assert "公民身份号码" in words


def test_cancel_ends_at_once_and_the_next_check_works() -> None:
    with closing(PhotoService(CLOCK, PictureProcess(seconds=120))) as service:
        with pytest.raises(PhotoCancelled):
            service.check(GOOD, cancelled=lambda: True)
        assert service.check(GOOD).verdict is Verdict.OK


def test_a_process_that_hangs_is_ended(scripted: Make) -> None:
    process = scripted(SPEAK + "receive(sys.stdin.buffer)", seconds=0.2)
    with pytest.raises(Trouble, match="too long"):
        process.ask(Frame({"ask": "look"}, b"x"), None, None)
    assert process.pid is None


def test_a_process_that_eats_memory_is_ended(scripted: Make) -> None:
    hungry = (
        SPEAK + "waste = bytearray(400_000_000)\nwaste[::4096] = waste[::4096]\nreceive(sys.stdin.buffer)"
    )
    process = scripted(hungry, memory=200_000_000, seconds=60)
    with pytest.raises(Trouble, match="memory"):
        process.ask(Frame({"ask": "look"}), None, None)


@pytest.mark.parametrize(
    "script",
    [
        SPEAK + "sys.exit(3)",
        SPEAK + "out.write(b'garbage that is no message' * 9); out.flush()",
        SPEAK + "out.write(b'\\xff' * 8); out.flush()",
        SPEAK + "send(out, Frame({'answer': 'found', 'found': {'width': 'wide'}}))",
        "raise SystemExit(1)",
    ],
    ids=["dies", "babbles", "oversized", "wrong types", "never starts"],
)
def test_whatever_the_process_does_the_person_gets_a_kind_sentence(scripted: Make, script: str) -> None:
    with closing(PhotoService(CLOCK, scripted(script))) as service:
        report = service.check(GOOD, name="a.jpg")
        assert report.verdict is Verdict.FAIL
        assert "Please" in str(report.check("decodes").message)
        with pytest.raises(PhotoRefused):
            service.fit(GOOD)


def test_a_missing_model_is_said(scripted: Make) -> None:
    unable = SPEAK.replace('"ready"', '"unable"')
    with closing(PhotoService(CLOCK, scripted(unable))) as service:
        assert "not completely installed" in str(service.check(GOOD).check("decodes").message)


def test_closing_leaves_no_process_and_no_thread() -> None:
    before = set(threading.enumerate())
    service = PhotoService(CLOCK)
    service.warm()
    pid = service._process.pid
    service.close()
    assert pid is not None
    assert not psutil.pid_exists(pid)
    assert set(threading.enumerate()) <= before


LOCKED = """
import socket, sys
from app.core.photo.process.lockdown import close_off
held_by = close_off()
tries = {
    "network": lambda: socket.create_connection(("127.0.0.1", 9), 1),
    "program": lambda: __import__("subprocess").run(["true"]),
    "write": lambda: open("left-behind", "w"),
    "raw write": lambda: __import__("os").open("left-behind", 0o101),
}
for name, act in tries.items():
    try:
        act()
    except PermissionError:
        continue
    sys.exit(f"{name} was possible")
if held_by == "system":
    import ctypes
    if ctypes.CDLL(None).socket(2, 1, 0) != -1:
        sys.exit("a socket below Python was possible")
assert open(sys.executable, "rb").read(2)
"""


def test_the_process_can_neither_call_nor_start_nor_write(tmp_path: Path) -> None:
    import subprocess

    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", LOCKED],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    if sys.platform == "linux":
        assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
