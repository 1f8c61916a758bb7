"""Registering an account on the official site (notices of 2024 and 2021)."""

from __future__ import annotations

from app.core.backend.data.guide import Instruction, SiteAnswer, Topic, WhatNow
from app.core.services_known import all_services
from app.core.text import text

STEPS = (
    Instruction(
        "open",
        text("Open the official site"),
        text("The home page of 学信网 opens."),
        text("Open the official site with your own phone."),
        address="https://www.chsi.com.cn",
        tip=text(
            "After https:// and before the first / there must stand exactly chsi.com.cn, or something that "
            "ends in .chsi.com.cn with the dot. Never follow a link from a chat group, and never pay anybody."
        ),
        answers=(
            SiteAnswer("ok", text("The home page opened")),
            SiteAnswer("unreachable", text("It does not open")),
            SiteAnswer("strange", text("It looks strange or asks for money")),
        ),
        sources=(
            "A001",
            "A002",
        ),
    ),
    Instruction(
        "entry",
        text("Find the entrance"),
        text("The menu is at the top of the home page."),
        text("Press 学籍查询."),
        answers=(
            SiteAnswer("ok", text("A page with 注册学信网账号 opened")),
            SiteAnswer("missing", text("There is no 学籍查询")),
            SiteAnswer("have", text("I have an account already")),
        ),
        sources=(
            "A007",
            "A008",
        ),
    ),
    Instruction(
        "entry-archive",
        text("Another entrance"),
        text("The menu is at the top of the home page."),
        text("Press 学信档案, then 登录, and look for 注册 on that page."),
        address="https://account.chsi.com.cn/passport/login",
        tip=text("From a notice of 2021. If your page looks different, skip this."),
        answers=(
            SiteAnswer("ok", text("I found the registration")),
            SiteAnswer("stuck", text("I still cannot find it")),
        ),
        sources=(
            "A008c",
            "A025",
        ),
        old=True,
    ),
    Instruction(
        "register-button",
        text("Start registering"),
        text("The page offers 注册学信网账号 and 登录."),
        text("Press 注册学信网账号. If you ever used one of the services below, press 登录 instead."),
        tip=text("The services: {services}", services=all_services()),
        answers=(
            SiteAnswer("ok", text("The form is open")),
            SiteAnswer("have", text("I have an account already")),
            SiteAnswer("forgot", text("I have one, but cannot get in")),
        ),
        sources=(
            "A005",
            "A006",
            "A008b",
        ),
    ),
    Instruction(
        "identity",
        text("Type name and number"),
        text("The page has the fields 姓名, 证件类型 (居民身份证) and 证件号码."),
        text("Type them yourself, exactly as on your ID card and your admission data."),
        fill=(
            "name",
            "number",
        ),
        tip=text("If one character differs, the record will not be found later."),
        answers=(
            SiteAnswer("ok", text("No message")),
            SiteAnswer("name-format", text("Something is wrong with the name"), "姓名格式有误"),
            SiteAnswer("number-format", text("Something is wrong with the number"), "证件号码格式有误"),
            SiteAnswer("taken", text("The ID number is registered already"), "证件号码已被注册"),
            SiteAnswer(
                "under-review",
                text("A review of the number is under way"),
                "证件号码已经被注册，客服审核通过后才能被再次注册",
            ),
            SiteAnswer("rare", text("A character cannot be typed")),
        ),
        sources=(
            "A021",
            "A022",
            "A026",
            "A080",
        ),
    ),
    Instruction(
        "phone",
        text("Type your own phone number"),
        text("The page has a field for the phone number. It becomes your user name."),
        text("Type the number of the phone in your hand, not that of a parent or classmate."),
        fill=("phone",),
        answers=(
            SiteAnswer("ok", text("No message")),
            SiteAnswer("taken", text("The phone number is registered already"), "该手机号码已被注册"),
            SiteAnswer("bound", text("It is bound to another account")),
            SiteAnswer("no-mainland", text("I have no mainland number")),
        ),
        sources=(
            "A020",
            "A030",
        ),
    ),
    Instruction(
        "password",
        text("Choose a password"),
        text("The page has one or two fields for a password."),
        text("Choose it yourself and remember it. This program never asks for it."),
        fill=("password",),
        tip=text(
            "Two kinds of characters and at least eight of them are a good rule; the site shows its own."
        ),
        answers=(
            SiteAnswer("ok", text("No message")),
            SiteAnswer("refused", text("The password is refused")),
        ),
        sources=("A042",),
    ),
    Instruction(
        "code",
        text("Get and type the SMS code"),
        text("The page has a picture with characters, a button that sends the code, and a field for it."),
        text("Type the picture code, press the button once, and wait for the message. Type its digits."),
        fill=(
            "picture code",
            "SMS code",
        ),
        tip=text(
            "A code that you have received stays valid for the time the site shows. Do not press again "
            "and again: the number may be stopped."
        ),
        answers=(
            SiteAnswer("ok", text("The code was taken")),
            SiteAnswer("picture", text("The picture code is refused"), "图片验证码输入有误"),
            SiteAnswer("none", text("No message comes")),
            SiteAnswer("often", text("I pressed too often"), "手机校验码获取过于频繁,操作被禁止"),
            SiteAnswer(
                "limited",
                text("The number is stopped for now"),
                "手机号码受限，短信发送次数已达到上限，请24小时后再试",
            ),
            SiteAnswer("wrong", text("The code is refused"), "校验码有误"),
        ),
        sources=(
            "A041",
            "A075",
            "A076",
            "A077",
        ),
    ),
    Instruction(
        "submit",
        text("Finish"),
        text("The form is filled in now."),
        text("Read everything once more, then press 立即注册."),
        answers=(
            SiteAnswer("ok", text("It says 账号注册成功"), "账号注册成功"),
            SiteAnswer("taken", text("The ID number is registered already"), "证件号码已被注册"),
            SiteAnswer("check", text("It says that my number must be verified")),
            SiteAnswer("other", text("It says something else")),
        ),
        sources=(
            "A022",
            "A023",
        ),
    ),
)

