"""The record table, its progress, the watermark, check lists, results."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.backend.data.records import Owner, Verdict
from app.core.text import verbatim
from app.widgets.check_row import Check, CheckList, SizeMeter
from app.widgets.record_progress import RecordProgress
from app.widgets.record_row import Item
from app.widgets.record_table import RecordTable
from app.widgets.result_list import Result, ResultList
from app.widgets.search_field import SearchField
from app.widgets.theme import theme
from app.widgets.watermark import Watermark

ITEMS = [
    Item("xm", verbatim("姓名"), "林知夏", "林知夏"),
    Item("zymc", verbatim("专业"), "软件工程", "计算机科学与技术", advice=verbatim("已记下。")),
    Item("xh", verbatim("学号"), "", verbatim("入学后由学校编排"), waiting=verbatim("等学校分配，不算错")),
]


@pytest.fixture
def table(qtbot) -> RecordTable:
    made = RecordTable()
    qtbot.addWidget(made)
    made.show_items(ITEMS)
    made.resize(900, 400)
    made.show()
    QApplication.processEvents()
    return made


def test_what_waits_is_not_asked(table: RecordTable) -> None:
    assert table.verdicts() == {"xm": None, "zymc": None, "xh": Verdict.WAITING}
    assert table.row("xh").answers is None
    assert table.first_open() is table.row("xm")


def test_an_answer_is_reported_and_shown(table: RecordTable, qtbot) -> None:
    row = table.row("zymc")
    different = row.answers._segments[1]
    with qtbot.waitSignal(table.answered) as heard:
        QTest.mouseClick(different, Qt.MouseButton.LeftButton)
    assert heard.args == ["zymc", Verdict.DIFFERENT]
    assert row._advice.isVisible()
    row.set_verdict(Verdict.SAME)
    assert not row._advice.isVisible()
    assert table.first_open() is table.row("xm")


def test_a_difference_is_tinted_and_has_its_bar(table: RecordTable) -> None:
    row = table.row("zymc")
    row.set_verdict(Verdict.DIFFERENT)
    picture = row.grab().toImage()
    assert picture.pixelColor(1, 20) == theme().colour("bad")
    assert picture.pixelColor(10, 20) == theme().colour("badTint")


def test_values_from_outside_are_plain(qtbot) -> None:
    table = RecordTable()
    qtbot.addWidget(table)
    table.show_items([Item("xm", verbatim("姓名"), "<b>林</b>", "<img src=x>")])
    assert table.row("xm")._shown.text() == "<b>林</b>"
    assert table.row("xm")._compare.text() == "<img src=x>"


def test_items_can_be_replaced(table: RecordTable) -> None:
    table.show_items(ITEMS[:1])
    assert [row.item.key for row in table.rows] == ["xm"]


def test_progress_is_said_in_words(qtbot) -> None:
    progress = RecordProgress()
    qtbot.addWidget(progress)
    progress.show_verdicts([Verdict.SAME, Verdict.DIFFERENT, None, Verdict.WAITING])
    assert progress.accessibleName() == "已核对 3 项，共 4 项"


def test_the_watermark_covers_the_card_and_lets_clicks_through(table: RecordTable, qtbot) -> None:
    before = table.grab().toImage()
    mark = Watermark(table)
    mark.show()
    table.resize(950, 420)
    QApplication.processEvents()
    assert mark.geometry() == table.rect()
    table.resize(900, 400)
    QApplication.processEvents()
    after = table.grab().toImage()
    pixels = [(x, y) for x in range(0, before.width(), 3) for y in range(0, before.height(), 3)]
    changed = [p for p in pixels if before.pixel(*p) != after.pixel(*p)]
    assert len(changed) > len(pixels) / 50
    places = {p[0] * 3 // before.width() for p in changed}
    assert places == {0, 1, 2}, "not only in a corner that could be cut off"
    with qtbot.waitSignal(table.answered):
        QTest.mouseClick(table.row("xm").answers._segments[0], Qt.MouseButton.LeftButton)


def test_a_check_says_its_state_in_words(qtbot) -> None:
    checks = CheckList(
        [Check("bad", verbatim("住址没有读全"), verbatim("见图中 1")), Check("ok", verbatim("光线"))]
    )
    qtbot.addWidget(checks)
    rows = [checks.box.itemAt(i).widget() for i in range(checks.box.count())]
    names = [row.accessibleName() for row in rows if row.accessibleName()]
    assert names == ["住址没有读全: 会被退回 见图中 1", "光线: 没有发现问题"]


@pytest.mark.parametrize(("size", "token"), [(286, "ok"), (300, "ok"), (301, "bad"), (9000, "bad")])
def test_the_meter_turns_at_the_limit(qtbot, size: int, token: str) -> None:
    meter = SizeMeter()
    qtbot.addWidget(meter)
    meter.resize(400, meter.height())
    meter.show_size(size, 300, verbatim(f"{size} KB"), verbatim("上限 300 KB"))
    assert meter.grab().toImage().pixelColor(100, 37) == QColor(theme().colour(token))
    assert meter.accessibleName() == f"{size} KB, 上限 300 KB"


def result(key: str, **more) -> Result:
    return Result(key, verbatim(f"提示{key}"), verbatim("怎么办"), Owner.SITE, verbatim("3 个工作日"), **more)


def test_the_search_field_moves_in_the_results(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, search, results = QVBoxLayout(window), SearchField(verbatim("写提示原文")), ResultList()
    column.addWidget(search)
    column.addWidget(results)
    search.lead_to(results)
    results.show_results([result("a"), result("b"), result("c")])
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    search.input.setFocus()
    assert search.input.hasFocus()
    assert results.current_key() == "a"
    QTest.keyClick(search.input, Qt.Key.Key_Down)
    assert results.current_key() == "b"
    assert search.input.hasFocus()
    with qtbot.waitSignal(results.picked) as heard:
        QTest.keyClick(search.input, Qt.Key.Key_Return)
    assert heard.args == ["b"]
    QTest.keyClicks(search.input, "x")
    assert search.input.text() == "x"
    QTest.keyClick(search.input, Qt.Key.Key_Escape)
    assert search.input.text() == ""


def test_a_click_picks_a_result(qtbot) -> None:
    results = ResultList()
    qtbot.addWidget(results)
    results.show_results([result("a"), result("b")])
    results.resize(700, 300)
    results.show()
    second = results.visualRect(results.model().index(1, 0)).center()
    with qtbot.waitSignal(results.picked) as heard:
        QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert heard.args == ["b"]


def test_no_result_is_no_key(qtbot) -> None:
    results = ResultList()
    qtbot.addWidget(results)
    results.show_results([])
    assert results.current_key() == ""
    QTest.keyClick(results, Qt.Key.Key_Return)


def test_a_result_tells_all_it_shows(qtbot) -> None:
    results = ResultList()
    qtbot.addWidget(results)
    results.show_results([result("a", quoted=True)])
    said = results.model().data(results.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "官网提示, 提示a, 怎么办, 学信网客服, 3 个工作日"


@pytest.mark.parametrize("width", [200, 400, 700])
@pytest.mark.parametrize("found", [(), ((0, 3),), ((1, 2), (3, 90)), ((80, 90),)])
def test_found_words_are_painted_at_every_width(qtbot, width: int, found) -> None:
    results = ResultList()
    qtbot.addWidget(results)
    results.show_results(
        [Result("a", verbatim("证件号码已被注册" * 6), verbatim(""), Owner.SITE, verbatim("x"), True, found)]
    )
    results.resize(width, 120)
    assert not results.grab().isNull()


def test_a_reader_can_walk_the_results(qtbot) -> None:
    results = ResultList()
    qtbot.addWidget(results)
    results.show_results([result("a"), result("b")])
    results.resize(700, 300)
    results.show()
    heard = QAccessible.queryAccessibleInterface(results)
    assert heard.text(QAccessible.Text.Name) == "搜索结果"
    assert heard.childCount() == 2


def test_names_go_above_the_values_where_there_is_little_room(table: RecordTable) -> None:
    assert not table.row("xm").narrow
    high = table.row("xm").height()
    table.resize(560, 400)
    QApplication.processEvents()
    row = table.row("xm")
    assert row.narrow
    assert row._name.geometry().bottom() < row._shown.geometry().top() + 2
    assert row._shown.geometry().right() < row._compare.geometry().left()
    assert row._compare.geometry().right() < row.answers.geometry().left()
    table.resize(900, 400)
    for _ in range(3):
        QApplication.processEvents()
    assert not row.narrow
    assert row.height() == high
