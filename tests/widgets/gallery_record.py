"""Sheets of the gallery: the record and its mending, the troubleshooter, pictures, paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.core.backend.data.records import Owner, Verdict
from app.core.text import verbatim
from app.widgets.badges import Badge, OwnerBadge
from app.widgets.banner import Banner
from app.widgets.check_row import Check, CheckList, SizeMeter
from app.widgets.dated_line import DatedEntry, DatedLine
from app.widgets.fact_card import FactCard
from app.widgets.handout import HandOut, Preview
from app.widgets.labels import Label, PlainLabel
from app.widgets.long_text import LongText
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
from app.widgets.search_field import SearchField
from app.widgets.tick_row import TickRow
from app.widgets.watermark import Watermark
from tests.widgets.gallery_sheet import row_of, sheet_of

Z = verbatim


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
    return sheet_of(
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
    return sheet_of(
        [
            PageHead(Z("专业不一致，由学校更正"), lead=Z("您不用自己改，交给学院就好。")),
            path,
            facts,
            line,
            owners,
            row_of(Badge("clock", Z("约 5 分钟")), Badge("bag", Z("身份证、手机"))),
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
    return sheet_of(
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
    return sheet_of(
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
    return sheet_of(
        [Preview(HandOut(lambda: page, Z("回来卡"))), None],
        [reading, Label(Z("没有发现问题"), "section", colour="ok"), None],
    )
