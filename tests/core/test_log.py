from __future__ import annotations

import ast
import io
import logging
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import log
from app.core.backend.descriptor import Realm
from app.core.clock import CHINA, VirtualClock

APP = Path(log.__file__).resolve().parent.parent
LOGGER = logging.getLogger("xueji")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What the log writes; the logger is put back afterwards, and its lines are kept from the watch."""
    before = (LOGGER.handlers[:], LOGGER.level, LOGGER.propagate)
    LOGGER.propagate = False
    written = io.StringIO()
    log.write_to(written, VirtualClock(datetime(2026, 9, 1, 8, 30, tzinfo=CHINA)))
    yield written
    LOGGER.handlers[:], LOGGER.propagate = before[0], before[2]
    LOGGER.setLevel(before[1])


def test_a_line_has_time_level_event_and_listed_facts(stream: io.StringIO) -> None:
    log.note("call-answered", operation="accounts/register", seconds=0.25, count=3, realm=Realm.DEMO)
    assert stream.getvalue() == (
        "2026-09-01T08:30:00+08:00 info call-answered "
        "operation=accounts/register seconds=0.250 count=3 realm=demo\n"
    )


def test_what_is_not_listed_is_only_counted(stream: io.StringIO) -> None:
    log.warn("odd", name="张三", phone="13800138000", outcome="refused")
    assert stream.getvalue().endswith(" warning odd outcome=refused left_out=2\n")


@pytest.mark.parametrize(
    "value",
    [
        "张三",
        "Zhang San",
        "13800138000",
        13800138000,
        "11010519491231002X",
        "a@b.cn",
        "x\ny",
        "",
        "a" * 200,
        float("nan"),
        None,
    ],
)
def test_a_listed_key_does_not_let_a_person_through(value: object, stream: io.StringIO) -> None:
    log.note("odd", reason=value)  # type: ignore[arg-type]
    assert stream.getvalue().endswith(f"odd reason={log.HIDDEN}\n")


def test_a_defect_tells_kind_and_place_only(stream: io.StringIO) -> None:
    try:
        VirtualClock(datetime(2026, 9, 1))  # noqa: DTZ001
    except ValueError as error:
        log.defect("clock-broken", error, code="X")
    line = stream.getvalue()
    assert "kind=ValueError place=core/clock.py:" in line
    assert "aware" not in line


def test_an_exception_without_a_traceback_has_no_place() -> None:
    assert log.kind_and_place(KeyError("13800138000")) == ("KeyError", "<unknown>")


def test_of_a_file_elsewhere_only_the_name_is_told() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / 0
    place = log.kind_and_place(caught.value)[1]
    assert re.fullmatch(r"test_log\.py:[0-9]+", place)


def test_a_traceback_added_by_the_logger_stays_out(stream: io.StringIO) -> None:
    try:
        raise KeyError("11010519491231002X")
    except KeyError:
        LOGGER.exception("broken")
    assert stream.getvalue() == "2026-09-01T08:30:00+08:00 error broken\n"


def test_libraries_are_not_written(stream: io.StringIO) -> None:
    log.silence_libraries()
    logging.getLogger("urllib3").info("GET /people/13800138000")
    assert stream.getvalue() == ""
    assert logging.getLogger().handlers


@given(st.text() | st.from_regex(r"[a-z]{0,3}[0-9]{1,12}[a-z]{0,3}", fullmatch=True))
def test_no_long_number_and_no_wide_character_is_ever_shown(value: str) -> None:
    line = log._line(value, {"reason": value, "mystery": value})
    assert line.isascii()
    assert line.isprintable()
    assert not re.search(r"[0-9]{5}", line)


@given(st.integers() | st.floats())
def test_no_number_as_long_as_a_phone_number_is_ever_shown(value: float) -> None:
    assert not re.search(r"[0-9]{10}", log._line("odd", {"count": value}))


def test_every_call_in_the_program_names_its_event_and_uses_listed_keys() -> None:
    wrong = []
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "log":
                named = node.func.attr not in ("note", "warn", "defect") or isinstance(
                    node.args[0], ast.Constant
                )
                keys = {keyword.arg for keyword in node.keywords if node.func.attr != "write_to"}
                if not named or not keys <= log.KEYS:
                    wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []
