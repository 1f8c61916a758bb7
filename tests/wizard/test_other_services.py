"""Other services in the window: plug-ins are seen, chosen and opened; bad ones are named and do no harm."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.campus.demo.descriptor import DEMO
from app.core.backend import plugins as loading
from app.core.backend.backend import Backend
from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.backend.plugins import discover
from app.core.flow.step import Exit, Step
from app.core.launch import Services, WindowOptions
from app.core.text import verbatim
from app.wizard.warming import Warming
from harness.asked_window import AskedWindow
from harness.scripted import CAPABILITIES, Scripted

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example-backend" / "src"
SOUND = "mine"


@dataclass
class Entry:
    """An entry point whose loading is a function of the test."""

    name: str
    load: Callable[[], object]


def with_entries(*entries: Any) -> Services:
    """The services of the program, with these and no other plug-ins installed."""

    def open_backend(name: str, options: Options) -> Backend:
        if name in bootstrap.BUILT_IN:
            return bootstrap.open_backend(name, options)
        one = discover(bootstrap.BUILT_IN, lambda: [e for e in entries if e.name == name], seconds=0.3)
        found = one.named(name)
        assert found is not None
        return found.open(options)

    return replace(
        bootstrap.services(),
        open_backend=open_backend,
        plugins=lambda: discover(bootstrap.BUILT_IN, lambda: entries, seconds=0.3),
        plugin_names=lambda: tuple(entry.name for entry in entries),
    )


def practice(name: str = SOUND) -> Entry:
    """The practice of the program under another name: a plug-in that plays every role."""

    def open_it(options: Options) -> Backend:
        return replace(DEMO.open(options), descriptor=made)

    made = Descriptor(name, verbatim("某某学院练习"), Realm.DEMO, DEMO.capabilities, open_it)
    return Entry(name, lambda: made)


def plugin(name: str, open_it: Callable[[Options], Backend], **changes: Any) -> Entry:
    made = Descriptor(name, verbatim(f"“{name}”"), Realm.DEMO, CAPABILITIES, open_it)
    return Entry(name, lambda: replace(made, **changes))


@contextmanager
def window_with(*entries: Any, **options: Any) -> Iterator[AskedWindow]:
    window = AskedWindow(WindowOptions(**options), services=with_entries(*entries))
    try:
        yield window
    finally:
        window.close()


def look(window: AskedWindow) -> None:
    """What the window does by itself a moment after the first paint."""
    others = window.shell.scene.others
    assert others is not None
    others.look()
    window.wait_for(lambda: not others._runner.busy)


def to_services(window: AskedWindow) -> Any:
    look(window)
    window.press(Exit.SERVICES)
    assert window.step is Step.SERVICES
    others = window.shell.scene.others
    assert others is not None
    window.wait_for(lambda: not others.looking)
    page: Any = window.page
    return page


def choose(window: AskedWindow, name: str) -> None:
    page: Any = window.page
    QTest.mouseClick(page.rows[name], Qt.MouseButton.LeftButton)
    window.settle()


def still_practises(window: AskedWindow) -> None:
    """The window is as usable as ever: back to the first page, and into the program's own practice."""
    if window.shell.is_built("no_answer") and window.shell.no_answer.isVisible():
        QTest.mouseClick(window.shell.no_answer.leave_button, Qt.MouseButton.LeftButton)
    while window.step is not Step.FIRST:
        window.back()
    window.press(Exit.PRACTISE)
    assert window.step is Step.BEFORE
    assert window.flow.venue.backend == "demo"


def test_the_first_page_says_nothing_of_services_where_there_are_none(qapp: object) -> None:
    with window_with() as window:
        look(window)
        assert Exit.SERVICES not in window.page.exits


def test_a_school_that_names_its_server_has_it_on_the_first_page(tmp_path: Path, qapp: object) -> None:
    profile = tmp_path / "school.toml"
    profile.write_text('name = "示范大学"\nserver = "https://xueji.example.edu.cn"\n', encoding="utf-8")
    with window_with(school=str(profile)) as window:
        assert window.page.exits[Exit.SERVICES].isVisible()
        page = to_services(window)
        assert page.rows["campus"].accessibleDescription() == "https://xueji.example.edu.cn"


def test_the_window_looks_for_names_by_itself_once_everything_else_is_there(qapp: object) -> None:
    with window_with(practice()) as window:
        warming = Warming(window.shell)
        window.wait_for(lambda: warming.done)
        window.wait_for(lambda: Exit.SERVICES in window.page.exits)


