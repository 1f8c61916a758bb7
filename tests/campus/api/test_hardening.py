"""What a stranger can send, and what the server then says: always a problem document, never its inside."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
import requests

from app.campus.api.application import application
from app.campus.api.hall import OneService
from app.campus.api.limits import Limits
from app.core.backend.call import Call, new_attempt
from app.core.backend.catalogue import CATALOGUE
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.service import CONTRACT
from app.core.backend.http.problem import Trouble
from app.core.backend.http.wire import ATTEMPT_HEADER, CONTRACT_HEADER, PRACTICE_HEADER, PREFIX, path_of
from app.core.backend.refusal import RefusalCode
from app.core.backend.table import wire_operations
from harness.live_server import live
from harness.scripted import Scripted

SMALL = Limits(body=2000, body_with_files=4000, body_seconds=0.3, answer_seconds=0.5, threads=2, waiting=1)


@dataclass
class Server:
    url: str
    scripted: Scripted
    session: requests.Session = field(default_factory=requests.Session)

    def post(self, path: str, body: Any = b"{}", **headers: str) -> requests.Response:
        told = {
            "Content-Type": "application/json",
            **{key.replace("_", "-"): v for key, v in headers.items()},
        }
        return self.session.post(self.url + path, data=body, headers=told, timeout=10)

    def write(self, path: str, body: Any = b"{}", **headers: str) -> requests.Response:
        return self.post(f"{PREFIX}/{path}", body, **{ATTEMPT_HEADER: new_attempt(), **headers})


@pytest.fixture
def server() -> Iterator[Server]:
    scripted = Scripted()
    with live(application(OneService(scripted.backend()), SMALL)) as url:
        one = Server(url, scripted)
        one.session.trust_env = False
        yield one
        one.session.close()


def problem(response: requests.Response) -> dict[str, Any]:
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers[CONTRACT_HEADER] == str(CONTRACT)
    document: dict[str, Any] = response.json()
    assert document["status"] == response.status_code
    return document


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", Trouble.MALFORMED),
        (b"{", Trouble.MALFORMED),
        (b"[]", Trouble.MALFORMED),
        (b"null", Trouble.MALFORMED),
        (b"\xff\xfe", Trouble.MALFORMED),
        (b'{"identifier": 1, "password": "x"}', Trouble.MALFORMED),
        (b'{"identifier": "x"}', Trouble.MALFORMED),
        (b'{"identifier": "\\ud800", "password": "x"}', None),
        (b'{"identifier": "\\u0000", "password": "x"}', RefusalCode.FIELD_INVALID),
        (b"[" * 1500, Trouble.MALFORMED),
        (b" " * 2001, Trouble.TOO_LARGE),
    ],
)
def test_bodies_of_all_kinds(server: Server, body: bytes, code: str | None) -> None:
    answer = server.write("accounts/log-in", body)
    document = problem(answer)
    assert document["status"] < 500
    if code is not None:
        assert document["code"] == code


def test_a_malformed_field_is_named(server: Server) -> None:
    body = json.dumps(
        {"password": "x", "identity": {"name": "n", "document_type": "resident-id", "number": 5}}
    )
    assert problem(server.write("accounts/register", body))["field"] == "identity.number"


def test_a_body_without_announced_length_is_limited_too(server: Server) -> None:
    answer = server.write("accounts/log-in", iter([b" " * 900] * 4))
    assert problem(answer)["code"] == Trouble.TOO_LARGE


def test_requests_with_pictures_may_be_larger(server: Server) -> None:
    server.scripted.says["recovery/open-ticket"] = lambda request, call: None
    body = json.dumps(
        {
            "identity": {"name": "n", "document_type": "resident-id", "number": "1"},
            "phone": "1",
            "photo": "A" * 3000,
        }
    )
    assert server.write("recovery/open-ticket", body).status_code == 200


def test_a_body_that_does_not_come_is_not_waited_for(server: Server) -> None:
    parts = urlsplit(server.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=5) as raw:
        head = (
            f"POST {PREFIX}/service/facts HTTP/1.1\r\nHost: x\r\n"
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{"
        )
        raw.sendall(head.encode())
        assert b" 408 " in raw.recv(4096)


@pytest.mark.parametrize("begun", [b"", b"POST /v1/service/facts HTTP/1.1\r\nHost: x\r\n"])
def test_a_connection_that_asks_nothing_is_closed(begun: bytes) -> None:
    with live(application(OneService(Scripted().backend())), idle=0.1) as url:
        parts = urlsplit(url)
        with socket.create_connection((parts.hostname, parts.port), timeout=10) as raw:
            raw.sendall(begun)
            assert raw.recv(100) == b""


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", f"{PREFIX}/accounts/log-in", Trouble.METHOD),
        ("PUT", f"{PREFIX}/accounts/log-in", Trouble.METHOD),
        ("POST", "/", Trouble.NO_SUCH_PATH),
        ("POST", f"{PREFIX}/accounts/fly", Trouble.NO_SUCH_PATH),
        ("GET", "/docs", Trouble.NO_SUCH_PATH),
        ("POST", f"/v{CONTRACT + 1}/accounts/log-in", Trouble.WRONG_VERSION),
        ("POST", "/v0/service/facts", Trouble.WRONG_VERSION),
    ],
)
def test_wrong_doors(server: Server, method: str, path: str, code: Trouble) -> None:
    assert problem(server.session.request(method, server.url + path, timeout=5))["code"] == code


def test_only_json_is_taken(server: Server) -> None:
    answer = server.post(f"{PREFIX}/service/facts", Content_Type="application/x-www-form-urlencoded")
    assert problem(answer)["code"] == Trouble.MEDIA_TYPE


@pytest.mark.parametrize("attempt", ["", "short", "x" * 65, "spaces in it 1234567", "é" * 16])
def test_a_write_needs_a_good_attempt_id(server: Server, attempt: str) -> None:
    headers = {ATTEMPT_HEADER: attempt.encode("utf-8").decode("latin-1")} if attempt else {}
    body = b'{"identifier": "x", "password": "y"}'
    answer = server.post(f"{PREFIX}/accounts/log-in", body, **headers)
    assert problem(answer)["code"] == RefusalCode.ATTEMPT_MISSING
    assert server.scripted.calls == []


def test_a_practice_that_is_no_id_is_refused(server: Server) -> None:
    answer = server.post(f"{PREFIX}/service/facts", **{PRACTICE_HEADER: "../etc"})
    assert problem(answer)["code"] == Trouble.MALFORMED


def test_every_answer_has_the_security_headers(server: Server) -> None:
    for path in ("/health", "/ready", f"{PREFIX}/openapi.json", "/nothing"):
        headers = server.session.get(server.url + path, timeout=5).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"
        assert "Set-Cookie" not in headers


def test_words_come_in_the_language_that_is_asked_for(server: Server) -> None:
    body = b'{"identifier": "x", "password": "y"}'
    chinese = problem(server.write("accounts/log-in", body))
    english = problem(server.write("accounts/log-in", body, Accept_Language="en-GB,zh;q=0.5"))
    assert chinese["code"] == english["code"]
    assert english["title"] == str(CATALOGUE[RefusalCode.NOT_OFFERED].happened)
    assert chinese["title"] != english["title"]


def test_a_service_that_hangs_is_given_up_and_says_when_to_come_back(server: Server) -> None:
    release = threading.Event()
    server.scripted.says["accounts/log-in"] = lambda request, call: release.wait(10)
    answer = server.write("accounts/log-in", b'{"identifier": "x", "password": "y"}')
    release.set()
    assert problem(answer)["code"] == Trouble.TOOK_TOO_LONG
    assert answer.headers["Retry-After"].isdigit()


def test_too_many_at_once_are_turned_away_and_the_others_are_answered(server: Server) -> None:
    release, inside = threading.Event(), threading.Semaphore(0)

    def slow(request: Any, call: Call) -> Nothing:
        inside.release()
        release.wait(0.4)
        return Nothing()

    server.scripted.says["sandbox/reset"] = slow
    answers: list[requests.Response] = []

    def ask() -> None:
        attempt = {ATTEMPT_HEADER: new_attempt(), "Content-Type": "application/json"}
        answers.append(
            requests.post(f"{server.url}{PREFIX}/sandbox/reset", b"{}", headers=attempt, timeout=10)
        )

    asking = [threading.Thread(target=ask) for _ in range(12)]
    for thread in asking[:3]:
        thread.start()
    assert inside.acquire(timeout=5)
    assert inside.acquire(timeout=5)
    for thread in asking[3:]:
        thread.start()
    for thread in asking[3:]:
        thread.join(10)
    assert server.session.get(f"{server.url}/health", timeout=5).status_code == 200
    release.set()
    for thread in asking:
        thread.join(10)
    shed = [one for one in answers if one.status_code == 503]
    assert len(shed) >= 8
    assert all(one.headers["Retry-After"].isdigit() for one in shed)
    assert all(one.elapsed.total_seconds() >= SMALL.door_seconds for one in shed), "asked again too soon"
    assert sum(one.status_code == 200 for one in answers) >= 3


def test_not_ready_while_the_store_is_gone(server: Server) -> None:
    def gone(request: Any, call: Call) -> Any:
        raise OSError

    assert server.session.get(f"{server.url}/ready", timeout=5).json() == {"status": "ready"}
    server.scripted.says["service/facts"] = gone
    answer = server.session.get(f"{server.url}/ready", timeout=5)
    assert problem(answer)["code"] == Trouble.STORE
    assert server.session.get(f"{server.url}/health", timeout=5).status_code == 200


def test_the_log_holds_nothing_that_was_sent(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    secret = "990101200001010011"
    server.write("accounts/log-in", json.dumps({"identifier": secret, "password": secret}))
    server.write("accounts/log-in", json.dumps({"identifier": 5, secret: secret}))
    server.session.get(f"{server.url}/{secret}?phone={secret}", timeout=5)
    logged = capsys.readouterr().err
    assert secret not in logged
    lines = [json.loads(line) for line in logged.splitlines()]
    assert [line["path"] for line in lines] == ["accounts/log-in", "-"]
    assert {key for line in lines for key in line} <= {
        "at",
        "path",
        "status",
        "milliseconds",
        "code",
        "place",
    }


def test_openapi_names_every_operation_and_every_code(server: Server) -> None:
    document = server.session.get(f"{server.url}{PREFIX}/openapi.json", timeout=5).json()
    assert set(document["paths"]) == {path_of(one) for one in wire_operations()}
    codes = {
        code
        for response in document["components"]["responses"].values()
        for code in response["content"]["application/problem+json"]["schema"]["allOf"][1]["properties"][
            "code"
        ]["enum"]
    }
    assert codes == {*RefusalCode, *Trouble}
    for operation in wire_operations():
        described = document["paths"][path_of(operation)]["post"]
        assert {str(CATALOGUE[code].status) for code in RefusalCode} <= set(described["responses"])
        assert ("parameters" in described) == operation.is_write
        assert described["x-audience"] == operation.audience


def test_the_smallest_limit_still_lets_an_ordinary_request_in() -> None:
    """The largest request without pictures fits the real limit with room."""
    largest = max(len(msgspec.json.encode("张" * 400)), 400)
    assert Limits().body > 20 * largest
