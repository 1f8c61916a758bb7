"""The way to the server: certificates, proxies, retries, and every kind of trouble told apart."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.campus.api.application import application
from app.campus.api.hall import OneService
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.accounts import Nothing
from app.core.backend.descriptor import Options, Realm
from app.core.backend.failure import (
    BrokenAnswer,
    Busy,
    Failure,
    StoreTrouble,
    TooSlow,
    Unreachable,
    WrongVersion,
)
from app.core.backend.http.client import Client, RemoteRole
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.backend.http.retry import RetryBudget, RetryRule
from app.core.backend.http.trouble import BadAddress, NotPrivate, NotTrusted
from app.core.backend.roles.sandbox import Sandbox
from harness.certificates import Certificate, certificate
from harness.live_server import live
from harness.scripted import Scripted

ONCE = RetryRule(tries=1)
QUICK = RetryRule(tries=4, first_wait=0.001, longest_wait=0.002)


@pytest.fixture
def trusted(tmp_path: Path) -> Certificate:
    return certificate(tmp_path, "127.0.0.1")


@contextmanager
def answering(*answers: bytes, hang_up: bool = True) -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives one raw answer a connection, in order, the last one for ever."""
    listening = socket.create_server(("127.0.0.1", 0))
    seen: list[bytes] = []
    left = list(answers)
    held: list[socket.socket] = []

    def run() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            request = b""
            while b"\r\n\r\n" not in request or not request.endswith(b"}"):
                piece = connection.recv(65536)
                if not piece:
                    break
                request += piece
            seen.append(request)
            answer = left.pop(0) if len(left) > 1 else left[0]
            with suppress(OSError):  # who has read enough hangs up
                connection.sendall(answer)
            if hang_up:
                connection.close()
            else:
                held.append(connection)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", seen
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)
        for connection in held:
            connection.close()


def raw(status: str, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def ask(url: str, **settings: object) -> object:
    """Open the server at `url`, which asks it for its facts."""
    values: dict[str, object] = {"proxy": NO_PROXY, "retry": ONCE, **settings}
    backend = open_server(Connection(url, **values), CAMPUS)  # type: ignore[arg-type]
    backend.close()
    return backend


def test_a_certificate_signed_by_the_campus_authority_is_trusted(trusted: Certificate) -> None:
    house = OneService(Scripted().backend())
    with live(application(house), certificate=str(trusted.certificate), key=str(trusted.key)) as url:
        assert url.startswith("https://")
        ask(url, ca_file=str(trusted.ca_file))
        with pytest.raises(NotTrusted):
            ask(url)


def test_a_certificate_for_another_address_is_not_trusted(tmp_path: Path) -> None:
    other = certificate(tmp_path, "127.0.0.2")
    house = OneService(Scripted().backend())
    with (
        live(application(house), certificate=str(other.certificate), key=str(other.key)) as url,
        pytest.raises(NotTrusted),
    ):
        ask(url, ca_file=str(other.ca_file))


def test_real_data_is_not_asked_for_where_others_can_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    house = OneService(Scripted(Realm.REAL).backend())
    with live(application(house)) as url:
        ask(url)
        monkeypatch.setattr(Connection, "private", property(lambda self: False))
        with pytest.raises(NotPrivate):
            ask(url)


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("https://campus.example.edu.cn", True),
        ("http://127.0.0.1:8321", True),
        ("http://[::1]:8321/", True),
        ("http://localhost", True),
        ("http://10.1.2.3:8321", False),
        ("http://campus.example.edu.cn", False),
    ],
)
def test_where_others_can_listen(address: str, private: bool) -> None:
    assert Connection(address).private is private


@pytest.mark.parametrize(
    "address",
    [
        "",
        "campus",
        "ftp://x",
        "http://",
        "http://x:0",
        "http://x:99999",
        "https://u:p@x",
        "http://x/y",
        "http://x?q",
    ],
)
def test_what_is_no_address_is_told_before_anything_is_sent(address: str) -> None:
    with pytest.raises(BadAddress):
        CAMPUS.open(Options(server=address))


def test_requests_go_through_the_proxy_that_is_set() -> None:
    facts = raw("200 OK", b"{}", "Xueji-Contract: 2")
    with answering(facts) as (proxy, seen), pytest.raises(WrongVersion):
        ask("http://campus.invalid:8321", proxy=proxy)
    assert seen[0].startswith(b"POST http://campus.invalid:8321/v1/service/facts ")


