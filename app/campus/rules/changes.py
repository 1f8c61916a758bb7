"""Changing an account and closing it (A097, A140–A143, B1)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.binding import with_contact
from app.campus.rules.codes import use_code
from app.campus.rules.duplicates import close_account
from app.campus.rules.forms import identity_of, name_of, phone_of
from app.campus.rules.login import app_id, scan_of
from app.campus.rules.shown import shown
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, AppRow
from app.core.backend.data.accounts import (
    Account,
    AccountState,
    Binding,
    Closing,
    NameChange,
    Nothing,
    ScanAuthorisation,
    SecurityAnswers,
)
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.characters import trimmed

_LONGEST_ANSWER = 100


def _active(work: Work) -> AccountRow:
    """The account, when it is in full use: until its number is proven, nothing else is open (A082, A089)."""
    me = work.me()
    if me.state is AccountState.NEEDS_ID_CHECK:
        raise Refused(RefusalCode.ID_CHECK_NEEDED)
    if me.state is not AccountState.ACTIVE:
        raise Refused(RefusalCode.BASIC_INFORMATION_NEEDED)
    return me


def change_contact(work: Work, request: Binding) -> Account:
    """A140: phone or e-mail may be changed, with a code that came to the new one."""
    return shown(work, with_contact(work, _active(work), request, Purpose.CHANGE_CONTACT))


def change_name(work: Work, request: NameChange) -> Account:
    """A140: the name may be changed; the record that is found follows it (A021). The number never (A097)."""
    me = _active(work)
    if not work.rules.name_editable:
        raise Refused(RefusalCode.NOT_OFFERED, field="name")
    name = name_of(work, request.name, me.document_type)
    return shown(work, work.rows(AccountRow).put(replace(me, name=name)))


def set_security_questions(work: Work, request: SecurityAnswers) -> Account:
    """密保问题: up to three, all different, each with an answer (A131); none at all removes them."""
    me = _active(work)
    pairs = tuple((trimmed(question), trimmed(answer)) for question, answer in request.pairs)
    if len(pairs) > work.rules.security_questions_most:
        raise Refused(RefusalCode.FIELD_INVALID, field="pairs")
    if any(not question or not answer for question, answer in pairs):
        raise Refused(RefusalCode.FIELD_REQUIRED, field="pairs")
    is_long = any(len(part) > _LONGEST_ANSWER for pair in pairs for part in pair)
    if is_long or len({question for question, _ in pairs}) != len(pairs):
        raise Refused(RefusalCode.FIELD_INVALID, field="pairs")
    return shown(work, work.rows(AccountRow).put(replace(me, questions=pairs)))


def bind_app(work: Work, request: ScanAuthorisation) -> Account:
    """A141, A142: after the scan one may log in by it; an app's user has one account."""
    me = _active(work)
    scanned = scan_of(work, request)
    id = app_id(work, scanned)
    bound = work.rows(AppRow).get(id)
    if bound is not None and bound.account != me.id:
        raise Refused(RefusalCode.CONTACT_BOUND, owner="***")
    if bound is None:
        for earlier in work.rows(AppRow).all(account=me.id):
            if earlier.app is request.app:
                work.rows(AppRow).remove(id=earlier.id)
        work.rows(AppRow).add(AppRow(id, request.app, me.id))
    apps = tuple(dict.fromkeys((*me.apps, request.app)))
    return shown(work, work.rows(AccountRow).put(replace(me, apps=apps)))


def close(work: Work, request: Closing) -> Nothing:
    """注销: name, number, phone and a code must be this account's, and the notice accepted. For ever."""
    me = work.me()
    if not request.notice_accepted:
        raise Refused(RefusalCode.CLOSING_NOTICE_NOT_ACCEPTED)
    identity = identity_of(work, request.identity)
    phone = phone_of(request.phone)
    if (identity.name, identity.number, phone) != (me.name, me.number, me.phone):
        raise Refused(RefusalCode.CLOSING_MISMATCH)
    use_code(work, Purpose.CLOSE_ACCOUNT, Channel.PHONE, phone, request.code)
    close_account(work, me)
    return Nothing()
