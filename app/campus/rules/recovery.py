"""Getting back in: the user name, the ways that are bound, a new password (A130–A135, machine B4)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.claims import NUMBER, holder, masked_user_name
from app.campus.rules.codes import use_code
from app.campus.rules.forms import identity_of, password_of
from app.campus.rules.login import find_account
from app.campus.rules.pictures import check_picture
from app.campus.service.sessions import end_sessions
from app.campus.service.work import CountedRefusal, Work
from app.campus.store.rows import AccountRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.recovery import (
    FoundUserName,
    Means,
    PasswordReset,
    PasswordWasReset,
    UserNameSearch,
    Way,
    Ways,
    WaysQuery,
)
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.characters import trimmed
from app.core.mask import mask_email, mask_phone


def find_user_name(work: Work, request: UserNameSearch) -> FoundUserName:
    """A130: document number, name and picture code give the user name, masked."""
    check_picture(work, request.picture)
    identity = identity_of(work, request.identity)
    held = holder(work, NUMBER, identity.number)
    account = work.rows(AccountRow).get(held.account) if held else None
    if account is None or account.name != identity.name:
        raise CountedRefusal(RefusalCode.USER_NAME_NOT_FOUND)
    return FoundUserName(masked_user_name(account))


def ways(work: Work, request: WaysQuery) -> Ways:
    """A131: at most three ways, and only those that are bound; A133: none at all is an answer too."""
    check_picture(work, request.picture)
    return Ways(_ways_of(work, _recoverable(work, request.user_name)))


def _recoverable(work: Work, user_name: str) -> AccountRow:
    account = find_account(work, user_name)
    if account is None:
        raise CountedRefusal(RefusalCode.USER_NAME_NOT_FOUND, field="user_name")
    if account.state is AccountState.CLOSED:
        raise CountedRefusal(RefusalCode.ACCOUNT_CLOSED, field="user_name")
    return account


def _ways_of(work: Work, account: AccountRow) -> tuple[Way, ...]:
    found = []
    if account.phone:
        found.append(Way(Means.PHONE, mask_phone(account.phone)))
    if account.email:
        found.append(Way(Means.EMAIL, mask_email(account.email)))
    if account.questions:
        found.append(Way(Means.QUESTIONS, "", tuple(question for question, _ in account.questions)))
    return tuple(found[: work.rules.recovery_ways_most])


def reset_password(work: Work, request: PasswordReset) -> PasswordWasReset:
    """One way suffices (A131b). Whoever was logged in with the old password is logged out."""
    if not work.setting.passwords:
        raise Refused(RefusalCode.PASSWORDS_NOT_USED)
    account = find_account(work, request.user_name)
    if account is None or account.state is AccountState.CLOSED:
        raise Refused(RefusalCode.USER_NAME_NOT_FOUND, field="user_name")
    bound = {way.means for way in _ways_of(work, account)}
    if not bound:
        raise Refused(RefusalCode.NO_RECOVERY_WAY)
    if request.means not in bound:
        raise Refused(RefusalCode.RECOVERY_WAY_NOT_BOUND)
    password = password_of(
        work,
        request.new_password,
        user_name=account.phone or account.email,
        number=account.number,
        field="new_password",
    )
    _prove_owner(work, account, request)
    work.rows(AccountRow).put(replace(account, password_hash=work.hasher.hash(password), login_failures=0))
    end_sessions(work, account.id)
    return PasswordWasReset(masked_user_name(account))


def _prove_owner(work: Work, account: AccountRow, request: PasswordReset) -> None:
    """B4: by phone, name and number are asked too; by e-mail the code; by questions every answer."""
    if request.means is Means.PHONE:
        identity = identity_of(work, request.identity)
        if (identity.name, identity.number) != (account.name, account.number):
            raise Refused(RefusalCode.USER_NAME_NOT_FOUND, field="identity")
        use_code(work, Purpose.RESET_PASSWORD, Channel.PHONE, account.phone, request.code)
    elif request.means is Means.EMAIL:
        use_code(work, Purpose.RESET_PASSWORD, Channel.EMAIL, account.email, request.code)
    else:
        if account.login_failures >= work.rules.code_tries:
            # Answers can be guessed: after as many wrong ones as with a code, another way has to be taken.
            raise Refused(RefusalCode.SECURITY_ANSWERS_USED, field="answers")
        answers = tuple(trimmed(answer) for answer in request.answers)
        if answers != tuple(answer for _, answer in account.questions):
            # Counted like a wrong password: after some, logging in needs a picture code too.
            work.rows(AccountRow).put(replace(account, login_failures=account.login_failures + 1))
            raise CountedRefusal(RefusalCode.SECURITY_ANSWER_WRONG)
