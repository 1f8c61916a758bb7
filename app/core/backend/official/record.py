"""Logging in and checking the record (notices of 2024 and 2020)."""

from __future__ import annotations

from app.core.backend.data.guide import Instruction, SiteAnswer, Topic, WhatNow
from app.core.selfcheck.fields import FIELDS, PHOTO, Weight
from app.core.selfcheck.letter import message, question
from app.core.text import text

STEPS = (
    Instruction(
        "log-in",
        text("Log in"),
        text("The page has a field for the user name and one for the password."),
        text("Log in with your phone number. An ID number or e-mail works as well."),
        address="https://account.chsi.com.cn/passport/login",
        fill=(
            "user name",
            "password set",
        ),
        answers=(
            SiteAnswer("ok", text("I am logged in")),
            SiteAnswer("refused", text("User name or password is refused"), "您输入的用户名或密码有误"),
            SiteAnswer("forgot-user", text("I forgot the user name")),
            SiteAnswer("forgot-password", text("I forgot the password")),
        ),
        sources=(
            "A023",
            "A024",
            "A025",
        ),
    ),
    Instruction(
        "archive",
        text("Open your archive"),
        text("After logging in, your own page opens with 学信档案 on it."),
        text("Press 学信档案, then 高等教育信息, then 学籍 (not 学历)."),
        address="https://my.chsi.com.cn/archive/index.action",
        answers=(
            SiteAnswer("ok", text("I see my record")),
            SiteAnswer("none", text("No record is shown")),
            SiteAnswer("confused", text("I only find 学历, or more than one")),
            SiteAnswer("duplicate", text("The same studies are shown twice")),
        ),
        sources=(
            "A160",
            "A162",
        ),
    ),
    Instruction(
        "compare",
        text("Compare every item"),
        text("The page shows your photo, your name and all the other items."),
        text("Compare each item with your ID card and admission data, and tick it here."),
        tip=text(
            "The photo must be you. An empty qualification photo (学历照片) is normal for new students."
        ),
        answers=(
            SiteAnswer("ok", text("Everything is right")),
            SiteAnswer("wrong", text("An item is wrong")),
            SiteAnswer("unsure", text("I am not sure of an item")),
            SiteAnswer("status", text("The status is not 在籍（注册学籍）")),
            SiteAnswer("photo-missing", text("The admission photo is missing")),
            SiteAnswer("photo-other", text("The photo is somebody else")),
            SiteAnswer("pending", text("It says 专科资格待查")),
        ),
        checks=(PHOTO, *(field.key for field in FIELDS if field.weight is not Weight.OPTIONAL)),
        sources=(
            "A161",
            "A163",
            "A177",
        ),
    ),
    Instruction(
        "tell-school",
        text("Tell your counsellor"),
        text("Usually one line is enough: checked, no mistakes found."),
        text("Send your counsellor what the school asks for."),
        tip=text(
            "A tick here is not a message to the school. Never send a password, a code or a photo of "
            "your ID card."
        ),
        answers=(SiteAnswer("ok", text("Sent")),),
        copy=message(())[0],
        sources=(
            "A161",
            "A186",
        ),
    ),
    Instruction(
        "ask-school",
        text("Ask your counsellor"),
        text("The record stays as it is meanwhile; not being sure is no mistake."),
        text("Ask your counsellor about the item you are not sure of."),
        tip=text("Never send a password, a code or a photo of your ID card."),
        answers=(SiteAnswer("ok", text("I have asked")),),
        copy=question(),
        sources=("A163",),
        aside=True,
    ),
)

LEADS = {
    ("log-in", "ok"): WhatNow(Topic.RECORD, "archive"),
    ("log-in", "refused"): WhatNow(symptom="login-refused"),
    ("log-in", "forgot-user"): WhatNow(Topic.RECOVER, "user-name"),
    ("log-in", "forgot-password"): WhatNow(Topic.RECOVER, "ways"),
    ("archive", "ok"): WhatNow(Topic.RECORD, "compare"),
    ("archive", "none"): WhatNow(symptom="record-missing"),
    ("archive", "confused"): WhatNow(symptom="record-tab-confused"),
    ("archive", "duplicate"): WhatNow(symptom="record-duplicate"),
    ("compare", "ok"): WhatNow(Topic.RECORD, "tell-school"),
    ("compare", "wrong"): WhatNow(symptom="record-wrong"),
    ("compare", "unsure"): WhatNow(Topic.RECORD, "ask-school"),
    ("compare", "status"): WhatNow(symptom="record-status-unexpected"),
    ("compare", "photo-missing"): WhatNow(symptom="record-photo-missing"),
    ("compare", "photo-other"): WhatNow(symptom="record-photo-not-mine"),
    ("compare", "pending"): WhatNow(symptom="prior-diploma-pending"),
    ("tell-school", "ok"): WhatNow(),
    ("ask-school", "ok"): WhatNow(referred=True),
}
"""Where each answer at each step leads."""
