from __future__ import annotations

import io
import json
from typing import Any

import pytest

from app.bootstrap import main

TEXTBOOK = "11010519491231002X"


def _json(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, dict[str, Any]]:
    code = main(["--lang", "en", "check", *argv, "--json"])
    out, err = capsys.readouterr()
    assert err == ""
    return code, json.loads(out)


def test_the_document_has_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    code, document = _json(capsys, "id-number", "1101 0519 4912 3100 2x")
    assert code == 0
    assert document == {
        "kind": "id-number",
        "valid": True,
        "normalized": "**************002X",
        "problems": [],
        "derived": {"birth_date": "1949-12-31", "sex": "female", "region": "北京市朝阳区"},
    }


def test_a_problem_has_code_severity_and_message(capsys: pytest.CaptureFixture[str]) -> None:
    code, document = _json(capsys, "phone", "1380013800")
    assert code == 1
    assert document["valid"] is False
    assert document["problems"] == [
        {"code": "LEN", "severity": "error", "message": "One of the 11 digits is missing."}
    ]


@pytest.mark.parametrize(
    ("argv", "exit_code", "codes"),
    [
        (["id-number", "99000020070315001X"], 0, ["SYNTHETIC"]),
        (["id-number", "110199200605040276"], 1, ["CHECK", "COUNTY"]),
        (["id-number", ""], 1, ["EMPTY"]),
        (["name", "Zhang San"], 1, ["SPACE", "LATIN"]),
        (["name", "Zhang San", "--document-type", "passport"], 0, []),
        (["name", "䶮明"], 0, ["RARE"]),
        (["email", "Ａ@b.cn"], 0, ["NORMALISED"]),
        (["email", "a@b"], 1, ["FORMAT"]),
        (["password", "12345678"], 1, ["WEAK"]),
        (["password", "12345678", "--profile", "email_legacy"], 0, []),
        (["password", "a15001Xbb", "--id-number", "99000020070315001X"], 1, ["PERSONAL"]),
        (["password", "zhangsan1", "--username", "zhangsan"], 1, ["PERSONAL"]),
        (["document", "AB9876542", "--document-type", "hkid"], 0, ["CHECK"]),
        (["document", "110105194912310021", "--document-type", "resident-id"], 1, ["CHECK"]),
        (["document", "whatever-1"], 0, []),
        (["document", "AB9876542", "--document-type", "香港身份证"], 0, ["CHECK"]),
    ],
)
def test_codes_and_exit_codes(
    argv: list[str], exit_code: int, codes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, document = _json(capsys, *argv)
    assert [problem["code"] for problem in document["problems"]] == codes
    assert code == exit_code
    assert document["valid"] == (exit_code == 0)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("id-number", TEXTBOOK, "**************002X"),
        ("phone", "13800138000", "138****8000"),
        ("document", "E12345678", "*****5678"),
    ],
)
def test_numbers_are_masked_unless_their_owner_asks(
    kind: str, value: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _json(capsys, kind, value)[1]["normalized"] == shown
    assert _json(capsys, kind, value, "--reveal")[1]["normalized"] == value


@pytest.mark.parametrize("value", ["110105491231002", "110105194912310021"])
def test_nothing_in_the_words_gives_the_number_away(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    for json_option in ([], ["--json"]):
        main(["check", "id-number", value, *json_option])
        assert TEXTBOOK[:14] not in capsys.readouterr().out
    main(["check", "id-number", value, "--reveal"])
    assert "X" in capsys.readouterr().out


def test_a_password_is_never_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    for extra in ([], ["--json"], ["--reveal"], ["--reveal", "--json"]):
        assert main(["check", "password", "correct-horse-7", *extra]) == 0
        out, err = capsys.readouterr()
        assert "correct-horse-7" not in out + err


def test_a_hyphen_reads_the_value_from_the_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("13800138000\nmore\n"))
    assert _json(capsys, "phone", "-")[1]["normalized"] == "138****8000"


def test_an_input_that_is_no_text_is_just_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with io.TextIOWrapper(io.BytesIO(b"1380013\xff000\n"), encoding="utf-8") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        assert [problem["code"] for problem in _json(capsys, "phone", "-")[1]["problems"]] == ["CHAR"]


def test_people_read_words_in_their_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "name", "䶮明", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("note RARE: ")
    assert "paste the exact character" in out


@pytest.mark.parametrize(
    "argv",
    [
        ["check"],
        ["check", "name"],
        ["check", "nickname", "x"],
        ["check", "document", "x", "--document-type", "card"],
        ["check", "id-number", "11010519", "4912"],
        ["check", "name", "x", "--nop=1101"],
    ],
)
def test_wrong_usage_is_one_line_that_repeats_nothing_typed(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "4912" not in err
    assert "1101" not in err
