"""Registering, activation and binding: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.PHONE_TAKEN: Entry(
        text("This mobile number is registered already."),
        text("First check the number. If it is your own account, log in or recover it."),
        "phone",
        "phone-taken",
        409,
        "该手机号码已被注册",
    ),
    RefusalCode.EMAIL_TAKEN: Entry(
        text("This e-mail address is registered already."),
        text("If it is your own account, log in or recover it."),
        "email",
        "email-taken",
        409,
        "该邮箱（或手机号）已经注册，可直接登录",
    ),
    RefusalCode.EMAIL_AWAITING_ACTIVATION: Entry(
        text("This e-mail address is registered and waits for activation."),
        text("Please open the activation mail, or have it sent again."),
        "email",
        "email-awaiting-activation",
        409,
        "该邮箱已经注册，正在等待激活，重新发送激活邮件（或者校验码）",
    ),
    RefusalCode.CONTACT_BOUND: Entry(
        text("This number or address is bound to the account {owner}."),
        text("If that account is yours, log in with it."),
        "target",
        "contact-bound-by-other",
        409,
        "电子邮件（或手机号）已被用户 {owner} 绑定邮箱（或手机）时使用",
    ),
    RefusalCode.ID_NUMBER_TAKEN: Entry(
        text("This document number is registered already."),
        text("Please try to get back into that account first: find the user name, then reset the password."),
        "number",
        "id-number-taken",
        409,
        "证件号码已被注册",
    ),
    RefusalCode.ID_NUMBER_UNDER_REVIEW: Entry(
        text("A review of this document number is under way."),
        text("Please wait for its result. If you have an older account, log in with it."),
        "number",
        "id-number-under-review",
        409,
        "证件号码已经被注册，客服审核通过后才能被再次注册",
    ),
    RefusalCode.WARNING_NOT_ACCEPTED: Entry(
        text("This step closes other accounts with the same number, so it needs your confirmation."),
        text("Please read the warning first."),
        "",
        "old-account-effects",
        409,
    ),
    RefusalCode.ACTIVATION_EXPIRED: Entry(
        text("The activation link has run out."),
        text("Please have the mail sent again."),
        "link",
        "activation-link-expired",
        410,
        "校验码已过期，请重新注册或重新获取校验码",
    ),
    RefusalCode.ACTIVATION_ALREADY_DONE: Entry(
        text("This address is activated already."),
        text("Please log in."),
        "link",
        "activation-already-done",
        409,
        "该邮箱已激活，请不要重复操作",
    ),
    RefusalCode.ACTIVATION_UNKNOWN: Entry(
        text("This activation link does not belong to any registration."),
        text("Please copy the whole address from the mail."),
        "link",
        "activation-link-expired",
        404,
    ),
    RefusalCode.BINDING_NOT_READY: Entry(
        text("Real-name binding is not open yet for this account."),
        text("Please prove your number first."),
        "",
        "binding-menu-missing",
        409,
    ),
    RefusalCode.BASIC_INFORMATION_NEEDED: Entry(
        text("Name and document number are not filled in yet."),
        text("Please fill in your basic information first."),
        "",
        "binding-menu-missing",
        409,
    ),
    RefusalCode.ID_CHECK_NEEDED: Entry(
        text("This account still has to prove that the document number is yours."),
        text("Please choose one of the ways under 解决办法."),
        "",
        "id-number-taken",
        409,
    ),
}
