"""The watchers of `conftest.py` are watched here: each kind of left-over must fail its test."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LEAKS = """
import logging, os, socket, threading, warnings
import pytest
from PySide6.QtCore import QObject, QPropertyAnimation, Qt, QThread, QThreadPool, QTimer, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

KEEP = []
GATE = threading.Event()

def test_thread():
    KEEP.append(threading.Thread(target=GATE.wait, daemon=True))
    KEEP[-1].start()  # thread starts here

def test_timer(qapp):
    KEEP.append(QTimer())
    KEEP[-1].start(60_000)  # timer starts here

def test_animation(qapp):
    KEEP.append(QObject())
    KEEP.append(QPropertyAnimation(KEEP[-1], b"objectName"))
    KEEP[-1].setDuration(60_000)
    KEEP[-1].setLoopCount(-1)
    KEEP[-1].start()  # animation starts here

def test_qthread(qapp):
    class Waiting(QThread):
        def run(self):
            GATE.wait()
    KEEP.append(Waiting())
    KEEP[-1].start()  # qthread starts here

def test_pool(qapp):
    KEEP.append(QThreadPool())
    KEEP[-1].start(GATE.wait)  # job starts here

def test_log_line():
    logging.getLogger("somebody").warning("nobody announced this")

def test_expected_log_line_that_never_came(expect_log):
    with expect_log("this one"):
        pass

def test_warning():
    warnings.warn("old")

def test_qt_warning(qapp):
    qWarning("Qt frowns")

def test_network_even_when_the_error_is_swallowed():
    try:
        socket.getaddrinfo("example.invalid", 443)
    except OSError:
        pass

def test_foreign_address():
    with pytest.raises(OSError):
        socket.create_connection(("192.0.2.1", 9), timeout=1)

def test_mouse(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton)
    KEEP.append(widget)

def test_zz_end():
    GATE.set()
    assert all(thing.wait(5000) for thing in KEEP if isinstance(thing, QThread))
    KEEP.clear()
"""

CLEAN = """
import logging, socket, threading
from PySide6.QtCore import QThreadPool, QTimer

def test_all_of_it_ends(qapp, expect_log):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()
    thread = threading.Thread(target=int)
    thread.start()
    QThreadPool.globalInstance().start(lambda: None)
    with expect_log("announced", logger="some"):
        logging.getLogger("some.body").warning("announced")
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

"""


def run_pytest(directory: Path, *arguments: str) -> str:
    roots = os.pathsep.join(str(ROOT / name) for name in ("tests", ".", "build"))
    environment = {**os.environ, "PYTHONPATH": roots}
    line = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "conftest"]
    done = subprocess.run(
        [*line, "-p", "no:cacheprovider", "-p", "no:xdist", "-rfE", *arguments],
        cwd=directory, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_each_left_over_fails_its_test_and_names_its_start(tmp_path: Path) -> None:
    (tmp_path / "test_leaks.py").write_text(LEAKS, encoding="utf-8")
    output = run_pytest(tmp_path, "test_leaks.py", "-p", "no:randomly")
    names = set(re.findall(r"^def (test_\w+)", LEAKS, re.MULTILINE)) - {"test_zz_end"}
    blamed = set(re.findall(r"^(?:FAILED|ERROR) \S*::(test_\w+)", output, re.MULTILINE))
    assert blamed == names, output
    for thing in ("thread", "timer", "animation", "qthread", "job"):
        assert f"# {thing} starts here" in output


def test_a_test_that_ends_what_it_started_passes(tmp_path: Path) -> None:
    (tmp_path / "test_clean.py").write_text(CLEAN, encoding="utf-8")
    output = run_pytest(tmp_path, "test_clean.py")
    assert "1 passed" in output, output


def test_hypothesis_takes_the_seed_of_the_run(tmp_path: Path) -> None:
    test = "def test_seed(pytestconfig):\n    assert pytestconfig.option.hypothesis_seed == '7'\n"
    (tmp_path / "test_seed.py").write_text(test, encoding="utf-8")
    output = run_pytest(tmp_path, "test_seed.py", "--randomly-seed=7")
    assert "1 passed" in output, output
