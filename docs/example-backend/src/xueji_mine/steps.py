"""The steps of this school, topic by topic: data only, so that a colleague can change the words."""

from __future__ import annotations

from app.core.backend.data.guide import Instruction, SiteAnswer, Topic, WhatNow
from app.core.text import verbatim

_SITE = "https://www.chsi.com.cn"

STEPS: dict[Topic, tuple[Instruction, ...]] = {
    Topic.REGISTER: (
        Instruction(
            id="open",
            title=verbatim("打开学信网"),
            see=verbatim("学信网首页。"),
            do=verbatim("点击“学信档案”，再点击“注册学信网账号”。"),
            address=_SITE,
            answers=(
                SiteAnswer("form", verbatim("看到了注册页面")),
                SiteAnswer("closed", verbatim("打不开"), trouble=True),
            ),
        ),
        Instruction(
            id="fill",
            title=verbatim("填写注册信息"),
            see=verbatim("注册页面。"),
            do=verbatim("填写手机号、姓名和证件号码，然后点击“立即注册”。"),
            fill=("phone", "name", "number", "password"),
            answers=(
                SiteAnswer("done", verbatim("注册成功")),
                SiteAnswer("taken", verbatim("证件号码已被注册"), quote="证件号码已被注册", trouble=True),
            ),
        ),
    ),
    Topic.RECORD: (
        Instruction(
            id="look",
            title=verbatim("核对学籍信息"),
            see=verbatim("高等教育信息页面。"),
            do=verbatim("逐项核对，有误的请联系本院学籍专员，办公楼 101 室。"),
            address=_SITE,
            answers=(
                SiteAnswer("same", verbatim("全部一致")),
                SiteAnswer("wrong", verbatim("有一项不一致"), trouble=True),
            ),
        ),
    ),
    Topic.RECOVER: (
        Instruction(
            id="find",
            title=verbatim("找回用户名"),
            see=verbatim("登录页面。"),
            do=verbatim("点击“找回用户名”，按页面提示填写。"),
            fill=("number", "name"),
            answers=(
                SiteAnswer("found", verbatim("找到了")),
                SiteAnswer("lost", verbatim("没有找到"), trouble=True),
            ),
        ),
    ),
    Topic.DUPLICATE: (
        Instruction(
            id="ask",
            title=verbatim("先问清楚，再重新注册"),
            see=verbatim("证件号码已被注册的提示。"),
            do=verbatim("重新注册会注销其他账号。请先联系武装部和招生单位，再联系学信网客服。"),
            gate=True,
            answers=(SiteAnswer("understood", verbatim("我明白了")),),
        ),
    ),
}

LEADS: dict[tuple[Topic, str, str], WhatNow] = {
    (Topic.REGISTER, "open", "form"): WhatNow(Topic.REGISTER, "fill"),
    (Topic.REGISTER, "open", "closed"): WhatNow(symptom="site-unreachable"),
    (Topic.REGISTER, "fill", "done"): WhatNow(Topic.RECORD, "look"),
    (Topic.REGISTER, "fill", "taken"): WhatNow(symptom="id-number-taken"),
    (Topic.RECORD, "look", "same"): WhatNow(),
    (Topic.RECORD, "look", "wrong"): WhatNow(symptom="record-wrong"),
    (Topic.RECOVER, "find", "found"): WhatNow(),
    (Topic.RECOVER, "find", "lost"): WhatNow(symptom="no-recovery-method"),
    (Topic.DUPLICATE, "ask", "understood"): WhatNow(symptom="contact-support"),
}
"""Where each answer leads: to a step, to a page of the troubleshooter, or (both empty) to the end."""
