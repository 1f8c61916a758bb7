"""The server as its operator meets it: a process, its promise on standard output, and its end."""

from __future__ import annotations

import json
import os
import random
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import psutil
import pytest
import requests

from app.core.backend.backend import Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.run import run
from app.core.backend.data.accounts import CodeLogin, Credentials, Identity, Nothing
from app.core.backend.data.codes import PictureCodeRequest, Purpose
from app.core.backend.data.records import Publication
from app.core.backend.data.roster import ClassFilter, SlipRequest, StaffLogin
from app.core.backend.descriptor import Capability, Realm
from app.core.backend.failure import Failure, Unreachable
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.backend.http.retry import RetryRule
from app.core.backend.http.trouble import NotTrusted
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.document_type import DocumentType
from app.core.identity.id_number import compose
from harness import postgres
from harness.certificates import certificate
from harness.served import ROOT, Served, serving

KILLS = int(os.environ.get("XUEJI_KILLS", "5"))
STUDENT = Identity("李明", DocumentType.RESIDENT_ID, compose("110199", date(2007, 5, 5), 1))
"""Of a county that does not exist, so that the number is nobody's."""
PEOPLE = {
    "staff": [
        {"user_name": "fdy", "role": "counsellor", "password": "Fudaoyuan-1", "college": "文学院"},
        {"user_name": "other", "role": "counsellor", "password": "Fudaoyuan-2", "college": "理学院"},
        {"user_name": "jwc", "role": "office", "password": "Jiaowuchu-1"},
    ],
    "students": [
        {
            "id": "2026001",
            "name": STUDENT.name,
            "number": STUDENT.number,
            "college": "文学院",
            "class_name": "汉文2601",
            "phone": "13800138000",
        }
    ],
    "records": [
        {
            "id": "R1",
            "name": STUDENT.name,
            "number": STUDENT.number,
            "institution": "示范大学",
            "college": "文学院",
            "class_name": "汉文2601",
            "status": "在籍（注册学籍）",
            "fields": {"xm": STUDENT.name, "sfzh": STUDENT.number, "zymc": "汉语言文学"},
            "published_since": "2026-09-20",
        }
    ],
}


@pytest.fixture(scope="module")
def server_of_databases() -> Iterator[str]:
    if postgres.binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running() as url:
        yield url


@pytest.fixture
def database(server_of_databases: str) -> str:
    return postgres.fresh_database(server_of_databases)


def opened(url: str, **settings: object) -> Backend:
    return open_server(Connection(url, proxy=NO_PROXY, **settings), CAMPUS)  # type: ignore[arg-type]


def direct() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    return session


def test_it_says_where_it_listens_and_ends_cleanly(tmp_path: Path) -> None:
    with serving(tmp_path, "--demo") as served, direct() as session:
        assert session.get(f"{served.url}/health", timeout=5).json() == {"status": "ok"}
        assert session.get(f"{served.url}/ready", timeout=5).json() == {"status": "ready"}
        assert served.end() == 0
    assert (tmp_path / "serve.log").read_text() == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["serve.log"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--certificate", "cert.pem"),
        ("--demo", "--workers", "2"),
        ("--keys", "/nowhere/keys"),
        ("--mail", "no-settings.toml"),
        ("--demo", "--host", "203.0.113.9"),
    ],
)
def test_options_that_cannot_work_are_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "serve", "--port", "0", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_school_s_own_service(tmp_path: Path) -> None:
    """The real realm: nothing of the practice stage, no passwords, a slip lets a student in once."""
    (tmp_path / "people.json").write_text(json.dumps(PEOPLE), encoding="utf-8")
    with serving(tmp_path, "--people", "people.json") as served:
        backend = opened(served.url)
        assert backend.descriptor.realm is Realm.REAL
        assert backend.sandbox is None
        assert backend.reviews is None
        assert "不是学信网" in str(backend.descriptor.title)
        assert run(backend, seed=3).failures == ()
        _a_student_is_let_in_by_a_slip(backend)
        _nothing_of_practice_is_reachable(served.url)
        backend.close()
        assert served.end() == 0
    assert stat.S_IMODE((tmp_path / "xueji-campus.keys").stat().st_mode) == 0o600
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("xueji-campus.db*"))
    assert STUDENT.number.encode() not in stored
    assert STUDENT.name.encode() not in stored
    with serving(tmp_path) as served:
        again = opened(served.url)
        assert again.roster is not None
        staff = again.roster.log_in(StaffLogin("fdy", "Fudaoyuan-1"), Call(attempt=new_attempt()))
        assert len(again.roster.students(ClassFilter(), Call(staff.token)).entries) == 1
        again.close()


