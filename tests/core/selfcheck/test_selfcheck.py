from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.backend.data.corrections import PhotoCause
from app.core.backend.data.records import Owner
from app.core.selfcheck.consistency import hints
from app.core.selfcheck.fields import BY_KEY, FIELDS, SUBJECTS, Weight
from app.core.selfcheck.letter import Wrong, bring, letter, message
from app.core.selfcheck.mending import who_mends
from app.core.text import ENGLISH, Speaker

GOOD = {
    "xm": "林知夏",
    "xb": "男",
    "csrq": "2007年03月15日",
    "cc": "本科",
    "xz": "4 年",
    "rxrq": "2026年09月05日",
    "byrq": "2030年06月30日",
    "xjzt": "在籍（注册学籍）",
}
NUMBER = "99000020070315001X"


def test_the_minimum_of_the_notice_is_there():
    """A161: name, sex, number, student number, major, date of birth, and the photo beside them."""
    assert {field.key for field in FIELDS if field.minimum} == {"xm", "xb", "sfzh", "xh", "zymc", "csrq"}
    assert "photo" in SUBJECTS


@pytest.mark.parametrize("key", SUBJECTS)
@pytest.mark.parametrize("cause", [None, *PhotoCause])
@pytest.mark.parametrize("admission", [False, True])
@pytest.mark.parametrize("law", [False, True])
def test_everything_that_can_be_wrong_has_somebody_who_mends_it(key, cause, admission, law):
    mending = who_mends(key, wrong_since_admission=admission, changed_in_law=law, photo_cause=cause)
    assert mending.path[0] is Owner.STUDENT
    assert mending.owner in mending.path
    assert mending.bring


@pytest.mark.parametrize(
    ("key", "circumstances", "owner"),
    [
        ("zymc", {}, Owner.SCHOOL),
        ("xm", {}, Owner.SCHOOL),
        ("xm", {"wrong_since_admission": True}, Owner.PROVINCE),
        ("photo", {"photo_cause": PhotoCause.NOT_CAPTURED}, Owner.CAPTURE),
        ("photo", {"photo_cause": PhotoCause.DUPLICATE_RECORD}, Owner.SCHOOL),
        ("record", {}, Owner.SCHOOL),
    ],
)
def test_owners_of_the_table(key, circumstances, owner):
    assert who_mends(key, **circumstances).owner is owner


def test_a_change_in_law_asks_the_issuer_for_proof():
    assert Owner.ISSUER in who_mends("sfzh", changed_in_law=True).path


def test_a_line_that_counts_for_nothing_needs_no_report():
    assert not who_mends("bh").report
    assert all(who_mends(field.key).report for field in FIELDS if field.weight is not Weight.OPTIONAL)


def test_the_school_never_mends_an_unknown_thing():
    with pytest.raises(KeyError):
        who_mends("invented")


def test_a_record_that_agrees_gives_no_hint():
    assert hints(GOOD, NUMBER) == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("csrq", "2007年03月16日"),
        ("xb", "女"),
        ("byrq", "2032年06月30日"),
        ("xz", "2 年"),
        ("xjzt", "不在籍（毕业）"),
        ("rxrq", "2016年09月05日"),
    ],
)
def test_a_contradiction_is_pointed_at(key, value):
    assert key in {hint.key for hint in hints({**GOOD, key: value}, NUMBER)}


@given(st.dictionaries(st.sampled_from(sorted(BY_KEY)), st.text(max_size=20)), st.text(max_size=20))
def test_no_record_is_too_strange(shown, number):
    assert all(hint.key in BY_KEY for hint in hints(shown, number))


def test_the_letter_names_each_wrong_line_and_leaves_the_person_blank():
    wrong = [Wrong.found("zymc", "软件工程", "计算机科学与技术"), Wrong.found("photo")]
    words = [
        Speaker("zh_CN").say(line) for line in letter(wrong, office="学籍管理科", today=date(2026, 10, 19))
    ]
    assert "1. 专业：显示“软件工程”，应为“计算机科学与技术”" in words
    assert any(line.startswith("2. 录取照片") for line in words)
    assert any("姓名：____" in line for line in words)


def test_each_paper_is_brought_once():
    wrong = [Wrong.found("zymc"), Wrong.found("cc")]
    assert len(bring(wrong)) == len(wrong[0].mending.bring)


def test_with_nothing_wrong_the_message_says_so():
    (line,) = message([])
    assert "found no mistake" in ENGLISH.say(line)
