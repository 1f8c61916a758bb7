"""Rules with their sources, a school's own over them, and faults by line."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import main
from app.core.rules.book import ASSUMED, load_rules, shipped_rules
from app.core.rules.fault import RulesFaulty
from app.core.rules.limits import RevealTaken, rule_ids
from app.core.rules.lines import read_lines


def written(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "rules.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def faults(tmp_path: Path, content: str) -> list[tuple[int, str]]:
    with pytest.raises(RulesFaulty) as caught:
        load_rules(written(tmp_path, content))
    assert str(caught.value)
    return [(fault.line, fault.id) for fault in caught.value.faults]


def test_every_rule_is_shipped_with_value_and_source() -> None:
    book = shipped_rules()
    assert tuple(book.entries) == tuple(sorted(book.entries, key=list(book.entries).index))
    assert set(book.entries) == set(rule_ids())
    for rule in book.entries.values():
        assert rule.source
        assert not rule.overridden
        assert (rule.source == ASSUMED) is rule.assumed
        assert rule.valid_to is None or rule.valid_from is not None
    assert book.rules.uploads_per_day == 3
    assert book.rules.reveal_taken is RevealTaken.AT_ENTRY


def test_quoted_messages_stay_as_they_are() -> None:
    """The older spelling of the mail's subject is the site's own."""
    rules = shipped_rules().rules
    assert rules.activation_subject == "学信网帐号激活邮件"
    assert rules.hotline == "010-67410388"
    assert rules.help_centre == "https://account.chsi.com.cn/account/help/index.jsp"


def test_a_school_overrides_in_either_form(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "code_cooldown: 90\nphoto_formats: [jpeg]\nreveal_taken: after_code\n"
        "uploads_per_day:\n  value: 2\n  source: our office\n  from: 2026-09-01\n  to: 2027-08-31\n"
        "  note: fewer\n",
    )
    book = load_rules(file)
    assert book.rules.code_cooldown == 90
    assert book.rules.photo_formats == ("jpeg",)
    assert book.rules.reveal_taken is RevealTaken.AFTER_CODE
    rule = book.entries["uploads_per_day"]
    assert (rule.value, rule.source, rule.note, rule.overridden) == (2, "our office", "fewer", True)
    assert (rule.valid_from, rule.valid_to) == (date(2026, 9, 1), date(2027, 8, 31))
    assert book.entries["code_cooldown"].source == shipped_rules().entries["code_cooldown"].source
    assert not book.entries["code_digits"].overridden


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("code_cooldown: soon", [(1, "code_cooldown")]),
        ("\n\nno_such_rule: 1", [(3, "no_such_rule")]),
        ("code_cooldown: 60\ncode_cooldown: 61", [(2, "code_cooldown")]),
        ("uploads_per_day: true", [(1, "uploads_per_day")]),
        ("warning_needed: 1", [(1, "warning_needed")]),
        ("code_digits: 99", [(1, "code_digits")]),
        ("reveal_taken: never", [(1, "reveal_taken")]),
        ("hotline: 5", [(1, "hotline")]),
        ("photo_formats: jpeg", [(1, "photo_formats")]),
        ("photo_formats: [1]", [(1, "photo_formats")]),
        ("uploads_per_day:\n  source: x", [(1, "uploads_per_day")]),
        ("uploads_per_day:\n  value: 2\n  when: 3", [(3, "uploads_per_day")]),
        ("uploads_per_day:\n  value: 2\n  from: yesterday", [(3, "uploads_per_day")]),
        ("uploads_per_day:\n  value: 2\n  source: 3", [(3, "uploads_per_day")]),
        ("- 1", [(1, "")]),
        ("code_cooldown: [", [(1, "")]),
        ("code_cooldown: 1\nfoo: 2\nbar: 3", [(2, "foo"), (3, "bar")]),
    ],
)
def test_every_fault_is_named_with_its_line(
    tmp_path: Path, content: str, expected: list[tuple[int, str]]
) -> None:
    found = faults(tmp_path, content)
    assert [id for _, id in found] == [id for _, id in expected]
    assert [line for line, _ in found] == [line for line, _ in expected] or content.endswith("[")


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load_rules(written(tmp_path, "# nothing\n")).rules == shipped_rules().rules


@given(content=st.text(max_size=200))
def test_any_file_is_read_or_named_faulty(content: str) -> None:
    with suppress(RulesFaulty):
        assert isinstance(read_lines(content), dict)


def test_a_huge_file_is_not_read() -> None:
    with pytest.raises(RulesFaulty):
        read_lines("#" * 1_000_001)


def test_values_given_by_the_program_are_checked_too() -> None:
    with pytest.raises(RulesFaulty):
        shipped_rules().with_values(code_digits=99)
    assert shipped_rules().with_values(code_digits=5).rules.code_digits == 5


# -- the command


def test_the_command_lists_rules_with_source_and_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    listed = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert listed.keys() == set(rule_ids())
    assert listed["uploads_per_day"]["value"] == 3
    assert listed["uploads_per_day"]["source"] == "A110"
    assert listed["uploads_per_day"]["from"] == "2020-11-05"
    assert listed["code_tries"]["assumed"] is True
    assert main(["rules"]) == 0
    assert "uploads_per_day" in capsys.readouterr().out


def test_the_command_names_the_faults_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(written(tmp_path, "code_cooldown: soon\nfoo: 1\n"))
    assert main(["rules", "--file", file, "--check", "--lang", "en"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "line 1: code_cooldown must be a whole number",
        "line 2: foo there is no rule of this name",
    ]
    assert main(["rules", "--file", file, "--check", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["line"], one["rule"]) for one in told["problems"]] == [(1, "code_cooldown"), (2, "foo")]
    assert told["valid"] is False
    assert main(["rules", "--file", file]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_is_content_with_a_good_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(written(tmp_path, "code_cooldown: 90\n"))
    assert main(["rules", "--file", file, "--check"]) == 0
    capsys.readouterr()
    assert main(["rules", "--file", file, "--json"]) == 0
    listed = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert (listed["code_cooldown"]["value"], listed["code_cooldown"]["overridden"]) == (90, True)
    assert main(["rules", "--file", str(tmp_path / "none.yaml"), "--check"]) == 2
    capsys.readouterr()
    assert main(["rules", "--check"]) == 0
