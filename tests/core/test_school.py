from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import CHINA
from app.core.school import SchoolFaulty, SchoolProfile, load_school, parse_school

WHOLE = """\
name = "某某大学"

[office]
phone = "000-0000 0009"

[deadlines]
college = 2026-11-13
office = 2026-11-20T17:00:00

[publication]
since = 2026-10-26

[record]
unchecked = ["fy"]

[limits]
code_cooldown = 90
"""


def _faults(source: str) -> list[tuple[int, str]]:
    with pytest.raises(SchoolFaulty) as caught:
        parse_school(source.encode())
    return [(fault.line, fault.key) for fault in caught.value.faults]


def _outcome(source: bytes) -> SchoolProfile | SchoolFaulty:
    try:
        return parse_school(source)
    except SchoolFaulty as faulty:
        return faulty


def test_the_example_is_complete_and_marked_as_invented() -> None:
    school = load_school()
    assert school.is_example
    assert all([school.name, school.name_en, school.first_deadline, school.published_since])
    assert len(school.office.lines) == 4
    assert len(school.counsellor.lines) == 2
    for phone in (school.office.phone, school.counsellor.phone):
        assert phone.startswith("000-0000 ")


def test_a_profile_of_a_school_is_read() -> None:
    school = parse_school(WHOLE.encode())
    assert school.name == "某某大学"
    assert not school.is_example
    assert school.office.lines == ("000-0000 0009",)
    assert school.college_deadline == datetime(2026, 11, 13, 23, 59, 59, tzinfo=CHINA)
    assert school.office_deadline == datetime(2026, 11, 20, 17, tzinfo=CHINA)
    assert school.first_deadline == school.college_deadline
    assert school.unchecked == ("fy",)
    assert school.limits == (("code_cooldown", 90),)


def test_a_name_is_enough() -> None:
    assert parse_school('name = "某某大学"'.encode()) == SchoolProfile(name="某某大学")
    assert parse_school('\ufeffname = "某某大学"'.encode()).first_deadline is None


def test_a_school_may_name_the_server_of_its_own_service() -> None:
    named = parse_school('name = "某某大学"\nserver = "https://xueji.example.edu.cn"\n'.encode())
    assert named.server == "https://xueji.example.edu.cn"
    with pytest.raises(SchoolFaulty) as faulty:
        parse_school('name = "某某大学"\nserver = "xueji.example.edu.cn"\n'.encode())
    assert [(fault.line, fault.key) for fault in faulty.value.faults] == [(2, "server")]


def test_a_record_is_published_from_the_day_on() -> None:
    school = parse_school(WHOLE.encode())
    assert [school.is_published(date(2026, 10, day)) for day in (25, 26, 27)] == [False, True, True]
    assert not SchoolProfile("x").is_published(date(2026, 10, 26))


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ('name = "某某大学"', "name = 5", (1, "name")),
        ('name = "某某大学"', "", (0, "name")),
        ('name = "某某大学"', 'name = "a\\nb"', (1, "name")),
        ('name = "某某大学"', 'name = "x"\nnmae = "y"', (2, "nmae")),
        ('phone = "000-0000 0009"', "phone = 10086", (4, "office.phone")),
        ('phone = "000-0000 0009"', 'fax = "1"', (4, "office.fax")),
        ("[office]", "[offices]", (4, "offices.phone")),
        ("college = 2026-11-13", 'college = "soon"', (7, "deadlines.college")),
        ("since = 2026-10-26", "since = 2026-10-26T08:00:00", (11, "publication.since")),
        ('["fy"]', '["fy", "zz"]', (14, "record.unchecked")),
        ('["fy"]', '["xm"]', (14, "record.unchecked")),
        ('["fy"]', "[[1]]", (14, "record.unchecked")),
        ("code_cooldown = 90", "code_coldown = 90", (17, "limits.code_coldown")),
        ("code_cooldown = 90", "code_cooldown = [90]", (17, "limits.code_cooldown")),
        ("code_cooldown = 90", "code_cooldown = ", (17, "")),
        ('name = "某某大学"', 'name = "x"\ncounsellor.phone = 5', (2, "counsellor.phone")),
        ("code_cooldown = 90", "[office.second]\nroom = 1", (17, "office.second")),
        ("[limits]\ncode_cooldown = 90", "[limits.deep]\ncode_cooldown = 90", (16, "limits.deep")),
        ("[limits]\ncode_cooldown = 90", "[[offices]]\nname = 'x'", (16, "offices")),
    ],
)
def test_a_slip_is_named_with_key_and_line(written: str, instead: str, fault: tuple[int, str]) -> None:
    assert written in WHOLE
    assert _faults(WHOLE.replace(written, instead)) == [fault]


def test_all_slips_are_named_at_once_in_order() -> None:
    assert _faults('[office]\nroom = 1\nfax = "x"\nname = 2\n') == [
        (2, "office.room"),
        (3, "office.fax"),
        (4, "office.name"),
    ]


def test_the_line_is_in_the_words() -> None:
    with pytest.raises(SchoolFaulty) as caught:
        parse_school(b'name = "x"\n[office]\nphone = 3')
    assert str(caught.value.words) == "the school's profile, line 3: office.phone must be words in quotes"


@pytest.mark.parametrize("source", [b"\xff\xfe", b"#" * 200_000, b"a b", b"name = \x00", b"[" * 5000])
def test_a_file_that_is_no_profile_is_refused(source: bytes) -> None:
    with pytest.raises(SchoolFaulty):
        parse_school(source)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_school(tmp_path / "school.toml")


@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda words: words.encode("utf-8", "surrogatepass"))
)
def test_any_file_is_a_profile_or_faulty(source: bytes) -> None:
    outcome = _outcome(source)
    assert outcome.name if isinstance(outcome, SchoolProfile) else outcome.faults


_VALUES = st.sampled_from(
    ['"x"', "1", "true", "2026-11-20", "2026-11-20T17:00:00", "07:00:00", "[]", '["fy"]', "{}", "1.5"]
)
_KEYS = st.sampled_from(
    [
        "name",
        "example",
        "office.room",
        "deadlines.college",
        "publication.since",
        "record.unchecked",
        "limits.code_tries",
        "x.y",
    ]
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_any_value_under_any_key_is_taken_or_named(lines: dict[str, str]) -> None:
    source = "\n".join(f"{key} = {value}" for key, value in lines.items())
    outcome = _outcome(source.encode())
    if isinstance(outcome, SchoolFaulty):
        tables = {"name", "record", "deadlines", "publication", "limits", ""}
        assert {fault.key for fault in outcome.faults} <= {*lines, *tables}


def test_reading_the_example_loads_nothing_heavy() -> None:
    code = (
        "import sys; from app.core.school import load_school; load_school();"
        "heavy = {'yaml', 'PySide6', 'numpy', 'sqlalchemy', 'app.core.rules.book'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
