"""The rules of the house that no ready-made checker knows."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("app", "tests", "build", "benchmarks")
SOURCES = sorted([*(path for room in ROOMS for path in (ROOT / room).rglob("*.py")), ROOT / "go.py"])
APP_SOURCES = [path for path in SOURCES if path.is_relative_to(ROOT / "app")]
COLLECTING_NAMES = {
    "base", "common", "helper", "helpers", "manager", "managers", "misc", "shared", "stuff", "tools", "util",
    "utils", "widgets.py",
}  # fmt: skip
LONGEST = 500


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_no_source_is_too_long() -> None:
    long = [name(path) for path in APP_SOURCES if path.read_text(encoding="utf-8").count("\n") > LONGEST]
    assert not long, f"more than {LONGEST} lines: {long}"


def test_no_name_invites_to_collect_things() -> None:
    named = [
        name(path)
        for path in SOURCES
        if {path.name, *path.relative_to(ROOT).with_suffix("").parts} & COLLECTING_NAMES
    ]
    assert not named, f"name the idea instead: {named}"


def test_resources_are_data() -> None:
    assert not list((ROOT / "app" / "resources").rglob("*.py"))


def is_odd(letter: str) -> bool:
    """Invisible, or a letter that could pass for another one."""
    if letter.isascii():
        return not (letter.isprintable() or letter in "\n\t")
    if letter == "\u3000":
        return False
    if unicodedata.category(letter)[0] in "CZ":
        return True
    allowed = (
        "LATIN",
        "CJK",
        "FULLWIDTH",
        "IDEOGRAPHIC",
        "ROMAN NUMERAL",
        "VARIATION SELECTOR",
        "MICRO",
        "HIRAGANA",
    )
    return letter.isalpha() and not unicodedata.name(letter, "").startswith(allowed)


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\u0430", "\u00a0", "\ufeff", "\x00", "\ue000"])
def test_odd_letters_are_known(letter: str) -> None:
    assert is_odd(letter)


def test_no_odd_letter_in_a_source() -> None:
    """A word in another alphabet, or an invisible sign, is written as an escape, so that it is seen."""
    odd = [
        f"{name(path)}:{number}: {', '.join(sorted(f'U+{ord(x):04X}' for x in line if is_odd(x)))}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if any(map(is_odd, line))
    ]
    assert not odd, "\n".join(odd)


def called(path: Path, pattern: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls in a file whose dotted name matches, each with its place."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and re.fullmatch(pattern, ast.unparse(node.func)):
            yield f"{name(path)}:{node.lineno}", node


# The one makes the clock; the other compares the first paint with the birth of the process.
MAY_ASK_THE_SYSTEM = ("app/core/clock.py", "app/wizard/startup_report.py")


def test_time_comes_from_the_clock() -> None:
    pattern = r"(datetime\.)?(datetime|date)\.(now|today|utcnow)|time\.(time|localtime|gmtime)"
    sources = [path for path in APP_SOURCES if name(path) not in MAY_ASK_THE_SYSTEM]
    asked = [place for path in sources for place, _ in called(path, pattern)]
    assert not asked, f"take a Clock instead: {asked}"


def test_tests_do_not_sleep() -> None:
    sleeping = [
        place
        for path in SOURCES
        if path.is_relative_to(ROOT / "tests")
        for place, call in called(path, r"(time\.)?sleep|qtbot\.wait|QTest\.qWait|QTest\.qSleep")
        if ast.unparse(call.args[0]) != "0"  # no time at all, only what waits in the queue
    ]
    assert not sleeping, f"wait for what shall happen: {sleeping}"


def test_delayed_calls_can_be_followed() -> None:
    """The watcher of left-over timers sees a QTimer, but not what `singleShot` makes inside Qt."""
    delayed = [
        place
        for path in APP_SOURCES
        for place, call in called(path, r"(QtCore\.)?QTimer\.singleShot")
        if not (isinstance(call.args[0], ast.Constant) and call.args[0].value == 0)
    ]
    assert not delayed, f"use a QTimer that has a parent: {delayed}"


# Names of Qt that are made to be overridden; everything else of a Qt class is only hidden.
VIRTUAL = re.compile(
    r"\w*Event|event|eventFilter|__\w+__|staticMetaObject|sizeHint|minimumSizeHint|heightForWidth|hasHeightForWidth"
    r"|setVisible|focusNextPrevChild|nextCheckState|checkStateSet|hitButton|initStyleOption|paint|run|metric"
    r"|accept|reject|done|validate|fixup|closeEditor|createEditor|setEditorData|setModelData|updateEditorGeometry"
    r"|rowCount|columnCount|data|headerData|flags|index|parent|setData|filterAcceptsRow|lessThan|setGeometry|addItem"
    r"|count|itemAt|takeAt|expandingDirections|minimumSize|drawControl|drawPrimitive|drawComplexControl|pixelMetric"
    r"|styleHint|polish|unpolish|subControlRect|subElementRect|standardIcon|sizeFromContents|drawContents|loadResource"
    r"|inputMethodQuery|showPopup|hidePopup|textFromValue|valueFromText|stepBy|stepEnabled|text|setText|object|value"
    r"|rect|state|role|childCount|child|indexOfChild|isValid|actionNames|doAction|keyBindingsForAction"
)


def qt_classes() -> Iterator[tuple[Path, ast.ClassDef, type]]:
    """The classes of our own that are Qt's too, with their syntax tree."""
    qtcore = pytest.importorskip("PySide6.QtCore")
    for path in APP_SOURCES:
        if path.relative_to(ROOT).parts[1] not in ("widgets", "wizard"):
            continue
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef):
                made = getattr(module, node.name)
                if inspect.isclass(made) and issubclass(made, qtcore.QObject):
                    yield path, node, made


def own_names(node: ast.ClassDef) -> Iterator[tuple[str, int, bool]]:
    """What the class defines or its methods put on `self`: name, line, and whether it is a plain method."""
    for item in node.body:
        if isinstance(item, ast.FunctionDef):
            yield item.name, item.lineno, "property" not in map(ast.unparse, item.decorator_list)
        targets = item.targets if isinstance(item, ast.Assign) else [getattr(item, "target", None)]
        yield from ((target.id, item.lineno, False) for target in targets if isinstance(target, ast.Name))
    stored = (i for i in ast.walk(node) if isinstance(i, ast.Attribute) and isinstance(i.ctx, ast.Store))
    yield from ((item.attr, item.lineno, False) for item in stored if ast.unparse(item.value) == "self")


def hidden_names(node: ast.ClassDef, qt: type) -> list[str]:
    taken = set(dir(qt))
    found = [own for own in own_names(node) if own[0] in taken and not (own[2] and VIRTUAL.fullmatch(own[0]))]
    return [f"{line}: {node.name}.{own} hides {qt.__name__}.{own}" for own, line, _ in sorted(set(found))]


def test_hiding_a_method_of_qt_is_noticed() -> None:
    widgets = pytest.importorskip("PySide6.QtWidgets")
    source = """
class Probe(QWidget):
    close = Signal()
    def __init__(self, parent):
        self.parent = parent
        self.own = 1
    def size(self): ...
    def sizeHint(self): ...
    def paintEvent(self, event): ...
    @property
    def data(self): ...
"""
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.ClassDef)
    assert [line.split()[1] for line in hidden_names(node, widgets.QWidget)] == [
        "Probe.close",
        "Probe.parent",
        "Probe.size",
    ]


def test_nothing_hides_a_method_of_qt() -> None:
    """`self.parent = parent` makes `parent()` uncallable, and Qt itself never notices an override of a
    method that is not virtual."""
    hidden = []
    for path, node, made in qt_classes():
        qt = next(kind for kind in made.__mro__ if kind.__module__.startswith("PySide6"))
        hidden += [f"{name(path)}:{fault}" for fault in hidden_names(node, qt)]
    assert not hidden, "\n".join(hidden)
