"""`xueji conformance` as scripts meet it."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from typing import Any

import pytest

from app.bootstrap import services
from app.cli.frame import run
from app.core.backend.data.accounts import Nothing


def conformance(
    capsys: pytest.CaptureFixture[str], *arguments: str, parts: Any = None
) -> tuple[int, str, str]:
    code = run(["conformance", *arguments], parts or services(), lambda options: 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_backend_that_keeps_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = conformance(capsys, "--backend", "official", "--json", "--seed", "5")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert document["backend"] == "official"
    assert (document["failed"], document["failures"], document["seed"]) == (0, [], 5)
    assert document["passed"] == sum(role["passed"] for role in document["roles"].values()) > 0


def test_a_backend_that_breaks_it(capsys: pytest.CaptureFixture[str]) -> None:
    def open_lying(name: str, options: Any) -> Any:
        backend = services().open_backend(name, options)
        guide: Any = type("Silent", (), {})()
        guide.instructions = lambda request, call: Nothing()
        guide.reported = lambda request, call: Nothing()
        return replace(backend, guide=guide)

    parts = replace(services(), open_backend=open_lying)
    code, out, _ = conformance(capsys, "--backend", "official", "--json", parts=parts)
    document = json.loads(out)
    assert code == 1
    assert document["failed"] == len(document["failures"]) > 0
    assert set(document["failures"][0]) == {"role", "case", "problem"}
    code, out, _ = conformance(capsys, "--backend", "official", "--lang", "en", parts=parts)
    assert code == 1
    assert "guide/every-topic-has-steps-with-their-own-ids" in out


def test_a_server_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code, out, err = conformance(
        capsys, "--backend", "campus", "--server", f"http://127.0.0.1:{port}", "--json"
    )
    assert code == 1
    assert json.loads(out)["failed"] == 1
    assert len(err.splitlines()) == 1


def test_no_server_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = conformance(capsys, "--backend", "campus", "--lang", "en")
    assert code == 1
    assert "address of a server" in err


def test_a_backend_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = conformance(capsys, "--backend", "nothing", "--json")
    assert (code, out) == (2, "")
    assert "official" in err