def _a_student_is_let_in_by_a_slip(backend: Backend) -> None:
    accounts, roster, records = backend.accounts, backend.roster, backend.records
    assert accounts is not None
    assert roster is not None
    assert records is not None
    staff = roster.log_in(StaffLogin("fdy", "Fudaoyuan-1"), Call(attempt=new_attempt()))
    (entry,) = roster.students(ClassFilter(), Call(staff.token)).entries
    assert "*" in entry.number
    slip = roster.issue_slip(SlipRequest(entry.student_id), Call(staff.token, new_attempt()))
    session = accounts.log_in_by_code(CodeLogin(STUDENT, slip=slip.secret), Call(attempt=new_attempt()))
    page = records.look_up(Nothing(), Call(session.token))
    assert page.publication is Publication.PUBLISHED
    assert [record.id for record in page.records] == ["R1"]
    with pytest.raises(Refused) as used:
        accounts.log_in_by_code(CodeLogin(STUDENT, slip=slip.secret), Call(attempt=new_attempt()))
    assert used.value.code is RefusalCode.LOGIN_REFUSED
    with pytest.raises(Refused) as refused:
        accounts.log_in(Credentials("13800138000", "whatever"), Call(attempt=new_attempt()))
    assert refused.value.code is RefusalCode.PASSWORDS_NOT_USED
    synthetic = Identity("李明", DocumentType.RESIDENT_ID, compose("990101", date(2007, 5, 5), 1))
    with pytest.raises(Refused):
        accounts.log_in_by_code(CodeLogin(synthetic, slip="x"), Call(attempt=new_attempt()))


