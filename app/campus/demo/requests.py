"""Classmates who asked the person of a scenario for help before it begins: accounts, requests, messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.campus.demo.accounts import build_account
from app.campus.demo.people import Person
from app.campus.demo.records import record_row
from app.campus.demo.roll import enlist
from app.campus.rules.messages import send
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow, HelpRow, RecordRow
from app.core.backend.data.accounts import AccountState
from app.core.backend.data.codes import Channel
from app.core.backend.data.reviews import HelpPurpose, HelpState
from app.core.scenarios.scenario import AccountSpec, RecordSpec, RequestSpec, Whose


def build_request(
    work: Work, spec: RequestSpec, asker: Person, helper: AccountRow, password: str, since: date | None
) -> None:
    """Add who asks, what they sent to `helper`, and what they say about it on the helper's phone."""
    enlist(work, asker, deferred=False)
    work.rows(RecordRow).add(record_row(work, asker, RecordSpec(), since))
    account = _asking(work, spec, asker, password)
    sent_at = work.now - timedelta(hours=spec.hours_ago)
    work.rows(HelpRow).add(
        HelpRow(
            id=f"H-{sent_at:%Y%m%d}-{work.entropy.digits(8)}",
            purpose=spec.purpose,
            state=HelpState.SENT if spec.answered is None else spec.answered,
            sent_at=sent_at,
            account=account.id,
            helper=helper.id,
            own_phone=asker.phone,
        )
    )
    if spec.says:
        body = spec.says.format(name=asker.name)
        send(work, Channel.PHONE, helper.phone, subject=spec.says_by, body=body, sender=spec.says_by)


def _asking(work: Work, spec: RequestSpec, asker: Person, password: str) -> AccountRow:
    """The account that needs the help, or that has come by without it."""
    if spec.purpose is HelpPurpose.BIND_REAL_NAME:
        by_email = AccountSpec(
            phone=Whose.OWN,
            email=Whose.OWN,
            named_by_email=True,
            by_binding=True,
            phone_bound=not spec.needed,
        )
        return build_account(work, by_email, asker, asker, password)
    if not spec.needed:
        return build_account(work, AccountSpec(phone=Whose.OWN), asker, asker, password)
    build_account(work, AccountSpec(phone=None), asker, asker, password)
    again = AccountSpec(AccountState.NEEDS_ID_CHECK, phone=Whose.OWN)
    row = build_account(work, again, asker, asker, password)
    return work.rows(AccountRow).put(replace(row, warning_accepted=True))