LEADS = {
    ("open", "ok"): WhatNow(Topic.REGISTER, "entry"),
    ("open", "unreachable"): WhatNow(symptom="site-unreachable"),
    ("open", "strange"): WhatNow(symptom="scam-or-fake-site"),
    ("entry", "ok"): WhatNow(Topic.REGISTER, "register-button"),
    ("entry", "missing"): WhatNow(Topic.REGISTER, "entry-archive"),
    ("entry", "have"): WhatNow(Topic.RECORD, "log-in"),
    ("entry-archive", "ok"): WhatNow(Topic.REGISTER, "identity"),
    ("entry-archive", "stuck"): WhatNow(symptom="where-to-start"),
    ("register-button", "ok"): WhatNow(Topic.REGISTER, "identity"),
    ("register-button", "have"): WhatNow(Topic.RECORD, "log-in"),
    ("register-button", "forgot"): WhatNow(Topic.RECOVER, "user-name"),
    ("identity", "ok"): WhatNow(Topic.REGISTER, "phone"),
    ("identity", "name-format"): WhatNow(symptom="name-format"),
    ("identity", "number-format"): WhatNow(symptom="id-number-format"),
    ("identity", "taken"): WhatNow(symptom="id-number-taken"),
    ("identity", "under-review"): WhatNow(symptom="id-number-under-review"),
    ("identity", "rare"): WhatNow(symptom="rare-character"),
    ("phone", "ok"): WhatNow(Topic.REGISTER, "password"),
    ("phone", "taken"): WhatNow(symptom="phone-taken"),
    ("phone", "bound"): WhatNow(symptom="contact-bound-by-other"),
    ("phone", "no-mainland"): WhatNow(symptom="no-mainland-phone"),
    ("password", "ok"): WhatNow(Topic.REGISTER, "code"),
    ("password", "refused"): WhatNow(symptom="password-rule"),
    ("code", "ok"): WhatNow(Topic.REGISTER, "submit"),
    ("code", "picture"): WhatNow(symptom="picture-code-wrong"),
    ("code", "none"): WhatNow(symptom="sms-not-received"),
    ("code", "often"): WhatNow(symptom="sms-cooldown"),
    ("code", "limited"): WhatNow(symptom="sms-limited"),
    ("code", "wrong"): WhatNow(symptom="sms-code-invalid"),
    ("submit", "ok"): WhatNow(Topic.RECORD, "log-in"),
    ("submit", "taken"): WhatNow(symptom="id-number-taken"),
    ("submit", "check"): WhatNow(Topic.DUPLICATE, "warning-verify"),
    ("submit", "other"): WhatNow(symptom="contact-support"),
}
"""Where each answer at each step leads."""