def _nothing_of_practice_is_reachable(url: str) -> None:
    with direct() as session:
        for name in ("messages", "picture-solution", "advance", "stage", "scan", "load", "reset"):
            answer = session.post(
                f"{url}/v1/sandbox/{name}",
                data=b'{"channel":"phone","challenge":"x","subject":"review","accept":true,"app":"wechat",'
                b'"phone":"1","id":"sunny-path"}',
                headers={"Content-Type": "application/json", "Idempotency-Key": new_attempt()},
                timeout=5,
            )
            assert answer.json()["code"] == "NOT_OFFERED", name
        paths = session.get(f"{url}/v1/openapi.json", timeout=5).json()["paths"]
    assert not [path for path in paths if "sandbox" in path or "reviews" in path]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_servers_on_one_database_are_one(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The contract, each call to the one or the other by turns; one of them has two processes itself."""
    where = "sqlite:///hall.db" if kind == "sqlite" else request.getfixturevalue("database")
    base = ("--demo", "--database", where, "--keys", str(tmp_path / "keys"))
    with serving(tmp_path, *base, "--workers", "2") as one, serving(tmp_path, *base) as two:
        first, second = opened(one.url), opened(two.url)
        alternating = _by_turns(first, second)
        report = run(alternating, seed=5)
        assert [(one.case.id, one.problem) for one in report.failures] == []
        assert report.passed >= 55
        first.close()
        second.close()
        assert one.end() == 0
        assert two.end() == 0


def _by_turns(first: Backend, second: Backend) -> Backend:
    from dataclasses import replace

    turn = iter(range(10**9))
    lock = threading.Lock()

    class Both:
        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, operation: str) -> object:
            with lock:
                here = (first, second)[next(turn) % 2]
            return getattr(getattr(here, self._name), operation)

    names = ("service", "accounts", "recovery", "reviews", "records", "corrections", "sandbox")
    return replace(first, **{name: Both(name) for name in names})


@pytest.mark.parametrize(("kind", "kills"), [("sqlite", KILLS // 2), ("postgresql", KILLS - KILLS // 2)])
def test_killed_under_load_nothing_acknowledged_is_lost(
    kind: str, kills: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """SIGKILL while students register. `XUEJI_KILLS=100` does it more often."""
    where = "sqlite:///hall.db" if kind == "sqlite" else request.getfixturevalue("database")
    arguments = ("--demo", "--database", where, "--keys", "keys")
    acknowledged: list[tuple[str, str]] = []
    for round_number in range(kills):
        with serving(tmp_path, *arguments) as served:
            _look_for(served.url, acknowledged)
            acknowledged += _register_until(served, round_number, served.kill)
    assert len(acknowledged) >= 5 * kills
    with serving(tmp_path, *arguments) as served:
        _look_for(served.url, acknowledged)


def _register_until(served: Served, round_number: int, end: Callable[[], None]) -> list[tuple[str, str]]:
    """Three windows register one student after the other; after the fifth success the server is ended."""
    done: list[tuple[str, str]] = []
    enough = threading.Event()

    def window(number: int) -> None:
        try:
            backend = opened(served.url, retry=RetryRule(tries=1))
        except Failure:
            return
        bench = Bench(backend, random.Random(f"{round_number}/{number}/{served.url}"))
        while True:
            try:
                person = bench.registered()
            except (Failure, Refused):
                break
            done.append((person.phone, person.password))
            if len(done) >= 5:
                enough.set()
        backend.close()

    windows = [threading.Thread(target=window, args=(number,)) for number in range(3)]
    for thread in windows:
        thread.start()
    assert enough.wait(60)
    end()
    for thread in windows:
        thread.join(30)
    return done


def _look_for(url: str, people: list[tuple[str, str]]) -> None:
    backend = opened(url)
    assert backend.accounts is not None
    for phone, password in people:
        backend.accounts.log_in(Credentials(phone, password), Call(attempt=new_attempt()))
    backend.close()


def test_a_server_that_is_gone_is_unreachable(tmp_path: Path) -> None:
    with serving(tmp_path, "--demo") as served:
        backend = opened(served.url, retry=RetryRule(tries=1))
        served.kill()
        assert backend.accounts is not None
        with pytest.raises(Unreachable):
            backend.accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), Call(attempt=new_attempt()))
        backend.close()


def test_tls_by_files(tmp_path: Path) -> None:
    files = certificate(tmp_path, "127.0.0.1")
    tls = ("--certificate", str(files.certificate), "--key", str(files.key))
    with serving(tmp_path, "--demo", *tls) as served:
        assert served.url.startswith("https://")
        opened(served.url, ca_file=str(files.ca_file)).close()
        with pytest.raises(NotTrusted):
            opened(served.url)
        with direct() as session:
            answer = session.get(f"{served.url}/health", timeout=5, verify=str(files.ca_file))
        assert "max-age" in answer.headers["Strict-Transport-Security"]
        assert served.end() == 0


def test_requests_in_hand_are_finished_before_the_end(tmp_path: Path) -> None:
    """SIGTERM in the middle of many registrations: every one that was acknowledged is there afterwards."""
    arguments = ("--demo", "--database", "sqlite:///hall.db")
    with serving(tmp_path, *arguments) as served:
        done = _register_until(served, 1, served.process.terminate)
        assert served.process.wait(30) == 0
    assert "DEFECT" not in (tmp_path / "serve.log").read_text()
    with serving(tmp_path, *arguments) as served:
        _look_for(served.url, done)


def test_workers_do_not_outlive_a_killed_supervisor(tmp_path: Path) -> None:
    with serving(tmp_path, "--demo", "--database", "sqlite:///hall.db", "--workers", "2") as served:
        workers = psutil.Process(served.process.pid).children(recursive=True)
        assert len(workers) >= 2
        served.kill()
        gone, alive = psutil.wait_procs(workers, timeout=20)
    assert alive == []
    assert len(gone) == len(workers)


def test_capabilities_of_a_server_leave_the_guide_to_the_program(tmp_path: Path) -> None:
    with serving(tmp_path, "--demo") as served:
        backend = opened(served.url)
        assert Capability.GUIDE not in backend.descriptor.capabilities
        assert Capability.SANDBOX in backend.descriptor.capabilities
        backend.close()
