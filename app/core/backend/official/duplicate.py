"""A number that is registered already, when the old account cannot be recovered (A080–A097)."""

from __future__ import annotations

from dataclasses import replace

from app.core.backend.data.guide import Instruction, SiteAnswer, Topic, WhatNow
from app.core.text import text

_WARNING = Instruction(
    "warning",
    text("Before you register again"),
    text("Registering again and proving your number closes the other accounts with this number."),
    text(
        "That affects what was filled in for 研招推免, 统考, 自主招生 and "
        "兵役登记/应征报名. Ask the office concerned first and save the forms."
    ),
    tip=text("Closing cannot be undone."),
    answers=(
        SiteAnswer("understood", text("I have asked and saved, and want to go on")),
        SiteAnswer("back", text("I would rather try to recover the account")),
    ),
    sources=(
        "A090",
        "A091",
    ),
    gate=True,
)

STEPS = (
    Instruction(
        "recover-first",
        text("First try to get back in"),
        text("The site says that your number is registered already."),
        text(
            "Somebody with your number has an account, most often you: by a service used before. Find "
            "the user name first."
        ),
        address="https://account.chsi.com.cn/passport/login",
        answers=(
            SiteAnswer("recover", text("Find the user name first")),
            SiteAnswer("cannot", text("I tried; it cannot be recovered")),
            SiteAnswer(
                "pending",
                text("It says that a review is under way"),
                "证件号码已经被注册，客服审核通过后才能被再次注册",
            ),
        ),
        sources=(
            "A080",
            "A081",
            "A088b",
        ),
    ),
    _WARNING,
    Instruction(
        "again",
        text("Register again"),
        text("The form has the choice 我要重新注册."),
        text("Tick 我要重新注册, fill in everything yourself, press 立即注册."),
        fill=(
            "name",
            "number",
            "phone",
            "password",
        ),
        answers=(
            SiteAnswer("ok", text("It says that my number must be verified")),
            SiteAnswer("other", text("It says something else")),
        ),
        sources=(
            "A081",
            "A082",
            "A082b",
        ),
    ),
    replace(
        _WARNING,
        id="warning-verify",
        title=text("Before you verify your number"),
        see=text("Verifying your number closes the other accounts with this number."),
    ),
    Instruction(
        "solution",
        text("Open the solutions"),
        text("After logging in with the new account, the page 个人信息 opens."),
        text("Press 【解决办法】 and choose one way."),
        address="https://account.chsi.com.cn/passport/login",
        tip=text(
            "The face check in the app is the quickest. A classmate who is bound can help. Photos take "
            "three working days."
        ),
        answers=(
            SiteAnswer("app", text("The app with the face check")),
            SiteAnswer("classmate", text("A classmate")),
            SiteAnswer("photos", text("Photos for the staff")),
        ),
        sources=(
            "A083",
            "A084",
            "A085",
            "A093",
        ),
    ),
    Instruction(
        "app",
        text("Check in the app"),
        text("It is done in the app 学信网 on your phone."),
        text("Download it as the page says, open 我的, log in, and do 实人验证."),
        tip=text("A plain wall, one device, logged out elsewhere."),
        answers=(
            SiteAnswer("ok", text("Passed")),
            SiteAnswer("fails", text("It fails again and again")),
        ),
        sources=(
            "A084",
            "A086",
        ),
    ),
    Instruction(
        "photos",
        text("Send photos"),
        text("The page has two places for pictures: portrait side and emblem side."),
        text("Check your pictures with the photo helper first, then upload them, best from a computer."),
        tip=text(
            "At most three uploads a day and five in all. Only to the official site: never to a chat "
            "group or a stranger."
        ),
        answers=(
            SiteAnswer("ok", text("It says 待审核")),
            SiteAnswer("rejected", text("It says 审核失败")),
            SiteAnswer("limit", text("No upload is left")),
        ),
        sources=(
            "A085",
            "A087",
            "A100",
            "A110",
        ),
    ),
)

LEADS = {
    ("recover-first", "recover"): WhatNow(Topic.RECOVER, "user-name"),
    ("recover-first", "cannot"): WhatNow(Topic.DUPLICATE, "warning"),
    ("recover-first", "pending"): WhatNow(symptom="id-number-under-review"),
    ("warning", "understood"): WhatNow(Topic.DUPLICATE, "again"),
    ("warning", "back"): WhatNow(Topic.RECOVER, "user-name"),
    ("again", "ok"): WhatNow(Topic.DUPLICATE, "solution"),
    ("again", "other"): WhatNow(symptom="id-number-taken"),
    ("warning-verify", "understood"): WhatNow(Topic.DUPLICATE, "solution"),
    ("warning-verify", "back"): WhatNow(Topic.RECOVER, "user-name"),
    ("solution", "app"): WhatNow(Topic.DUPLICATE, "app"),
    ("solution", "classmate"): WhatNow(symptom="classmate-assist"),
    ("solution", "photos"): WhatNow(Topic.DUPLICATE, "photos"),
    ("app", "ok"): WhatNow(Topic.RECORD, "log-in"),
    ("app", "fails"): WhatNow(symptom="face-verification-fails"),
    ("photos", "ok"): WhatNow(symptom="review-pending"),
    ("photos", "rejected"): WhatNow(symptom="review-photo-rejected"),
    ("photos", "limit"): WhatNow(symptom="upload-limit-reached"),
}
"""Where each answer at each step leads."""
