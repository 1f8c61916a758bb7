"""Logging in and out (A024, A025, A143), with a picture code after failures."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.claims import EMAIL, NUMBER, PHONE, holder
from app.campus.rules.codes import use_code
from app.campus.rules.forms import identity_of, phone_of
from app.campus.rules.pictures import check_picture
from app.campus.rules.shown import shown
from app.campus.rules.slips import enrol, student_of_slip, use_slip
from app.campus.service.sessions import open_session
from app.campus.service.work import CountedRefusal, Work
from app.campus.store.rows import AccountRow, AppRow, ScanRow, SessionRow, StudentRow
from app.core.backend.data.accounts import (
    AccountState,
    CodeLogin,
    Credentials,
    Nothing,
    ScanAuthorisation,
    Session,
)
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.document import check_document
from app.core.identity.document_type import DocumentType
from app.core.identity.email import check_email
from app.core.identity.phone import check_phone


def log_in(work: Work, request: Credentials) -> Session:
    """Phone, document number or e-mail, and the password (A024)."""
    if not work.setting.passwords:
        raise Refused(RefusalCode.PASSWORDS_NOT_USED)
    found = find_account(work, request.identifier)
    if found is None:
        # As much work as for a right user name, so that time tells nothing.
        work.hasher.matches(work.hasher.hash(""), request.password)
        raise Refused(RefusalCode.LOGIN_REFUSED)
    if found.login_failures >= work.rules.login_failures_before_picture:
        if request.picture is None:
            raise Refused(RefusalCode.LOGIN_NEEDS_PICTURE)
        check_picture(work, request.picture)
    if not work.hasher.matches(found.password_hash, request.password):
        work.rows(AccountRow).put(replace(found, login_failures=found.login_failures + 1))
        raise CountedRefusal(RefusalCode.LOGIN_REFUSED)
    if found.state is AccountState.CLOSED:
        raise Refused(RefusalCode.ACCOUNT_CLOSED)
    if found.state is AccountState.AWAITING_ACTIVATION:
        raise Refused(RefusalCode.NOT_ACTIVATED)
    is_outdated = work.hasher.is_outdated(found.password_hash)
    if is_outdated or found.login_failures:
        hashed = work.hasher.hash(request.password) if is_outdated else found.password_hash
        found = work.rows(AccountRow).put(replace(found, password_hash=hashed, login_failures=0))
    return _enter(work, found)


def find_account(work: Work, identifier: str) -> AccountRow | None:
    """The account of this user name: who holds it now, else the last that was closed with it."""
    for kind, value in _readings(work, identifier):
        held = holder(work, kind, value)
        if held is not None:
            return work.rows(AccountRow).get(held.account)
    for kind, value in _readings(work, identifier):
        closed = work.rows(AccountRow).newest(**{kind: value})
        if closed is not None and closed.state is AccountState.CLOSED:
            return closed
    return None


def _readings(work: Work, identifier: str) -> list[tuple[str, str]]:
    """What an identifier may be: a phone, an e-mail, a number of any document."""
    readings = []
    phone = check_phone(identifier)
    if phone.valid:
        readings.append((PHONE, phone.normalized))
    email = check_email(identifier)
    if email.valid:
        readings.append((EMAIL, email.normalized))
    for document in (DocumentType.RESIDENT_ID, DocumentType.HONG_KONG_ID, DocumentType.OTHER):
        number = check_document(identifier, document, today=work.now.date()).normalized
        if number and (NUMBER, number) not in readings:
            readings.append((NUMBER, number))
    return readings


def log_in_by_code(work: Work, request: CodeLogin) -> Session:
    """Without a password: a code to the phone that account or school have, or a slip from the school."""
    identity = identity_of(work, request.identity)
    held = holder(work, NUMBER, identity.number)
    found = work.rows(AccountRow).get(held.account) if held else None
    if request.slip:
        student = student_of_slip(work, request.slip)
        if student is None or (student.name, student.number) != (identity.name, identity.number):
            raise Refused(RefusalCode.LOGIN_REFUSED, field="slip")
        use_slip(work, request.slip)
        return _enter(work, found or enrol(work, student))
    phone = phone_of(request.phone)
    use_code(work, Purpose.LOG_IN, Channel.PHONE, phone, request.code)
    if found is None and not work.setting.passwords:
        student = work.rows(StudentRow).first(number=identity.number)
        if student is not None and (student.name, student.phone) == (identity.name, phone):
            return _enter(work, enrol(work, student))
    if found is None or (found.name, found.phone) != (identity.name, phone):
        raise Refused(RefusalCode.LOGIN_REFUSED, field="identity")
    return _enter(work, found)


def log_in_by_scan(work: Work, request: ScanAuthorisation) -> Session:
    """By WeChat or Alipay, when the app was bound before (A143)."""
    scanned = scan_of(work, request)
    bound = work.rows(AppRow).get(app_id(work, scanned))
    found = work.rows(AccountRow).get(bound.account) if bound else None
    if found is None:
        raise Refused(RefusalCode.SCAN_NOT_BOUND)
    return _enter(work, found)


def scan_of(work: Work, request: ScanAuthorisation) -> ScanRow:
    """The scan behind a ticket, used up by this."""
    row = work.rows(ScanRow).get(work.index(request.ticket, "scan"))
    if row is None or row.app is not request.app or row.valid_until <= work.now:
        raise Refused(RefusalCode.SCAN_INVALID)
    work.rows(ScanRow).remove(id=row.id)
    return row


def app_id(work: Work, scanned: ScanRow) -> str:
    """The app's user: one account each."""
    return work.index(f"{scanned.app}:{scanned.phone}", "app")


def log_out(work: Work, request: Nothing) -> Nothing:
    work.rows(SessionRow).remove(id=work.session)
    return Nothing()


def _enter(work: Work, account: AccountRow) -> Session:
    opened = open_session(work, account=account.id)
    work.account = account
    return Session(opened.token, shown(work, account), opened.valid_until)
