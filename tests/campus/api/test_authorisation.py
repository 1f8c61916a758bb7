"""Who may do what, over HTTP: every operation by every kind of caller, and everybody's things by others."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from app.campus.api.application import application
from app.campus.api.hall import OneService
from app.core.backend.call import new_attempt
from app.core.backend.conformance.examples import example
from app.core.backend.http.wire import ATTEMPT_HEADER, encode, path_of
from app.core.backend.operation import Audience, Operation
from app.core.backend.table import wire_operations
from harness.live_server import live
from harness.whole_campus import Campus, whole_campus

STUDENTS = {"student", "other-student"}
STAFF = {"counsellor", "other-counsellor", "office", "operator"}
ALLOWED = {
    Audience.ANYONE: {"nobody", "expired", *STUDENTS, *STAFF},
    Audience.SELF: STUDENTS,
    Audience.COUNSELLOR: STAFF,
    Audience.OFFICE: {"office", "operator"},
    Audience.OPERATOR: {"operator"},
}
CLOSED = {"SESSION_ENDED", "NOT_ALLOWED"}
# These end the session or the account that asks, or everybody's practice.
ENDING = {"accounts/log-out", "accounts/close", "sandbox/reset", "sandbox/advance", "sandbox/load"}


@dataclass
class House:
    url: str
    campus: Campus
    session: requests.Session

    def ask(self, who: str, path: str, body: Any, attempt: str = "") -> requests.Response:
        headers = {"Content-Type": "application/json", ATTEMPT_HEADER: attempt or new_attempt()}
        if self.campus.tokens[who]:
            headers["Authorization"] = f"Bearer {self.campus.tokens[who]}"
        data = body if isinstance(body, bytes) else json.dumps(body)
        return self.session.post(f"{self.url}/v1/{path}", data=data, headers=headers, timeout=10)

    def code(self, who: str, path: str, body: Any) -> str:
        """The refusal code, or nothing when it was done."""
        answer = self.ask(who, path, body)
        code: str = "" if answer.status_code == 200 else answer.json()["code"]
        return code


@pytest.fixture
def house() -> Iterator[House]:
    with whole_campus() as campus, live(application(OneService(campus.backend))) as url:
        session = requests.Session()
        session.trust_env = False
        yield House(url, campus, session)
        session.close()


def test_the_table_of_callers_and_operations(house: House) -> None:
    """Whoever may not call an operation is refused with 401 or 403, whatever is asked for."""
    chance = random.Random(1)
    for operation in wire_operations():
        allowed = ALLOWED[operation.audience]
        for who in house.campus.tokens:
            if who in allowed:
                continue
            for _ in range(2):
                answer = house.ask(who, operation.path, encode(_plausible(operation, house, chance)))
                assert answer.json()["code"] in CLOSED, (operation.path, who, answer.json())
                assert answer.status_code in (401, 403), (operation.path, who)


def test_nobody_is_kept_from_what_is_theirs(house: House) -> None:
    """The other half of the table: whoever may call an operation is not told to log in."""
    chance = random.Random(2)
    for operation in wire_operations():
        if operation.path in ENDING:
            continue
        for who in ALLOWED[operation.audience] & ({"student"} | STAFF | {"nobody"}):
            code = house.code(who, operation.path, encode(_plausible(operation, house, chance)))
            assert code != "SESSION_ENDED", (operation.path, who)
            if who != "other-counsellor":
                assert code != "NOT_ALLOWED", (operation.path, who)


def test_a_session_that_was_ended_opens_nothing(house: House) -> None:
    assert house.code("student", "accounts/log-out", {}) == ""
    chance = random.Random(3)
    for operation in wire_operations():
        if operation.audience is not Audience.ANYONE:
            body = encode(_plausible(operation, house, chance))
            assert house.code("student", operation.path, body) in CLOSED, operation.path


def test_a_student_cannot_touch_another_s_record_and_cases(house: House) -> None:
    mine, theirs = house.campus.records["student"], house.campus.records["other-student"]
    verdicts = [{"key": field.key, "verdict": "same"} for field in theirs.fields]
    check = {"record_id": theirs.id, "verdicts": [*verdicts, {"key": "photo", "verdict": "same"}]}
    assert house.code("student", "records/confirm", check) == "RECORD_UNKNOWN"
    report = {"record_id": theirs.id, "key": theirs.fields[0].key, "should_be": "x"}
    assert house.code("student", "corrections/report", report) == "RECORD_UNKNOWN"
    report["record_id"] = mine.id
    assert house.code("student", "corrections/report", report) == ""
    assert house.ask("other-student", "corrections/cases", {}).json()["cases"] == []
    shown = house.ask("other-student", "records/look-up", {}).json()["records"]
    assert [one["id"] for one in shown] == [theirs.id]


def test_a_student_cannot_answer_for_another(house: House) -> None:
    answer = {"reference": "H-20261019-00000000", "accept": True, "met_in_person": True}
    assert house.code("student", "reviews/answer-classmate", answer) == "HELP_REQUEST_CLOSED"
    for path in ("reviews/inbox", "reviews/help-requests"):
        assert house.ask("other-student", path, {}).json()["entries"] == []


def test_a_counsellor_sees_and_moves_the_own_classes_only(house: House) -> None:
    record = house.campus.records["student"]
    report = {"record_id": record.id, "key": record.fields[-1].key, "should_be": "x"}
    case = house.ask("student", "corrections/report", report).json()["reference"]
    decision = {"reference": case, "state": "college-confirmed"}
    student = {"student_id": house.campus.students["student"].id}

    assert house.ask("other-counsellor", "corrections/class-cases", {}).json()["cases"] == []
    assert house.ask("other-counsellor", "roster/students", {}).json()["entries"] == []
    assert house.code("other-counsellor", "corrections/decide", decision) in ("CASE_UNKNOWN", "NOT_ALLOWED")
    assert house.code("other-counsellor", "roster/issue-slip", student) == "NOT_ALLOWED"

    seen = house.ask("counsellor", "corrections/class-cases", {}).json()["cases"]
    assert [one["reference"] for one in seen] == [case]
    assert house.campus.students["student"].id in {
        one["student_id"] for one in house.ask("counsellor", "roster/students", {}).json()["entries"]
    }
    assert house.code("counsellor", "roster/issue-slip", student) == ""
    assert house.code("counsellor", "corrections/decide", decision) == ""
    sent = {"reference": case, "state": "sent"}
    assert house.code("counsellor", "corrections/decide", sent) == ""
    mended = {"reference": case, "state": "mended"}
    assert house.code("counsellor", "corrections/decide", mended) == "NOT_ALLOWED"
    assert house.code("office", "corrections/decide", mended) == ""


def test_an_answer_is_replayed_to_its_owner_only(house: House) -> None:
    attempt = new_attempt()
    record = house.campus.records["student"]
    report = {"record_id": record.id, "key": record.fields[-1].key, "should_be": "x"}
    first = house.ask("student", "corrections/report", report, attempt)
    assert house.ask("student", "corrections/report", report, attempt).json() == first.json()
    for who in ("other-student", "nobody", "counsellor"):
        stolen = house.ask(who, "corrections/report", report, attempt)
        assert stolen.status_code != 200, who
        assert "shown" not in stolen.json(), who


def _plausible(operation: Operation, house: House, chance: random.Random) -> object:
    """A request that passes the form: what is asked must not decide who may ask."""
    request: Any = example(operation.request, chance)
    if operation.path == "roster/issue-slip":
        request = type(request)(house.campus.students["student"].id)
    return request


def test_paths_and_audiences_are_those_of_the_table() -> None:
    assert len({path_of(one) for one in wire_operations()}) == len(wire_operations()) > 50
    assert {one.audience for one in wire_operations()} >= {
        Audience.ANYONE,
        Audience.SELF,
        Audience.COUNSELLOR,
    }
