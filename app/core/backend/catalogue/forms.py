"""What was typed: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.FIELD_REQUIRED: Entry(
        text("Something is still empty."),
        text("Please fill in this field."),
        "",
        "where-to-start",
        422,
    ),
    RefusalCode.FIELD_INVALID: Entry(
        text("This entry cannot be used."),
        text("Please check what you typed."),
        "",
        "where-to-start",
        422,
    ),
    RefusalCode.NAME_FORMAT: Entry(
        text("The name does not have the right form."),
        text("Please type it exactly as on your ID card, at least two characters, without blanks."),
        "name",
        "name-format",
        422,
        "姓名格式有误",
    ),
    RefusalCode.ID_NUMBER_FORMAT: Entry(
        text("The document number does not have the right form."),
        text("Please compare it with your ID card, digit by digit."),
        "number",
        "id-number-format",
        422,
        "证件号码格式有误",
    ),
    RefusalCode.PHONE_FORMAT: Entry(
        text("This is not a mainland mobile number."),
        text("Please type the 11 digits of your own mobile number."),
        "phone",
        "no-mainland-phone",
        422,
    ),
    RefusalCode.EMAIL_FORMAT: Entry(
        text("This is not a complete e-mail address."),
        text("Please type it again, like name@example.cn."),
        "email",
        "email-taken",
        422,
    ),
    RefusalCode.PASSWORD_RULE: Entry(
        text("The password does not keep the rule."),
        text("Please choose another one."),
        "password",
        "password-rule",
        422,
    ),
    RefusalCode.SYNTHETIC_NUMBER: Entry(
        text("This is a practice number. Nothing real can be done with it."),
        text("Please type the number on your own ID card."),
        "number",
        "id-number-format",
        422,
    ),
    RefusalCode.REAL_NUMBER_IN_PRACTICE: Entry(
        text("Practice takes invented numbers only, so that no real number is left anywhere."),
        text("Please use the practice number shown on this page."),
        "number",
        "id-number-format",
        422,
    ),
}
