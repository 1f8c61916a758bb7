"""Logging in, out, by scan, by code, by a slip."""

from __future__ import annotations

import pytest

from app.core.backend.data.accounts import AppLogin, CodeLogin, Credentials, Nothing, ScanAuthorisation
from app.core.backend.data.codes import Purpose
from app.core.backend.data.roster import SlipRequest
from app.core.backend.data.sandbox import Persona, ScanRequest
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, identity_of, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


@pytest.fixture
def person(campus: Campus) -> Persona:
    return campus.load()


def test_whoever_is_unknown_and_whoever_mistypes_hear_the_same(campus: Campus, person: Persona) -> None:
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.log_in(person.phone, person.password)
    campus.register(person)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.log_in(person.phone, "wrong-1")


def test_after_three_failures_a_picture_is_needed(campus: Campus, person: Persona) -> None:
    campus.register(person)
    for _ in range(3):
        with refuses(RefusalCode.LOGIN_REFUSED):
            campus.log_in(person.phone, "wrong-1")
    with refuses(RefusalCode.LOGIN_NEEDS_PICTURE):
        campus.log_in(person.phone, person.password)
    with_picture = Credentials(person.phone, person.password, campus.picture(Purpose.LOG_IN))
    campus.accounts.log_in(with_picture, writing())
    assert campus.log_in(person.phone, person.password), "a success forgives the failures"


def test_two_failures_do_no_harm(campus: Campus, person: Persona) -> None:
    campus.register(person)
    for _ in range(2):
        with refuses(RefusalCode.LOGIN_REFUSED):
            campus.log_in(person.phone, "wrong-1")
    assert campus.log_in(person.phone, person.password)


def test_a_session_ends_by_itself_and_by_logging_out(campus: Campus, person: Persona) -> None:
    session = campus.entered(person)
    campus.advance(1799)
    campus.account(session)
    campus.advance(1)
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(session)
    session = campus.log_in(person.phone, person.password)
    campus.accounts.log_out(Nothing(), writing(session))
    with refuses(RefusalCode.SESSION_ENDED):
        campus.account(session)
    for token in ("", "no-such", "\udc80"):
        with refuses(RefusalCode.SESSION_ENDED):
            campus.account(token)


def scan(campus: Campus, phone: str, app: AppLogin = AppLogin.WECHAT) -> ScanAuthorisation:
    ticket = campus.sandbox.scan(ScanRequest(app, phone), writing()).ticket
    return ScanAuthorisation(app, ticket)


def test_a_bound_app_logs_in_by_scanning(campus: Campus, person: Persona) -> None:
    """A141, A142, A143: bind, then log in without the password."""
    session = campus.entered(person)
    with refuses(RefusalCode.SCAN_NOT_BOUND):
        campus.accounts.log_in_by_scan(scan(campus, person.phone), writing())
    account = campus.accounts.bind_app(scan(campus, person.phone), writing(session))
    assert account.apps == (AppLogin.WECHAT,)
    assert campus.accounts.log_in_by_scan(scan(campus, person.phone), writing()).account.name == person.name
    with refuses(RefusalCode.SCAN_NOT_BOUND):
        campus.accounts.log_in_by_scan(scan(campus, person.phone, AppLogin.ALIPAY), writing())
    account = campus.accounts.bind_app(scan(campus, person.phone, AppLogin.ALIPAY), writing(session))
    assert account.apps == (AppLogin.WECHAT, AppLogin.ALIPAY)


def test_a_scan_counts_once_and_not_for_long(campus: Campus, person: Persona) -> None:
    session = campus.entered(person)
    used = scan(campus, person.phone)
    campus.accounts.bind_app(used, writing(session))
    with refuses(RefusalCode.SCAN_INVALID):
        campus.accounts.log_in_by_scan(used, writing())
    late = scan(campus, person.phone)
    campus.advance(120)
    with refuses(RefusalCode.SCAN_INVALID):
        campus.accounts.log_in_by_scan(late, writing())
    in_time = scan(campus, person.phone)
    campus.advance(119)
    campus.accounts.log_in_by_scan(in_time, writing())
    swapped = ScanAuthorisation(AppLogin.ALIPAY, scan(campus, person.phone).ticket)
    with refuses(RefusalCode.SCAN_INVALID):
        campus.accounts.log_in_by_scan(swapped, writing())


