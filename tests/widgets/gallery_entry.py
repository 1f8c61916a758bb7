"""Sheets of the gallery: the first page, the identity, the code."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Message
from app.core.clock import CHINA
from app.core.text import text, text_n, verbatim
from app.widgets.banner import Notice, SideNote
from app.widgets.buttons import Button
from app.widgets.choice_card import ChoiceCard
from app.widgets.code_boxes import CodeBoxes
from app.widgets.countdown import Countdown
from app.widgets.document_type import DocumentTypeField
from app.widgets.error_summary import ErrorSummary
from app.widgets.field import Field
from app.widgets.hills import Hills
from app.widgets.id_number import IdNumberField
from app.widgets.number_pad import NumberPad
from app.widgets.page_head import PageHead
from app.widgets.ribbon import Ribbon
from app.widgets.segments import Segments
from app.widgets.step_rail import RailGroup, RailStep, StepRail
from app.widgets.switch_row import SwitchRow
from app.widgets.virtual_mailbox import VirtualMailbox
from app.widgets.virtual_phone import VirtualPhone
from tests.widgets.gallery_sheet import row_of, sheet_of

Z = verbatim


def start() -> QWidget:
    """Ribbon, doors, buttons, footer, hills."""
    cards = QWidget()
    grid = QHBoxLayout(cards)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(20)
    for icon, title, lines in (
        ("globe", "去官网办", "先在这里查好要填的内容，再用自己的手机到学信网办理。"),
        ("message", "遇到提示了", "把官网的提示说给我听，马上知道怎么办、找谁、多久。"),
        ("pencil", "先练习", "用演示数据完整走一遍，练多少次都不会真的注册。"),
    ):
        grid.addWidget(ChoiceCard(icon, Z(title), Z(lines), Z("约 10 分钟，需要手机")))
    busy = Button(Z("继续"), "primary", icon_after="arrow-right")
    busy.set_busy(True)
    off = Button(Z("我已了解，继续重新注册"))
    off.set_reason(Z("还有 1 项没有确认"))
    sizes = SwitchRow("text-size", Z("字号"), [("standard", Z("标准")), ("large", Z("大字"))])
    sizes.set_value("standard")
    colours = SwitchRow(
        "contrast", Z("颜色"), [("light", Z("浅色")), ("dark", Z("深色")), ("contrast", Z("高对比"))]
    )
    colours.set_value("light")
    return sheet_of(
        [
            Ribbon(),
            PageHead(
                Z("您好，今天想办哪件事？"),
                lead=Z("这里是学校的自查助手，陪您把学信网的每一步看明白。它不是学信网，也不会替您登录。"),
                role="hello",
            ),
            cards,
            row_of(
                Button(Z("返回"), icon="arrow-left"),
                Button(Z("继续"), "primary", icon_after="arrow-right"),
                busy,
                off,
                Button(Z("对照什么？看样例"), "text", icon="question"),
                Button(Z("结束并清除"), "quiet", icon="leave"),
                Button(Z("证件号码：2007 年 2 月 29 日不存在"), "link"),
            ),
            row_of(sizes, colours),
            Hills(),
        ]
    )


def identity() -> QWidget:
    """Rail, error summary, fields, ruler, notes."""
    rail = StepRail(
        (
            RailGroup(
                Z("准备"), (RailStep(Z("这个程序能做什么"), "done"), RailStep(Z("用过这些服务吗"), "done"))
            ),
            RailGroup(
                Z("注册账号"),
                (
                    RailStep(Z("身份信息"), "now"),
                    RailStep(Z("手机号"), "later"),
                    RailStep(Z("短信验证码"), "later"),
                ),
            ),
        )
    )
    name = Field(Z("姓名"), Z("与身份证逐字一致"))
    name.set_value("林知夏")
    name.set_ok()
    kind = DocumentTypeField(
        Z("证件类型"), [("id", Z("居民身份证")), ("pass", Z("护照"))], Z("多数同学选居民身份证")
    )
    kind.set_value("id")
    number = IdNumberField(Z("证件号码"), Z("18 位，最后一位可能是字母 X"))
    number.set_value("990000200702290010")
    problem = Z("2007 年 2 月 29 日不存在，请核对第 7 至 14 位")
    number.set_error(problem, (6, 14))
    empty = IdNumberField(Z("证件号码"), Z("18 位，最后一位可能是字母 X"))
    secret = Field(Z("密码"), Z("至少 8 位"), secret=True)
    secret.set_value("secret")
    shut = Field(Z("手机号"))
    shut.set_value("138 0013 8000")
    shut.set_shut(True)
    summary = ErrorSummary()
    summary.show_errors([(Z("证件号码：2007 年 2 月 29 日不存在，请核对第 7 至 14 位"), number)])
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(20)
    row.addWidget(name)
    row.addWidget(kind)
    head = PageHead(Z("填写身份信息"), step=text("Step {now} of {all}", now=3, all=10))
    segments = Segments()
    segments.show_step(3, 10)
    return sheet_of(
        [
            segments,
            rail,
            Notice(
                "shield", Z("填写的内容只在这台电脑的内存里，结束即清除。"), colour="ink3", role="caption"
            ),
            None,
        ],
        [head, summary, pair, number, empty, None],
        [
            SideNote(
                Z("为什么要一字不差？"), Z("姓名和证件号码必须与学籍信息完全一致，才查得到本人的学籍。")
            ),
            SideNote(
                Z("名字里有间隔点或生僻字？"), Z("可以直接粘贴原字。打不出来时，请点右上角，搜：生僻字。")
            ),
            secret,
            shut,
            None,
        ],
    )


def code() -> QWidget:
    """Code boxes, countdown, number pad, phone, mailbox."""
    boxes, wrong, done = (CodeBoxes(text("SMS code")) for _ in range(3))
    boxes.fill("471")
    wrong.fill("471903")
    wrong.set_state("error")
    done.fill("471902")
    done.set_state("done")
    count = Countdown(
        lambda n: text_n("A new code in {n} second", "A new code in {n} seconds", n),
        note=Z("这条验证码在 10:32 前都有效，不必重复获取"),
    )
    count.start(60, lambda: 42)
    count.stop()
    at = datetime(2026, 10, 19, 10, 22, tzinfo=CHINA)
    sms = Message(
        Channel.PHONE,
        "",
        "",
        "",
        "【演示】您的短信验证码是471902，10 分钟内有效，请勿告诉任何人。",
        at,
        code="471902",
    )
    phone = VirtualPhone()
    phone.set_time(at)
    phone.show_messages([sms], rise=False)
    box = VirtualMailbox()
    box.show_messages(
        [
            Message(
                Channel.EMAIL,
                "",
                "",
                "【演示】校验码",
                "您的校验码是 120355，30 分钟内有效。",
                at,
                code="120355",
            )
        ]
    )
    boxes.setFocus()
    return sheet_of(
        [
            PageHead(Z("输入短信验证码"), lead=Z("已发送到 138****8000，请输入 6 位数字。")),
            boxes,
            count,
            wrong,
            done,
            box,
            None,
        ],
        [NumberPad(), NumberPad("x", foldable=False), None],
        [phone],
    )