def test_the_environment_s_proxy_is_used_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(raw("200 OK", b"{}", "Xueji-Contract: 2")) as (proxy, seen):
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("http_proxy", proxy)
        with pytest.raises(WrongVersion):
            ask("http://campus.invalid", proxy="system")
        assert len(seen) == 1


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (b"", Unreachable),
        (b"HTTP/1.1 200 OK\r\nXueji-Contr", Unreachable),
        (raw("200 OK", b"{}", "Xueji-Contract: 1")[:-1], Unreachable),
        (b"hello, this is not HTTP\r\n\r\n", Unreachable),
        (raw("200 OK", b"<html>log in to the campus network"), BrokenAnswer),
        (raw("302 Found", b"", "Location: http://127.0.0.1:1/"), BrokenAnswer),
        (raw("200 OK", b"{}", "Xueji-Contract: 1"), BrokenAnswer),
        (raw("200 OK", b"[", "Xueji-Contract: 1"), BrokenAnswer),
        (raw("500 Oops", b"oops", "Xueji-Contract: 1"), BrokenAnswer),
        (
            raw("422 No", b'{"type":"x","title":"x","status":422,"code":"NEW_ONE"}', "Xueji-Contract: 1"),
            BrokenAnswer,
        ),
        (raw("404 Not here", b"", "Xueji-Contract: 7"), WrongVersion),
        (raw("503 Busy", b"", "Retry-After: 7"), Busy),
        (raw("429 Busy", b"<html>"), Busy),
        (
            raw("503 x", b'{"type":"x","title":"x","status":503,"code":"STORE"}', "Xueji-Contract: 1"),
            StoreTrouble,
        ),
    ],
)
def test_every_kind_of_trouble_has_its_name(answer: bytes, failure: type[Failure]) -> None:
    with answering(answer) as (url, _):
        with pytest.raises(Failure) as caught:
            ask(url)
        assert type(caught.value) is failure
    if isinstance(caught.value, Busy) and b"Retry-After" in answer:
        assert caught.value.retry_after == 7


def test_nobody_at_home() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(Unreachable):
        ask(f"http://127.0.0.1:{port}")


def test_a_server_that_stays_silent_or_drips_is_too_slow() -> None:
    with answering(b"", hang_up=False) as (url, _), pytest.raises(TooSlow):
        ask(url, patience=0.1)


def test_a_body_larger_than_any_answer_is_not_read_to_its_end() -> None:
    head = b"HTTP/1.1 200 OK\r\nXueji-Contract: 1\r\nContent-Length: 99000000\r\n\r\n"
    with answering(head + b" " * 17_000_000) as (url, _), pytest.raises(BrokenAnswer):
        ask(url)


def test_what_may_help_is_tried_again_under_one_attempt_id() -> None:
    fine = raw("200 OK", b"{}", "Xueji-Contract: 1")
    with answering(b"", raw("503 Busy", b"", "Retry-After: 0"), fine) as (url, seen):
        client = Client(Connection(url, proxy=NO_PROXY, retry=QUICK))
        role = RemoteRole(Sandbox, client)
        attempt = new_attempt()
        assert role.reset(Nothing(), Call(attempt=attempt)) == Nothing()  # type: ignore[attr-defined]
        client.close()
    assert len(seen) == 3
    assert all(f"Idempotency-Key: {attempt}".encode() in request for request in seen)


def test_tries_end() -> None:
    with answering(b"") as (url, seen):
        with pytest.raises(Unreachable):
            ask(url, retry=QUICK)
        assert len(seen) == QUICK.tries


def test_a_wait_longer_than_the_deadline_is_not_waited() -> None:
    with answering(raw("503 Busy", b"", "Retry-After: 3600")) as (url, seen):
        with pytest.raises(Busy):
            ask(url, retry=QUICK)
        assert len(seen) == 1


@given(tries=st.integers(1, 9), seed=st.integers())
def test_waits_grow_within_their_bounds(tries: int, seed: int) -> None:
    rule = RetryRule(tries=10, first_wait=0.25, longest_wait=4.0)
    wait = rule.wait(tries, Unreachable(), random.Random(seed))
    assert wait is not None
    span = min(4.0, 0.25 * 2 ** (tries - 1))
    assert span / 2 <= wait <= span
    assert rule.wait(tries, Busy(30.0), random.Random(seed)) == wait + 30.0


@pytest.mark.parametrize("failure", [BrokenAnswer(), WrongVersion(), NotTrusted(), BadAddress()])
def test_what_trying_again_does_not_mend_is_not_tried_again(failure: Failure) -> None:
    assert RetryRule().wait(1, failure, random.Random(1)) is None


def test_a_budget_keeps_retries_a_part_of_the_calls() -> None:
    budget = RetryBudget(most=5, earned=0.2)
    assert [budget.spend() for _ in range(6)] == [True] * 5 + [False]
    spent = 0
    for _ in range(100):
        budget.earn()
        spent += budget.spend()
    assert 19 <= spent <= 21


def test_a_token_that_is_no_header_is_refused_by_the_server_and_breaks_nothing() -> None:
    scripted = Scripted()
    tokens: list[str] = []
    scripted.says["sandbox/reset"] = lambda request, call: tokens.append(call.session) or Nothing()
    with live(application(OneService(scripted.backend()))) as url:
        backend = open_server(Connection(url, proxy=NO_PROXY), CAMPUS)
        assert backend.sandbox is not None
        for token in ("不是", "a\r\nX-Evil: 1", "plain-Token_1.~"):
            backend.sandbox.reset(Nothing(), Call(token, new_attempt()))
        backend.close()
    assert tokens[-1] == "plain-Token_1.~"
    assert all(token.isascii() and "\n" not in token for token in tokens)


def test_threads_share_one_client() -> None:
    scripted = Scripted()
    scripted.says["sandbox/reset"] = lambda request, call: Nothing()
    with live(application(OneService(scripted.backend()))) as url:
        backend = open_server(Connection(url, proxy=NO_PROXY), CAMPUS)
        assert backend.sandbox is not None
        reset: Callable[[Nothing, Call], Nothing] = backend.sandbox.reset
        threads = [
            threading.Thread(
                target=lambda: [reset(Nothing(), Call(attempt=new_attempt())) for _ in range(20)]
            )
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        backend.close()
    assert len([path for path, _, _ in scripted.calls if path == "sandbox/reset"]) == 80
