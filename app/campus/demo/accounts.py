"""Accounts that exist before a scenario begins."""

from __future__ import annotations

from app.campus.demo.people import Person
from app.campus.rules.activation import mail_link
from app.campus.rules.claims import EMAIL, NUMBER, PHONE, claim
from app.campus.rules.due import after_working_days
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, AppRow, ReviewRow
from app.core.backend.data.accounts import AccountState, AppLogin
from app.core.backend.data.codes import Channel
from app.core.backend.data.reviews import ReviewState
from app.core.identity.document_type import DocumentType
from app.core.scenarios.scenario import AccountSpec, Whose


def build_account(
    work: Work,
    spec: AccountSpec,
    owner: Person,
    other: Person,
    password: str,
    document_type: DocumentType = DocumentType.RESIDENT_ID,
) -> AccountRow:
    """Add the account of a spec; what is `other` there belongs to the other person."""
    people = {Whose.OWN: owner, Whose.OTHER: other, None: None}
    of_number, of_phone, of_email = people[spec.number], people[spec.phone], people[spec.email]
    row = AccountRow(
        id=work.entropy.token(),
        state=spec.state,
        created_at=work.now,
        named_by=Channel.EMAIL if spec.named_by_email else Channel.PHONE,
        password_hash=work.hasher.hash(password),
        document_type=document_type,
        real_name_bound=spec.state is AccountState.ACTIVE and of_phone is not None and spec.phone_bound,
        login_failures=0,
        apps=spec.apps,
        warning_accepted=False,
        app_failures=0,
        proven=False,
        closed_because="",
        name=of_number.name if of_number else "",
        number=of_number.number if of_number else "",
        phone=of_phone.phone if of_phone else "",
        email=of_email.email if of_email else "",
        questions=spec.questions,
    )
    work.rows(AccountRow).add(row)
    if spec.state is not AccountState.CLOSED:
        _hold(work, spec, row)
    if spec.review_pending:
        _pend(work, row)
    if spec.activated:
        mail_link(work, row)
    return row


def _hold(work: Work, spec: AccountSpec, row: AccountRow) -> None:
    if row.phone:
        claim(work, PHONE, row.phone, row.id, by_binding=spec.by_binding and spec.named_by_email)
    if row.email:
        claim(work, EMAIL, row.email, row.id, by_binding=spec.by_binding and not spec.named_by_email)
    if row.number and row.state is AccountState.ACTIVE:
        claim(work, NUMBER, row.number, row.id)
    for app in row.apps:
        work.rows(AppRow).add(AppRow(app_user(work, app, row.phone), app, row.id))


def app_user(work: Work, app: AppLogin, phone: str) -> str:
    """The id of an app's user: in practice, whoever has the phone."""
    return work.index(f"{app}:{phone}", "app")


def _pend(work: Work, row: AccountRow) -> None:
    """Pictures of somebody with this number are being looked at."""
    work.rows(ReviewRow).add(
        ReviewRow(
            id=f"B-{work.now:%Y%m%d}-{work.entropy.digits(6)}",
            state=ReviewState.WAITING,
            created_at=work.now,
            due=after_working_days(work.now, work.rules.review_working_days),
            account=row.id,
            number=row.number,
            reason="",
        )
    )
