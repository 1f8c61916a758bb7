from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from app.cli.frame import run
from app.core.troubleshooting.load import built_in

NO_SERVICES = None


def xueji(*argv: str) -> int:
    return run(list(argv), NO_SERVICES, lambda options: 99)  # type: ignore[arg-type]


def test_diagnose_finds_the_symptom_and_strips_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert xueji("diagnose", "身份证99000020070315001X被注册", "--json", "--limit", "2") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["query"] == "身份证 被注册"
    assert len(found["matches"]) == 2
    assert found["matches"][0] == {
        "symptom": "id-number-taken",
        "node": "id-number-taken",
        "title": "证件号码已被注册",
        "score": found["matches"][0]["score"],
    }


def test_diagnose_is_silent_when_it_is_not_sure(capsys: pytest.CaptureFixture[str]) -> None:
    assert xueji("diagnose", "食堂几点开门", "--json") == 0
    assert json.loads(capsys.readouterr().out)["matches"] == []


def test_diagnose_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert xueji("diagnose", "forgot password", "--lang", "en") == 0
    assert "I forgot the password" in capsys.readouterr().out


@pytest.mark.parametrize("limit", ["0", "x", "-1", "21"])
def test_a_senseless_limit_is_a_usage_problem(limit: str) -> None:
    assert xueji("diagnose", "a", f"--limit={limit}") == 2


def test_the_built_in_tree_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert xueji("tree", "--check", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"file": "", "valid": True, "problems": []}


def test_the_tree_is_listed_with_owners_sources_and_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert xueji("tree", "--json", "--lang", "en") == 0
    document = json.loads(capsys.readouterr().out)
    assert [symptom["id"] for symptom in document["symptoms"]] == list(built_in().symptoms)
    assert all(
        leaf["owner"] and leaf["sources"] and leaf["date"] and leaf["steps"] for leaf in document["leaves"]
    )
    assert document["questions"]


def test_faults_of_a_file_are_named_with_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (files("app.resources") / "troubleshooting" / "tree.yaml").read_text("utf-8")
    path = tmp_path / "ours.yaml"
    path.write_text(shipped.replace("owner: issuer", "owner: nobody", 1), "utf-8")
    assert xueji("tree", "--check", "--file", str(path), "--json") == 1
    problem = json.loads(capsys.readouterr().out)["problems"][0]
    assert problem["file"] == "ours.yaml"
    assert "nobody" in shipped.replace("owner: issuer", "owner: nobody", 1).splitlines()[problem["line"] - 1]
    assert xueji("tree", "--file", str(path), "--json") == 1
    output = capsys.readouterr()
    assert json.loads(output.out)["built_in"] is True
    assert "ours.yaml" in output.err
