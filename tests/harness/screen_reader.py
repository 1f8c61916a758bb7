"""Every page over a real accessibility bus: what AT-SPI tells a screen reader, in both languages.

    .venv/bin/python tests/harness/screen_reader.py

Needs ``xvfb dbus at-spi2-core python3-pyatspi`` of the system. Starts a virtual screen and a bus of its own;
the window runs in this environment (``--show``), the reader in the Python of the system (``--hear``), which
alone has the bindings of the bus. Prints what is wrong and a line of figures; ends with 1 when something is.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
NAME = "xueji-heard"
PATIENCE = 20.0
"""Seconds until the window must be on the bus."""


def main(arguments: list[str]) -> int:
    if arguments == ["--show"]:
        return show()
    if arguments == ["--hear"]:
        return hear()
    reading, writing = os.pipe()
    line = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL) as screen:
        os.close(writing)
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": paths,
            "XUEJI_PYTHON": sys.executable,
        }
        line = ["dbus-run-session", "--", SYSTEM_PYTHON, __file__, "--hear"]
        try:
            return subprocess.run(line, env=environment, check=False).returncode
        finally:
            screen.terminate()


def show() -> int:
    """The window: goes on to the next page at each line that comes in, and says which page it is."""
    from PySide6.QtWidgets import QApplication

    from app.widgets.language import set_language
    from app.widgets.roles import install_roles
    from app.widgets.theme import apply_theme, theme_of
    from app.wizard.screenshots import LANGUAGES, stage, take, views

    app = QApplication([NAME])
    app.setApplicationName(NAME)
    install_roles()
    apply_theme(app, theme_of("light", "standard", True))
    for language in LANGUAGES:
        set_language(app, language)
        shell = stage()
        shell.show()
        for view in views():
            take(shell, view)
            print(language, view.name, flush=True)  # noqa: T201
            _wait_for_a_line(app)
        shell.close()
    return 0


def _wait_for_a_line(app: Any) -> None:
    """Answer the bus until the reader has heard enough."""
    from PySide6.QtCore import QEventLoop, QSocketNotifier

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    heard: list[str] = []
    notifier.activated.connect(lambda *_: heard.append(sys.stdin.readline()))
    while not heard:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 200)
    notifier.setEnabled(False)


def hear() -> int:
    """The reader: walks what is showing, page after page."""
    import pyatspi

    from harness.heard import faults

    line = [os.environ["XUEJI_PYTHON"], __file__, "--show"]
    pages, parts, wrong, roles = 0, 0, 0, Counter[str]()
    began = time.monotonic()
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        for said in window.stdout:
            language, view = said.split()
            heard = list(_showing(_application(pyatspi), pyatspi))
            pages, parts = pages + 1, parts + len(heard)
            roles.update(one.role for one in heard if one.focusable)
            for fault in faults(heard, language):
                wrong += 1
                print(f"{language} {view}: {fault}", flush=True)  # noqa: T201
            window.stdin.write("\n")
            window.stdin.flush()
    seconds = time.monotonic() - began
    told = ", ".join(f"{count} {role}" for role, count in roles.most_common())
    print(f"{pages} pages, {parts} parts in {seconds:.0f} s; that take the focus: {told}")  # noqa: T201
    print(f"{wrong} faults")  # noqa: T201
    return int(wrong > 0 or pages == 0 or parts == 0)


def _application(pyatspi: Any) -> Any:
    """The window on the bus, however long it takes to get there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.name == NAME and one.childCount:
                return one
    raise SystemExit("the window is not on the accessibility bus")


def _showing(node: Any, pyatspi: Any) -> Any:
    from harness.heard import Heard

    for child in node:
        if child is None:
            continue
        state = child.getState()
        if not state.contains(pyatspi.STATE_SHOWING):
            continue
        yield Heard(
            child.getRoleName(),
            child.name,
            child.description,
            state.contains(pyatspi.STATE_FOCUSABLE),
            state.contains(pyatspi.STATE_ENABLED),
        )
        yield from _showing(child, pyatspi)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