def test_the_names_are_looked_up_without_loading_anything(qapp: object) -> None:
    loaded: list[str] = []
    with window_with(Entry("mine", lambda: loaded.append("mine"))) as window:
        assert Exit.SERVICES not in window.page.exits, "not before the first paint"
        look(window)
        assert window.page.exits[Exit.SERVICES].isVisible()
        assert loaded == []


def test_a_practice_of_another_package_is_chosen_and_begins(qapp: object) -> None:
    with window_with(practice()) as window:
        page = to_services(window)
        assert page.rows[SOUND].accessibleName() == "某某学院练习"
        choose(window, SOUND)
        assert window.step is Step.BEFORE
        assert window.flow.venue.backend == SOUND
        assert window.shell.ribbon.isVisible(), "演示数据 stands over it"
        assert window.flow.memory.known.persona is not None
        page = window.page
        page.used.row("never").click()
        window.press_main()
        window.settle()
        assert window.step is Step.IDENTITY


def test_the_example_of_the_guide_is_chosen_and_guides(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLE))
    example = EntryPoint("mine", "xueji_mine.descriptor:MINE", loading.GROUP)
    with window_with(example) as window:
        to_services(window)
        choose(window, "mine")
        assert window.step is Step.OFFICIAL
        assert window.flow.venue.backend == "mine"
        window.press(Exit.RECORD)
        assert window.step is Step.GUIDE
        assert window.flow.memory.known.instructions is not None


def test_a_plugin_named_on_the_command_line_opens_the_window_with_it(qapp: object) -> None:
    with window_with(practice(), backend=SOUND) as window:
        assert window.step is Step.BEFORE
        assert window.flow.venue.backend == SOUND


