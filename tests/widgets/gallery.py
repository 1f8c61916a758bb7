"""Every part on a few sheets, in any dress: to be looked at, and walked over by the tests.

    QT_QPA_PLATFORM=offscreen python -m tests.widgets.gallery FOLDER PALETTE SIZE LANGUAGE [SHEET…]

Words from outside (names, places) are invented; the rest are the parts' own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.backend.data.codes import Channel
from app.core.backend.data.records import Owner, Verdict
from app.core.backend.data.sandbox import Message
from app.core.clock import CHINA
from app.core.text import text, text_n, verbatim
from app.widgets.badges import Badge, OwnerBadge
from app.widgets.banner import Banner, Notice, SideNote
from app.widgets.buttons import Button
from app.widgets.check_row import Check, CheckList, SizeMeter
from app.widgets.choice_card import ChoiceCard
from app.widgets.code_boxes import CodeBoxes
from app.widgets.countdown import Countdown
from app.widgets.dated_line import DatedEntry, DatedLine
from app.widgets.document_type import DocumentTypeField
from app.widgets.error_summary import ErrorSummary
from app.widgets.fact_card import FactCard
from app.widgets.field import Field
from app.widgets.focus_ring import FocusRing
from app.widgets.handout import HandOut, Preview
from app.widgets.hills import Hills
from app.widgets.id_number import IdNumberField
from app.widgets.labels import Label, PlainLabel
from app.widgets.language import set_language
from app.widgets.long_text import LongText
from app.widgets.number_pad import NumberPad
from app.widgets.owner_path import OwnerPath, Station
from app.widgets.page_head import PageHead
from app.widgets.panels import Hairline, Panel
from app.widgets.picture_view import PictureBox, PictureView
from app.widgets.qr import QrPanel
from app.widgets.radio_row import RadioGroup
from app.widgets.record_progress import RecordProgress
from app.widgets.record_row import Item
from app.widgets.record_table import EmptyIsNormal, RecordTable
from app.widgets.result_list import Result, ResultList
from app.widgets.ribbon import Ribbon
from app.widgets.search_field import SearchField
from app.widgets.segments import Segments
from app.widgets.step_rail import RailGroup, RailStep, StepRail
from app.widgets.switch_row import SwitchRow
from app.widgets.theme import apply_theme, theme, theme_of
from app.widgets.tick_row import TickRow
from app.widgets.virtual_mailbox import VirtualMailbox
from app.widgets.virtual_phone import VirtualPhone
from app.widgets.watermark import Watermark

Z = verbatim


def _sheet(*columns: list[QWidget | None]) -> QWidget:
    """Columns of parts on paper; None is a stretch."""
    sheet = QWidget()
    sheet.setProperty("role", "window")
    row = QHBoxLayout(sheet)
    row.setContentsMargins(40, 28, 40, 28)
    row.setSpacing(32)
    for parts in columns:
        column = QVBoxLayout()
        column.setSpacing(16)
        for part in parts:
            if part is None:
                column.addStretch(1)
            else:
                column.addWidget(part)
        row.addLayout(column, 1)
    FocusRing(sheet)
    return sheet


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch()
    return holder


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
    return _sheet(
        [
            Ribbon(),
            PageHead(
                Z("您好，今天想办哪件事？"),
                lead=Z("这里是学校的自查助手，陪您把学信网的每一步看明白。它不是学信网，也不会替您登录。"),
                role="hello",
            ),
            cards,
            _row(
                Button(Z("返回"), icon="arrow-left"),
                Button(Z("继续"), "primary", icon_after="arrow-right"),
                busy,
                off,
                Button(Z("对照什么？看样例"), "text", icon="question"),
                Button(Z("结束并清除"), "quiet", icon="leave"),
                Button(Z("证件号码：2007 年 2 月 29 日不存在"), "link"),
            ),
            _row(sizes, colours),
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
    return _sheet(
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
    return _sheet(
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


def record() -> QWidget:
    """The record with its answers, progress, watermark."""
    progress = RecordProgress()
    table = RecordTable(Z("学籍显示（演示）"), Z("录取信息与身份证"))
    advice = Z("已记下。核对完后会告诉您找谁、带什么、几号之前。")
    table.show_items(
        [
            Item("xm", Z("姓名"), "林知夏", "林知夏"),
            Item("sfzh", Z("证件号码"), "**************0028", "**************0028"),
            Item("zymc", Z("专业"), "软件工程", "计算机科学与技术", advice=advice),
            Item("xz", Z("学制"), "4 年", "四年"),
            Item("xh", Z("学号"), "", Z("入学后由学校编排"), waiting=Z("等学校分配，不算错")),
            Item("mz", Z("民族"), "汉族", "汉族", advice=advice),
        ]
    )
    table.row("xm").set_verdict(Verdict.SAME)
    table.row("sfzh").set_verdict(Verdict.SAME)
    table.row("zymc").set_verdict(Verdict.DIFFERENT)
    table.row("mz").set_verdict(Verdict.UNSURE)
    progress.show_verdicts(list(table.verdicts().values()))
    Watermark(table)
    return _sheet(
        [
            PageHead(Z("逐项核对学籍")),
            progress,
            table,
            EmptyIsNormal(Z("学历照片：空"), Z("毕业学年才采集，现在没有是正常的。")),
            None,
        ]
    )


def mending() -> QWidget:
    """Owner path, fact cards, dated line, badges."""
    path = Panel("card", margin=24)
    path.box.addWidget(
        OwnerPath(
            (
                Station("person", Z("您"), Z("告诉辅导员")),
                Station("people", Z("学院"), Z("核实后汇总")),
                Station("school", Z("教务处"), Z("学籍管理科复核")),
                Station("shield-check", Z("省级部门"), Z("审核")),
            )
        )
    )
    facts = QWidget()
    row = QHBoxLayout(facts)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(FactCard("bring", None, [("document", Z("录取通知书原件")), ("id-card", Z("居民身份证"))]))
    row.addWidget(FactCard("where", "信息学院 B 座 207", ["辅导员 许老师", "0000-8800-207"]))
    row.addWidget(FactCard("when", Z("11 月 13 日 周五"), [Z("学院截止，还有 25 天")]))
    line = DatedLine(
        (
            DatedEntry(
                Z("11 月 4 日"),
                Z("可以再上传照片"),
                Z("周三 0:00 起"),
                Z("今天的 3 次已用完，累计还能上传 2 次"),
            ),
            DatedEntry(
                Z("11 月 13 日"),
                Z("学院截止"),
                Z("周五"),
                Z("来得及：审核最晚 11 月 6 日出结果"),
                deadline=True,
            ),
        )
    )
    owners = QWidget()
    grid = QGridLayout(owners)
    grid.setContentsMargins(0, 0, 0, 0)
    for i, owner in enumerate(Owner):
        grid.addWidget(OwnerBadge(owner, strong=i == 0), i // 3, i % 3)
    return _sheet(
        [
            PageHead(Z("专业不一致，由学校更正"), lead=Z("您不用自己改，交给学院就好。")),
            path,
            facts,
            line,
            owners,
            _row(Badge("clock", Z("约 5 分钟")), Badge("bag", Z("身份证、手机"))),
            None,
        ]
    )


def trouble() -> QWidget:
    """Search, results, steps, radio rows, QR."""
    results = ResultList()
    results.show_results(
        [
            Result(
                "1",
                Z("证件号码已被注册"),
                Z("先找回用户名。兵役登记、图像校对都可能用过它"),
                Owner.STUDENT,
                Z("约 5 分钟"),
                True,
                ((0, 8),),
            ),
            Result(
                "2",
                Z("证件号码已经被注册，客服审核中，请耐心等待"),
                Z("有一份审核正在进行"),
                Owner.SITE,
                Z("3 个工作日"),
                True,
                ((0, 4), (6, 9)),
            ),
            Result(
                "3",
                Z("账号里的身份证号填错了"),
                Z("证件号码不能修改，需要换用户名重新注册"),
                Owner.STUDENT,
                Z("约 10 分钟"),
                False,
                ((4, 8),),
            ),
        ]
    )
    results.setMinimumHeight(290)
    search = SearchField(Z("写提示原文、您自己的话或者拼音都可以。"))
    search.input.setText("身份证号已经被注册了")
    search.lead_to(results)
    steps = Panel("card", spacing=4)
    first = TickRow(
        Z("用手机浏览器打开右边的地址"), Z("请不要从微信公众号菜单进入，那里没有找回功能"), steps=True
    )
    first.setChecked(True)
    steps.box.addWidget(first)
    steps.box.addWidget(Hairline())
    steps.box.addWidget(
        TickRow(Z("填姓名、证件号码和图片验证码"), Z("姓名和号码与身份证完全一致"), steps=True)
    )
    radio = RadioGroup(
        Z("官网怎么说？"),
        [
            ("a", Z("看到注册页面，可以填写")),
            ("b", Z("证件号码已被注册"), Z("官网提示")),
            ("c", Z("页面打不开")),
        ],
    )
    radio.set_value("b")
    card = Panel("card", margin=16)
    card.box.addWidget(QrPanel("https://account.chsi.com.cn/", Z("地址")), 0, Qt.AlignmentFlag.AlignHCenter)
    card.box.addWidget(PlainLabel("account.chsi.com.cn", "host"), 0, Qt.AlignmentFlag.AlignHCenter)
    return _sheet(
        [PageHead(Z("官网怎么提示的？")), search, results, steps, None],
        [radio, card, TickRow(Z("以前的报名表、登记表，我已经下载或截图保存")), None],
    )


def photo() -> QWidget:
    """Picture with boxes, checks, meter, banners."""
    image = QImage(1000, 636, QImage.Format.Format_RGB32)
    image.fill(QColor("#DFE3E6"))
    painter = QPainter(image)
    painter.fillRect(520, 200, 440, 280, QColor("#F5F7F7"))
    painter.fillRect(240, 180, 240, 456, QColor("#4E6A74"))
    painter.end()
    view = PictureView(Z("您选的照片"))
    view.show_picture(
        image,
        [
            PictureBox(((240, 180), (480, 180), (480, 470), (240, 470)), Z("脸部完整"), "ok"),
            PictureBox(((520, 200), (960, 200), (960, 480), (520, 480)), Z("号码可读"), "ok"),
            PictureBox(((600, 330), (800, 330), (800, 420), (600, 420)), Z("住址被挡住"), "bad", 1),
        ],
    )
    meter = SizeMeter()
    meter.show_size(286, 300, Z("文件大小 286 KB"), Z("上限 300 KB"))
    checks = CheckList(
        [
            Check("ok", Z("格式与扩展名一致"), Z("JPEG")),
            Check("warn", Z("清晰度、光线"), Z("请看一下")),
            Check("none", Z("修图痕迹"), Z("机器看不准")),
            Check("bad", Z("住址没有读全"), Z("见图中 1")),
        ]
    )
    return _sheet(
        [PageHead(Z("手持证件照")), view, meter, None],
        [
            Banner("bad", Z("建议重拍一张"), Z("拇指挡住了住址。请捏住证件边缘，让所有文字都露出来。")),
            Banner(
                "warn", Z("学校的服务没有回复"), Z("不是您的问题。您填写的内容都还在。"), icon="hourglass"
            ),
            Banner("ok", Z("没有发现问题")),
            checks,
            None,
        ],
    )


def paper() -> QWidget:
    """The hand-out and a long text."""
    page = "<h2>回来办这几件事</h2><p>11 月 13 日（周五）前完成自查</p><p>□ 可以再上传照片</p>"
    reading = LongText(
        [
            ("head", Z("为什么会这样")),
            ("body", Z("证件有注册记录，常见原因是以前做过兵役登记或图像校对。")),
            ("item", Z("先找回用户名")),
            ("quote", "该证件号码已被注册"),
        ],
        Z("说明"),
    )
    return _sheet(
        [Preview(HandOut(lambda: page, Z("回来卡"))), None],
        [reading, Label(Z("没有发现问题"), "section", colour="ok"), None],
    )


SHEETS: dict[str, Callable[[], QWidget]] = {
    "start": start,
    "identity": identity,
    "code": code,
    "record": record,
    "mending": mending,
    "trouble": trouble,
    "photo": photo,
    "paper": paper,
}


def main(
    folder: str, palette: str = "light", size: str = "standard", language: str = "zh_CN", *only: str
) -> None:
    app = QApplication([])
    set_language(app, language)
    apply_theme(app, theme_of(palette, size, calm=True))  # type: ignore[arg-type]
    for name in only or SHEETS:
        sheet = SHEETS[name]()
        sheet.resize(theme().px(1280) if size == "large" else 1280, theme().px(800))
        sheet.show()
        for _ in range(4):
            app.processEvents()
        sheet.grab().save(str(Path(folder) / f"{name}-{palette}-{size}-{language}.png"))
        sheet.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