def test_an_apps_user_has_one_account(campus: Campus, person: Persona) -> None:
    other = campus.load()
    campus.accounts.bind_app(scan(campus, person.phone), writing(campus.entered(person)))
    session = campus.entered(other)
    with refuses(RefusalCode.CONTACT_BOUND):
        campus.accounts.bind_app(scan(campus, person.phone), writing(session))


def test_another_user_of_the_app_takes_the_place_of_the_first(campus: Campus, person: Persona) -> None:
    session = campus.entered(person)
    campus.accounts.bind_app(scan(campus, person.phone), writing(session))
    account = campus.accounts.bind_app(scan(campus, person.other_phone), writing(session))
    assert account.apps == (AppLogin.WECHAT,)
    with refuses(RefusalCode.SCAN_NOT_BOUND):
        campus.accounts.log_in_by_scan(scan(campus, person.phone), writing())


def test_a_code_lets_in_who_has_the_phone_of_the_account(campus: Campus, person: Persona) -> None:
    campus.register(person)
    campus.advance(60)
    code = campus.code(person.phone, Purpose.LOG_IN)
    session = campus.accounts.log_in_by_code(CodeLogin(identity_of(person), person.phone, code), writing())
    assert session.account.name == person.name
    wrong_name = CodeLogin(identity_of(person, name="青小禾"), person.phone, code)
    with refuses(RefusalCode.LOGIN_REFUSED, "identity"):
        campus.accounts.log_in_by_code(wrong_name, writing())


def test_without_passwords_the_class_list_lets_in() -> None:
    campus = Campus(passwords=False)
    person = campus.load()
    code = campus.code(person.phone, Purpose.LOG_IN)
    login = CodeLogin(identity_of(person), person.phone, code)
    first = campus.accounts.log_in_by_code(login, writing())
    again = campus.accounts.log_in_by_code(login, writing())
    assert campus.record(first.token).id == campus.record(again.token).id


def test_a_phone_that_the_school_does_not_know_lets_nobody_in() -> None:
    campus = Campus(passwords=False)
    person, other = campus.load(), campus.load()
    code = campus.code(other.phone, Purpose.LOG_IN)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.accounts.log_in_by_code(CodeLogin(identity_of(person), other.phone, code), writing())


def test_with_passwords_the_class_list_alone_lets_nobody_in(campus: Campus, person: Persona) -> None:
    code = campus.code(person.phone, Purpose.LOG_IN)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.accounts.log_in_by_code(CodeLogin(identity_of(person), person.phone, code), writing())


def test_a_slip_lets_its_student_in_once() -> None:
    campus = Campus(passwords=False)
    person, other = campus.load(), campus.load()
    counsellor = campus.staff("office")
    slip = campus.roster.issue_slip(SlipRequest(person.student_number), writing(counsellor))
    with refuses(RefusalCode.LOGIN_REFUSED, "slip"):
        campus.accounts.log_in_by_code(CodeLogin(identity_of(other), slip=slip.secret), writing())
    campus.accounts.log_in_by_code(CodeLogin(identity_of(person), slip=slip.secret), writing())
    with refuses(RefusalCode.LOGIN_REFUSED, "slip"):
        campus.accounts.log_in_by_code(CodeLogin(identity_of(person), slip=slip.secret), writing())


def test_a_new_slip_ends_the_old_one() -> None:
    campus = Campus(passwords=False)
    person = campus.load()
    office = campus.staff("office")
    first = campus.roster.issue_slip(SlipRequest(person.student_number), writing(office))
    second = campus.roster.issue_slip(SlipRequest(person.student_number), writing(office))
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.accounts.log_in_by_code(CodeLogin(identity_of(person), slip=first.secret), writing())
    campus.advance(14 * 86_400)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.accounts.log_in_by_code(CodeLogin(identity_of(person), slip=second.secret), writing())