def program(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`xueji` in a process of its own that finds the packages in `site`."""
    places = [str(ROOT), str(site), str(EXAMPLE)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "XUEJI_SETTINGS": str(site / "none")}
    line = [sys.executable, "-m", "app", "--startup-report", *arguments]
    return subprocess.run(line, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_the_program_itself_finds_what_is_installed(tmp_path: Path) -> None:
    about = tmp_path / "xueji_mine-0.1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: xueji-mine\nVersion: 0.1.0\n")
    (about / "entry_points.txt").write_text("[xueji.backends]\nmine = xueji_mine.descriptor:MINE\n")
    found = program(tmp_path, "--backend", "mine")
    assert found.returncode == 0, found.stderr
    missing = program(tmp_path, "--backend", "yours")
    assert missing.returncode == 2
    assert "mine" in missing.stderr, "those that are there are named"


def test_a_service_that_is_gone_is_named_so(qapp: object) -> None:
    """It was remembered from the last start, and taken away since."""
    gone = AskedWindow(WindowOptions(backend="gone"))
    try:
        assert gone.step is Step.SERVICES
        assert "没有安装" in gone.shell.no_answer._banner.message.text()
        still_practises(gone)
    finally:
        gone.close()


def _raise(error: Exception) -> Any:
    raise error


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (Entry("bad", lambda: _raise(ImportError("x"))), "ImportError"),
        (Entry("bad", lambda: object()), "入口点"),
        (plugin("bad", lambda options: Scripted().backend(), capabilities="all"), "描述"),
    ],
    ids=["raises", "no descriptor", "not complete"],
)
def test_what_cannot_be_loaded_is_named_with_its_reason(entry: Entry, reason: str, qapp: object) -> None:
    with window_with(entry, practice()) as window:
        page = to_services(window)
        assert set(page.rows) == {SOUND}, "the others work on"
        assert reason in page.faulty["bad"].accessibleDescription()
        still_practises(window)


def test_what_hangs_while_loading_is_named_and_nobody_waits_for_it(qapp: object) -> None:
    release = threading.Event()
    try:
        with window_with(Entry("bad", lambda: release.wait(30)), practice()) as window:
            page = to_services(window)
            assert "bad" in page.faulty
            choose(window, SOUND)
            assert window.step is Step.BEFORE
    finally:
        release.set()


def _lying(options: Options) -> Backend:
    return replace(Scripted().backend(), descriptor=replace(DEMO, id="bad"))


def _roleless(options: Options) -> Backend:
    made = Descriptor("bad", verbatim("“bad”"), Realm.DEMO, CAPABILITIES, _roleless)
    return replace(Scripted().backend(), descriptor=made, records=None)


def _broken_inside(options: Options) -> Backend:
    scripted = Scripted()
    scripted.says["sandbox/load"] = lambda request, call: _raise(ZeroDivisionError())
    made = Descriptor("bad", verbatim("“bad”"), Realm.DEMO, CAPABILITIES, _broken_inside)
    return replace(scripted.backend(), descriptor=made)


@pytest.mark.parametrize(
    "open_it",
    [lambda options: _raise(RuntimeError("x")), _lying, _roleless, _broken_inside, lambda options: None],
    ids=["raises", "something else", "lacks a role", "raises later", "no backend"],
)
def test_what_fails_when_it_is_chosen_is_named_from_then_on(
    open_it: Callable[[Options], Backend], qapp: object
) -> None:
    with window_with(plugin("bad", open_it)) as window:
        page = to_services(window)
        choose(window, "bad")
        assert window.step is Step.SERVICES
        told = window.shell.no_answer
        assert told.isVisible()
        assert not told.retry_button.isVisible(), "trying again would not help"
        QTest.mouseClick(told.leave_button, Qt.MouseButton.LeftButton)
        reason = page.rows["bad"].accessibleDescription()
        assert "插件，用虚构数据练习" not in reason
        assert reason
        still_practises(window)


@contextmanager
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[AskedWindow]:
    """A window in which a plug-in was chosen that never opens, and is given up after half a second."""
    monkeypatch.setattr(loading, "_OPEN_SECONDS", 0.5)
    release = threading.Event()

    def hang(options: Options) -> Backend:
        release.wait(30)
        return Scripted().backend()

    try:
        with window_with(plugin("bad", hang)) as window:
            QTest.mouseClick(to_services(window).rows["bad"], Qt.MouseButton.LeftButton)
            yield window
            release.set()
    finally:
        release.set()


def test_what_hangs_while_opening_leaves_the_window_usable(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hanging(monkeypatch) as window:
        assert window.journey.busy
        assert not window.shell._aside
        window.shell.open_help()  # the troubleshooter opens meanwhile
        assert window.shell._aside is not None
        window.shell.return_from_side()
        window.settle()
        QThreadPool.globalInstance().waitForDone(5_000)  # what the troubleshooter began to load
        assert "bad" in window.shell.no_answer._banner.message.text()
        still_practises(window)


def test_an_answer_does_not_tear_anybody_away_from_the_troubleshooter(qapp: object) -> None:
    release = threading.Event()
    inside = practice().load()
    assert isinstance(inside, Descriptor)

    def open_late(options: Options) -> Backend:
        release.wait(30)
        return inside.open(options)

    late = replace(inside, open=open_late)
    with window_with(Entry(SOUND, lambda: late)) as window:
        page = to_services(window)
        QTest.mouseClick(page.rows[SOUND], Qt.MouseButton.LeftButton)
        window.shell.open_help("phone-taken")
        side = window.shell._aside
        assert side is not None
        release.set()
        window.settle()
        assert window.step is Step.BEFORE
        assert window.shell._aside is side
        assert side.isVisible()
        window.shell.return_from_side()
        assert window.page.isVisible()
        assert window.page.isAncestorOf(QApplication.focusWidget())
        QThreadPool.globalInstance().waitForDone(5_000)


def test_who_stops_waiting_for_a_plugin_is_on_the_page_of_services(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hanging(monkeypatch) as window:
        window.shell.waiting.cancelled.emit()
        assert not window.journey.busy
        assert window.step is Step.SERVICES
        still_practises(window)


@pytest.mark.parametrize("lacking", [Capability.REGISTER, Capability.RECORD])
def test_a_service_without_a_part_for_students_says_so(lacking: Capability, qapp: object) -> None:
    scripted = Scripted(Realm.REAL)

    def open_it(options: Options) -> Backend:
        role = {"accounts": None} if lacking is Capability.REGISTER else {"records": None}
        return replace(scripted.backend(), descriptor=made, sandbox=None, **role)  # type: ignore[arg-type]

    able = CAPABILITIES - {lacking, Capability.SANDBOX}
    made = Descriptor("bad", verbatim("“bad”"), Realm.REAL, able, open_it)
    with window_with(Entry("bad", lambda: made)) as window:
        to_services(window)
        choose(window, "bad")
        assert window.step is Step.SERVICES
        assert "没有学生可用" in window.shell.no_answer._banner.message.text()
        still_practises(window)
