"""`xueji photo`: files that need no picture process, and one that does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import main
from app.core.photo.report import CHECK_IDS
from harness.held_card import Held, jpeg, picture, synthetic_number


def _json(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, dict[str, Any]]:
    code = main(["--lang", "en", "photo", *argv, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_what_is_no_picture_fails_with_every_check_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "letter.jpg"
    file.write_bytes(b"%PDF-1.7 not a photo")
    code, document = _json(capsys, "check", str(file))
    (found,) = document["files"]
    assert code == 1
    assert found["verdict"] == "fail"
    assert found["path"] == str(file)
    assert found["bytes"] == 20
    assert tuple(check["id"] for check in found["checks"]) == CHECK_IDS
    assert {check["outcome"] for check in found["checks"]} <= {"pass", "warn", "fail", "skipped"}


def test_a_missing_file_is_a_usage_problem(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--lang", "en", "photo", "check", str(tmp_path / "gone.jpg")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_the_copy_never_replaces_the_original(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"content")
    assert main(["--lang", "en", "photo", "fit", str(file), "--output", str(file)]) == 2
    assert file.read_bytes() == b"content"


def test_a_good_photo_is_checked_and_fitted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    number = synthetic_number(31)
    file, copy = tmp_path / "手持.jpg", tmp_path / "copy.jpg"
    file.write_bytes(jpeg(picture(Held(number=number, width=1000, card_width=0.33)), 90))
    code, document = _json(capsys, "check", str(file), "--side", "portrait", "--id-number", number)
    outcomes = {check["id"]: check["outcome"] for check in document["files"][0]["checks"]}
    assert outcomes["number_matches"] == "pass"
    assert number not in json.dumps(document)
    assert code == (1 if outcomes["bytes"] == "fail" else 0)
    code, document = _json(capsys, "fit", str(file), "--output", str(copy))
    assert code == 0
    assert document["bytes"] == copy.stat().st_size <= 300_000
    assert document["number_readable"] is True
    assert document["steps"]
