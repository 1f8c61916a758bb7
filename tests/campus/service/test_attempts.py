"""A write is done once for its attempt."""

from __future__ import annotations

import threading
from itertools import pairwise

import pytest

from app.campus.service.sessions import STAFF_ROLES
from app.campus.store.rows import PictureRow
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.accounts import Credentials, Nothing
from app.core.backend.data.codes import Purpose
from app.core.backend.data.sandbox import ScanRequest
from app.core.backend.refusal import RefusalCode, Refused
from harness.campus import Campus, all_same, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


def test_the_same_attempt_gets_the_same_answer_and_is_done_once(campus: Campus) -> None:
    person = campus.load()
    form = campus.form(person)
    call = writing()
    first = campus.accounts.register(form, call)
    assert campus.accounts.register(form, call) == first
    with refuses(RefusalCode.PHONE_TAKEN):
        campus.accounts.register(form, writing())


def test_the_same_attempt_with_something_else_is_refused(campus: Campus) -> None:
    person = campus.load()
    campus.register(person)
    call = writing()
    campus.accounts.log_in(Credentials(person.phone, person.password), call)
    with refuses(RefusalCode.ATTEMPT_REUSED):
        campus.accounts.log_in(Credentials(person.phone, "another-1"), call)


def test_another_persons_attempt_is_not_ones_own(campus: Campus) -> None:
    one, two = campus.load(), campus.load()
    first, second = campus.entered(one), campus.entered(two)
    attempt = new_attempt()
    campus.records.confirm(all_same(campus.record(first)), writing(first, attempt))
    with refuses(RefusalCode.ATTEMPT_REUSED):
        campus.records.confirm(all_same(campus.record(first)), writing(second, attempt))


def test_one_attempt_may_be_of_two_operations(campus: Campus) -> None:
    """A step that scans and logs in carries one id."""
    from app.core.backend.data.accounts import AppLogin

    attempt = new_attempt()
    campus.sandbox.scan(ScanRequest(AppLogin.WECHAT, "13900139000"), writing(attempt=attempt))
    campus.send("13900139000", Purpose.REGISTER)
    campus.sandbox.reset(Nothing(), writing(attempt=attempt))


@pytest.mark.parametrize("attempt", ["", "x" * 129, "täst", "a\nb"])
def test_a_write_without_a_usable_id_is_refused(campus: Campus, attempt: str) -> None:
    with refuses(RefusalCode.ATTEMPT_MISSING):
        campus.accounts.log_in(Credentials("1", "2"), Call(attempt=attempt))


def test_a_refusal_is_not_kept(campus: Campus) -> None:
    """Time may lift it: the same attempt is tried anew."""
    person = campus.load()
    call = writing()
    login = Credentials(person.phone, person.password)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.accounts.log_in(login, call)
    campus.register(person)
    assert campus.accounts.log_in(login, call).token


def test_of_two_equal_attempts_at_one_moment_one_is_done(campus: Campus) -> None:
    person = campus.load()
    form, call = campus.form(person), writing()
    answers = []

    def register() -> None:
        try:
            answers.append(campus.accounts.register(form, call))
        except Refused as refused:
            answers.append(refused.code)

    threads = [threading.Thread(target=register) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert all(answer == answers[0] for answer in answers)


def test_answers_are_forgotten_after_two_days(campus: Campus) -> None:
    person = campus.load()
    form, call = campus.form(person), writing()
    campus.accounts.register(form, call)
    campus.advance(2 * 86_400)
    campus.picture()
    assert campus.accounts.register(form, call)
    campus.advance(3600)
    campus.picture()
    with refuses(RefusalCode.CODE_EXPIRED):
        campus.accounts.register(form, call)
    campus.picture()
    assert campus.store.run(lambda t: t.rows(PictureRow).count(), writes=False) == 2
    campus.advance(3600)
    campus.picture()
    assert campus.store.run(lambda t: t.rows(PictureRow).count(), writes=False) == 1


def test_an_operator_may_what_an_office_may() -> None:
    roles = list(STAFF_ROLES.values())
    assert all(narrow < wide for wide, narrow in pairwise(roles))
