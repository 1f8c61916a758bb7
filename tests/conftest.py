"""What holds for every test: nothing of this machine gets in, nothing of the test is left over."""

from __future__ import annotations

import argparse
import importlib.util
import logging
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

from go import catalogues_are_stale
from harness import network
from harness.logs import ExpectLog, LogWatch
from harness.threads import left_over_threads, watch_threads

# Before Qt is imported anywhere. The odd time zone catches whoever takes local time for China's.
os.environ.update(QT_QPA_PLATFORM=os.environ.get("XUEJI_TEST_PLATFORM", "offscreen"), TZ="XST3:30")
os.environ["LC_ALL"] = "C.UTF-8"
if hasattr(time, "tzset"):
    time.tzset()

HAS_QT = importlib.util.find_spec("PySide6") is not None
if HAS_QT:
    from harness.qt_leftovers import forget_started, left_over_qt, watch_qt

# Speed is what benchmarks look at; here a slow machine must not make a test fail.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    if not HAS_QT:  # without pytest-qt its settings in pyproject.toml would be unknown ones
        parser.addini("qt_api", "which Qt")
        parser.addini("qt_log_level_fail", "from which level Qt's lines fail a test")
        parser.addini("qt_log_ignore", "which of them do not", type="linelist")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        share_the_seed(config.option)
        if catalogues_are_stale():
            from catalogues import ClashError, compile_all

            with suppress(ClashError):  # test_catalogues.py says it
                compile_all()
    watch_threads()
    network.refuse_foreign_hosts()
    if HAS_QT:
        watch_qt()


def share_the_seed(option: argparse.Namespace) -> None:
    """One new seed a run, for the order of tests and for hypothesis; pytest-randomly prints it."""
    if getattr(option, "randomly_seed", None) == "default":
        option.randomly_seed = random.SystemRandom().randrange(2**32)
    seed = getattr(option, "randomly_seed", None)
    if option.hypothesis_seed is None and isinstance(seed, int):
        option.hypothesis_seed = str(seed)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The person's own files and keyring are out of reach: home is an empty directory."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield home


@pytest.fixture
def expect_log(_clean: LogWatch) -> ExpectLog:
    """``with expect_log("could not read", logger="app.core.settings"): …`` announces a warning."""
    return _clean.expecting


@pytest.fixture(autouse=True)
def _clean(own_home: Path) -> Iterator[LogWatch]:
    """Fails the test for what it leaves behind. Set up first, so it looks after all other fixtures."""
    before = set(threading.enumerate())
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    network.attempts.clear()
    if HAS_QT:
        forget_started()
    yield watch
    left = left_over_qt() if HAS_QT else []
    left += left_over_threads(before)
    logging.getLogger().removeHandler(watch)
    left += [f"unexpected log line: {line}" for line in watch.unexpected]
    left += [f"the network was asked for: {attempt}" for attempt in network.attempts]
    if left:
        pytest.fail("\n".join(left), pytrace=False)
