"""Picture codes and one-time codes: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.PICTURE_CODE_WRONG: Entry(
        text("The picture code was not right."),
        text("Please type the characters of the new picture."),
        "picture",
        "picture-code-wrong",
        422,
        "图片验证码输入有误",
    ),
    RefusalCode.CODE_WRONG: Entry(
        text("The code was not right."),
        text("Please type the newest code, six digits without blanks."),
        "code",
        "sms-code-invalid",
        422,
        "校验码有误",
    ),
    RefusalCode.CODE_EXPIRED: Entry(
        text("The code was right, but its time has run out."),
        text("Please get a new code."),
        "code",
        "sms-code-invalid",
        422,
    ),
    RefusalCode.CODE_NOT_SENT: Entry(
        text("No code has been sent to this number or address yet."),
        text("Please get a code first."),
        "code",
        "sms-not-received",
        422,
    ),
    RefusalCode.CODE_TRIES_USED: Entry(
        text("Too many wrong codes were typed."),
        text("Please get a new code."),
        "code",
        "sms-code-invalid",
        429,
    ),
    RefusalCode.CODE_COOLDOWN: Entry(
        text("A code was sent just now."),
        text("Please use that code, or wait a moment before asking again."),
        "code",
        "sms-cooldown",
        429,
        "手机校验码获取过于频繁,操作被禁止",
    ),
    RefusalCode.CODE_LIMITED: Entry(
        text("No more codes are sent to this number for now."),
        text(
            "If you have received a code that is still valid, use it. Otherwise wait, or use another "
            "number of your own."
        ),
        "code",
        "sms-limited",
        429,
        "手机号码受限，短信发送次数已达到上限，请24小时后再试",
    ),
}
