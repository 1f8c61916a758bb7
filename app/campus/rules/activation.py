"""The legacy profile's way in: register by e-mail, open the activation mail, and not twice (A040–A050)."""

from __future__ import annotations

from dataclasses import replace

from app.campus.rules.claims import EMAIL, check_free, claim, holder
from app.campus.rules.forms import email_of, password_of
from app.campus.rules.messages import send
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, ActivationRow
from app.core.backend.data.accounts import (
    AccountState,
    Activation,
    EmailAddress,
    MailSent,
    Registered,
    Registration,
)
from app.core.backend.data.codes import Channel
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.document_type import DocumentType
from app.core.mask import mask_email

_ADDRESS = "https://practice.invalid/activate/"
"""A name that no network resolves: nothing that looks like the site's own address."""


def register_by_email(work: Work, request: Registration) -> Registered:
    """A049: a real e-mail and a password, one registration per e-mail; the mail comes at once (A040)."""
    email = email_of(request.email)
    password = password_of(work, request.password, user_name=email)
    check_free(work, Channel.EMAIL, email, field="email")
    account = AccountRow(
        id=work.entropy.token(),
        state=AccountState.AWAITING_ACTIVATION,
        created_at=work.now,
        named_by=Channel.EMAIL,
        password_hash=work.hasher.hash(password),
        document_type=DocumentType.RESIDENT_ID,
        real_name_bound=False,
        login_failures=0,
        apps=(),
        warning_accepted=False,
        app_failures=0,
        proven=False,
        closed_because="",
        name="",
        number="",
        phone="",
        email=email,
        questions=(),
    )
    work.rows(AccountRow).add(account)
    claim(work, EMAIL, email, account.id)
    mail_link(work, account)
    return Registered(email, account.state, "")


def mail_link(work: Work, account: AccountRow) -> MailSent:
    """A046: sender 学信网, subject 学信网帐号激活邮件."""
    rules = work.rules
    secret = work.entropy.token()
    valid_until = work.after(rules.activation_life)
    work.rows(ActivationRow).add(ActivationRow(work.index(secret, "activation"), valid_until, account.id))
    link = f"{_ADDRESS}{secret}"
    send(
        work,
        Channel.EMAIL,
        account.email,
        sender=rules.activation_sender,
        subject=rules.activation_subject,
        body=f"请点击链接激活您的账号，或把它复制到浏览器的地址栏：\n{link}",
        link=link,
        folder=work.setting.activation_folder,
    )
    return MailSent(mask_email(account.email), rules.activation_subject, valid_until)


def activate(work: Work, request: Activation) -> Registered:
    """Open the link. A047: a second time changes nothing; A048: after its time a new mail is needed."""
    secret = request.link.strip().rstrip("/").rpartition("/")[2]
    row = work.rows(ActivationRow).get(work.index(secret, "activation")) if secret else None
    account = work.rows(AccountRow).get(row.account) if row else None
    if row is None or account is None or account.state is AccountState.CLOSED:
        raise Refused(RefusalCode.ACTIVATION_UNKNOWN)
    if account.state is not AccountState.AWAITING_ACTIVATION:
        raise Refused(RefusalCode.ACTIVATION_ALREADY_DONE)
    if row.valid_until <= work.now:
        raise Refused(RefusalCode.ACTIVATION_EXPIRED)
    work.rows(AccountRow).put(replace(account, state=AccountState.NEEDS_BASIC_INFORMATION))
    return Registered(account.email, AccountState.NEEDS_BASIC_INFORMATION, "")


def resend_activation(work: Work, request: EmailAddress) -> MailSent:
    """重新发送激活邮件 (A035, A035b). Older links stay good until their time is over."""
    email = email_of(request.email)
    held = holder(work, EMAIL, email)
    account = work.rows(AccountRow).get(held.account) if held else None
    if account is None:
        raise Refused(RefusalCode.ACTIVATION_UNKNOWN, field="email")
    if account.state is not AccountState.AWAITING_ACTIVATION:
        raise Refused(RefusalCode.ACTIVATION_ALREADY_DONE, field="email")
    return mail_link(work, account)
