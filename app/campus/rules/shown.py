"""An account as its owner sees it: numbers masked, menus by its state (A070, A094)."""

from __future__ import annotations

from app.campus.rules.claims import masked_user_name
from app.campus.rules.duplicates import AFFECTED
from app.campus.service.work import Work
from app.campus.store.rows import AccountRow
from app.core.backend.data.accounts import Account, AccountState, ClosedAccount, Menu, Nothing
from app.core.mask import mask_email, mask_id_number, mask_phone

_MENUS = {
    AccountState.NEEDS_BASIC_INFORMATION: (Menu.BIND_REAL_NAME,),
    AccountState.NEEDS_ID_CHECK: (Menu.DUPLICATE_REVIEW, Menu.DUPLICATE_ASSISTANCE),
}


def account(work: Work, request: Nothing) -> Account:
    return shown(work, work.me())


def shown(work: Work, row: AccountRow) -> Account:
    return Account(
        user_name=masked_user_name(row),
        state=row.state,
        name=row.name,
        document_type=row.document_type,
        number=mask_id_number(row.number),
        phone=mask_phone(row.phone) if row.phone else "",
        email=mask_email(row.email) if row.email else "",
        real_name_bound=row.real_name_bound,
        has_security_questions=bool(row.questions),
        apps=row.apps,
        menus=_menus(row),
        closed_accounts=tuple(
            ClosedAccount(masked_user_name(other), AFFECTED)
            for other in (work.rows(AccountRow).all(number=row.number) if row.number else ())
            if other.closed_because == row.id
        ),
    )


def _menus(row: AccountRow) -> tuple[Menu, ...]:
    if row.state is not AccountState.ACTIVE:
        return _MENUS.get(row.state, ())
    if row.real_name_bound:
        return (Menu.RECORD, Menu.INBOX)
    return (Menu.RECORD, Menu.BIND_REAL_NAME)
