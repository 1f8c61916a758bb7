"""Changing and closing an account: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.ID_NUMBER_IMMUTABLE: Entry(
        text("The document number of an account cannot be changed."),
        text("Please register again with a new user name, or ask the site's service."),
        "number",
        "account-id-number-mistyped",
        409,
        "注册信息中的身份证号不允许修改，需使用新的用户名重新注册。",
    ),
    RefusalCode.CLOSING_MISMATCH: Entry(
        text("Name, number or phone are not those of this account."),
        text("Please check them."),
        "",
        "account-close",
        422,
    ),
    RefusalCode.CLOSING_NOTICE_NOT_ACCEPTED: Entry(
        text("Closing an account cannot be undone, so the notice must be accepted first."),
        text("Please read the notice."),
        "notice_accepted",
        "account-close",
        409,
    ),
}
