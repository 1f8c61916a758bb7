"""Finding the user name and resetting the password (notices of 2021 and 2020)."""

from __future__ import annotations

from app.core.backend.data.guide import Instruction, SiteAnswer, Topic, WhatNow
from app.core.text import text

STEPS = (
    Instruction(
        "user-name",
        text("Find the user name"),
        text("找回用户名 is on the log-in page."),
        text("Press 找回用户名. Type your number, name and the picture code."),
        address="https://account.chsi.com.cn/passport/login",
        fill=(
            "number",
            "name",
            "picture code",
        ),
        tip=text("The WeChat menu cannot do this: use the browser of a phone or computer."),
        answers=(
            SiteAnswer("ok", text("It shows a user name")),
            SiteAnswer("none", text("No account is found")),
            SiteAnswer("wechat", text("I am in the WeChat menu")),
        ),
        sources=(
            "A012",
            "A025",
            "A130",
        ),
    ),
    Instruction(
        "ways",
        text("Choose a way to reset the password"),
        text("The site offers at most three ways: phone, e-mail, security questions."),
        text("Press 找回密码, type the user name, and choose the way you still have."),
        address="https://account.chsi.com.cn/passport/login",
        fill=(
            "user name",
            "picture code",
        ),
        answers=(
            SiteAnswer("ok", text("A way is shown that I can use")),
            SiteAnswer("none", text("No way is shown, or none works")),
        ),
        sources=(
            "A131",
            "A131b",
            "A133",
        ),
    ),
    Instruction(
        "new-password",
        text("Set a new password"),
        text("The page has fields for a code or answers, and for the new password."),
        text("Type the code or the answers, then a new password twice."),
        fill=(
            "SMS code",
            "password",
        ),
        answers=(
            SiteAnswer("ok", text("It says that the password was reset"), "密码重置成功"),
            SiteAnswer("limited", text("No code is sent any more")),
            SiteAnswer("wrong", text("The code is refused")),
        ),
        sources=("A131",),
    ),
)

LEADS = {
    ("user-name", "ok"): WhatNow(Topic.RECOVER, "ways"),
    ("user-name", "none"): WhatNow(symptom="forgot-username"),
    ("user-name", "wechat"): WhatNow(symptom="wechat-no-recovery"),
    ("ways", "ok"): WhatNow(Topic.RECOVER, "new-password"),
    ("ways", "none"): WhatNow(symptom="no-recovery-method"),
    ("new-password", "ok"): WhatNow(Topic.RECORD, "log-in"),
    ("new-password", "limited"): WhatNow(symptom="sms-limited"),
    ("new-password", "wrong"): WhatNow(symptom="sms-code-invalid"),
}
"""Where each answer at each step leads."""
