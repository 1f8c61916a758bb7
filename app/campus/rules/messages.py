"""Messages as they look when they arrive: in Chinese, whatever language the window speaks."""

from __future__ import annotations

from app.campus.service.work import Work
from app.campus.store.rows import MessageRow
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.sandbox import Folder

SENDER = "学信网（演示）"
_FOR = {
    Purpose.REGISTER: "注册账号",
    Purpose.BIND: "绑定实名信息",
    Purpose.RESET_PASSWORD: "找回密码",
    Purpose.CHANGE_CONTACT: "修改账号信息",
    Purpose.CLOSE_ACCOUNT: "注销账号",
    Purpose.LOG_IN: "登录",
}
_HOUR = 3600


def send_code_message(
    work: Work, purpose: Purpose, channel: Channel, target: str, code: str, life: int
) -> None:
    """The message that carries a one-time code."""
    what = "短信验证码" if channel is Channel.PHONE else "邮箱校验码"
    how_long = f"{life // _HOUR} 小时" if life % _HOUR == 0 else f"{max(life // 60, 1)} 分钟"
    body = (
        f"【{_sender(work)}】您正在{_FOR[purpose]}，{what}为 {code}，{how_long}内有效。"
        "请勿告诉任何人，包括老师和同学。"
    )
    send(work, channel, target, subject=what, body=body, code=code)


def send(
    work: Work,
    channel: Channel,
    target: str,
    *,
    subject: str,
    body: str,
    sender: str = "",
    code: str = "",
    link: str = "",
    folder: Folder = Folder.INBOX,
) -> None:
    """Hand a message over for delivery; practice shows it on the virtual phone or in the mailbox."""
    work.rows(MessageRow).add(
        MessageRow(
            id=work.entropy.token(),
            channel=channel,
            at=work.now,
            folder=folder,
            target=target,
            sender=sender or _sender(work),
            subject=subject,
            body=body,
            code=code,
            link=link,
        )
    )


def _sender(work: Work) -> str:
    return work.setting.sender or SENDER
