"""Logging in and recovery: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.LOGIN_REFUSED: Entry(
        text("User name or password is not right."),
        text("Please try your phone number, ID number or e-mail as user name, or recover the account."),
        "identifier",
        "login-refused",
        401,
        "您输入的用户名或密码有误",
    ),
    RefusalCode.LOGIN_NEEDS_PICTURE: Entry(
        text("After several failures the picture code is needed too."),
        text("Please type the picture code and log in again."),
        "picture",
        "picture-code-wrong",
        401,
        "为保障您的账号安全，请输入图片验证码后重新登录",
    ),
    RefusalCode.NOT_ACTIVATED: Entry(
        text("This account is not activated yet."),
        text("Please open the activation mail, or have it sent again."),
        "identifier",
        "email-awaiting-activation",
        403,
    ),
    RefusalCode.ACCOUNT_CLOSED: Entry(
        text("This account has been closed."),
        text("Please log in with your other account, or register again."),
        "identifier",
        "account-close",
        403,
    ),
    RefusalCode.SESSION_ENDED: Entry(
        text("You have been logged out, for safety."),
        text("Please log in again. What you typed is still here."),
        "",
        "login-refused",
        401,
    ),
    RefusalCode.SCAN_NOT_BOUND: Entry(
        text("No account is bound to this app."),
        text("Please log in another way and bind it first."),
        "",
        "bind-wechat-alipay",
        404,
    ),
    RefusalCode.SCAN_INVALID: Entry(
        text("The scan did not work or took too long."),
        text("Please scan again."),
        "",
        "bind-wechat-alipay",
        422,
    ),
    RefusalCode.USER_NAME_NOT_FOUND: Entry(
        text("No account was found with what was typed."),
        text("Please check it. If it is right, you have most likely never registered."),
        "number",
        "forgot-username",
        404,
    ),
    RefusalCode.NO_RECOVERY_WAY: Entry(
        text("Nothing is bound to this account by which the password could be reset."),
        text("If you have another account, use it. Otherwise register again."),
        "",
        "no-recovery-method",
        409,
    ),
    RefusalCode.RECOVERY_WAY_NOT_BOUND: Entry(
        text("This account has no such means of recovery."),
        text("Please choose one of the ways shown."),
        "",
        "forgot-password",
        409,
    ),
    RefusalCode.SECURITY_ANSWER_WRONG: Entry(
        text("The answers are not right."),
        text("Please try again, or choose another way."),
        "answers",
        "forgot-password",
        422,
    ),
    RefusalCode.SECURITY_ANSWERS_USED: Entry(
        text("Too many wrong answers were given."),
        text("Please choose another way."),
        "answers",
        "forgot-password",
        429,
    ),
}
