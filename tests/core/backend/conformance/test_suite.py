"""The one contract suite over every backend that comes with the program, and over backends that break it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.bootstrap import open_backend
from app.campus.api.application import application
from app.campus.api.opening import open_house
from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.call import Call
from app.core.backend.conformance.run import Report, document, run
from app.core.backend.conformance.suite import CASES
from app.core.backend.descriptor import Options, Profile
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.backend.refusal import RefusalCode, Refused
from app.core.serving import ServeOptions
from harness.live_server import live


def broken(report: Report) -> list[str]:
    return [f"{one.case.role}/{one.case.id}: {one.problem}" for one in report.failures]


@pytest.fixture
def demo() -> Any:
    backend = open_backend("demo", Options())
    yield backend
    backend.close()


def test_every_role_has_cases_with_ids_of_their_own() -> None:
    ids = [(case.role, case.id) for case in CASES]
    assert len(set(ids)) == len(ids)
    assert {case.role for case in CASES} == {"service", *ROLE_OF.values()}


def test_the_demo_keeps_the_contract(demo: Backend, pytestconfig: pytest.Config) -> None:
    report = run(demo, seed=_seed(pytestconfig))
    assert broken(report) == []
    assert report.passed >= 55


def test_the_older_profile_of_the_demo_keeps_what_applies(pytestconfig: pytest.Config) -> None:
    backend = open_backend("demo", Options(profile=Profile.EMAIL_LEGACY))
    report = run(backend, seed=_seed(pytestconfig))
    backend.close()
    assert broken(report) == []


def test_the_official_guide_keeps_the_contract(pytestconfig: pytest.Config) -> None:
    report = run(open_backend("official", Options()), seed=_seed(pytestconfig))
    assert broken(report) == []
    assert {one.case.role for one in report.outcomes} == {"service", "guide"}


def test_the_practice_over_http_keeps_the_contract(pytestconfig: pytest.Config) -> None:
    house = open_house(ServeOptions(demo=True))
    with live(application(house)) as url:
        backend = open_server(Connection(url, proxy=NO_PROXY), CAMPUS)
        report = run(backend, seed=_seed(pytestconfig))
        backend.close()
    house.close()
    assert broken(report) == []
    assert report.passed >= 55


@pytest.mark.parametrize(
    ("operation", "lie", "case"),
    [
        ("register", lambda method: _forgetting_attempts(method), "the-same-attempt-registers-once"),
        ("account", lambda method: _without_log_in(method), "what-needs-a-person-is-closed-without-one"),
        ("account", lambda method: _unmasked(method), "somebody-can-register-and-log-in"),
        ("log_out", lambda method: _doing_nothing(method), "logging-out-ends-the-session"),
        ("check_code", lambda method: _accepting(method), "guessing-a-code-ends"),
        ("check_code", lambda method: _raising(method), "nonsense-is-refused-or-answered-and-never-raised"),
        ("log_in", lambda method: _telling(method), "a-wrong-password-is-refused-like-an-unknown-user"),
    ],
)
def test_a_broken_promise_is_named(demo: Backend, operation: str, lie: Any, case: str) -> None:
    """The suite can fail: each lie is found by the case that looks for it."""
    accounts: Any = type("Lying", (), {})()
    for name in dir(demo.accounts):
        if not name.startswith("_"):
            setattr(accounts, name, getattr(demo.accounts, name))
    setattr(accounts, operation, lie(getattr(demo.accounts, operation)))
    report = run(replace(demo, accounts=accounts), seed=1)
    assert case in {one.case.id for one in report.failures}
    assert document(report)["failed"]


def _forgetting_attempts(method: Any) -> Any:
    from app.core.backend.call import new_attempt

    return lambda request, call: method(request, call.trying(new_attempt()) if call.attempt else call)


def _without_log_in(method: Any) -> Any:
    shown: list[Any] = []

    def account(request: Any, call: Call) -> Any:
        try:
            return shown.append(method(request, call)) or shown[-1]
        except Refused:
            return shown[-1] if shown else _raise(KeyError())

    return account


def _unmasked(method: Any) -> Any:
    return lambda request, call: replace(method(request, call), number="990101200001010011")


def _doing_nothing(method: Any) -> Any:
    from app.core.backend.data.accounts import Nothing

    return lambda request, call: Nothing()


def _accepting(method: Any) -> Any:
    def check(request: Any, call: Call) -> Any:
        try:
            return method(request, call)
        except Refused as refused:
            if refused.code is RefusalCode.CODE_TRIES_USED:
                raise Refused(RefusalCode.CODE_WRONG) from None
            raise

    return check


def _raising(method: Any) -> Any:
    return lambda request, call: _raise(ValueError("inside"))


def _telling(method: Any) -> Any:
    def log_in(request: Any, call: Call) -> Any:
        try:
            return method(request, call)
        except Refused:
            raise Refused(RefusalCode.USER_NAME_NOT_FOUND) from None

    return log_in


def _raise(error: Exception) -> Any:
    raise error


def _seed(config: pytest.Config) -> int:
    """Another one each run, printed by pytest-randomly."""
    return int(getattr(config.option, "randomly_seed", 1) or 1)
