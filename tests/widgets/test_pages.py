"""What pages are made of besides fields: head, scrolled body, banner, fact cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.core.text import verbatim
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.fact_card import FactCard
from app.widgets.focus_ring import FocusRing
from app.widgets.labels import Label
from app.widgets.page_head import PageHead
from app.widgets.scroll import Scroll
from app.widgets.theme import theme
from app.widgets.wrapping_row import WrappingRow

A, B, C = verbatim("填写身份信息"), verbatim("第 3 步，共 10 步"), verbatim("与身份证逐字一致")


def test_a_page_begins_at_its_title_once(qtbot) -> None:
    head = PageHead(A)
    qtbot.addWidget(head)
    head.show()
    head.activateWindow()
    QApplication.processEvents()
    head.focus_title()
    assert head.title.hasFocus()
    assert head.title.focusPolicy() == Qt.FocusPolicy.NoFocus, "Tab does not come back"
    assert head.accessibleName() == "填写身份信息"


def test_a_title_with_the_focus_has_no_ring(qtbot) -> None:
    window = Scroll()
    qtbot.addWidget(window)
    head = PageHead(A)
    window.box.addWidget(head)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    head.focus_title()
    assert not ring.isVisible()


def test_what_is_not_said_takes_no_place(qtbot) -> None:
    head = PageHead(A)
    qtbot.addWidget(head)
    low = head.sizeHint().height()
    head.set_step(B)
    head.set_lead(C)
    assert head.sizeHint().height() > low
    assert head.lead.text() == "与身份证逐字一致"
    head.set_step(None)
    head.set_lead(None)
    assert head.sizeHint().height() == low
    head.set_title(B)
    assert head.accessibleName() == "第 3 步，共 10 步"


@pytest.fixture
def scroll(qtbot) -> Scroll:
    made = Scroll(margin=(40, 20, 40, 20))
    qtbot.addWidget(made)
    for _ in range(30):
        made.box.addWidget(QLineEdit())
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_the_body_follows_the_focus(scroll: Scroll) -> None:
    last = scroll.findChildren(QLineEdit)[-1]
    assert scroll.verticalScrollBar().value() == 0
    last.setFocus(Qt.FocusReason.TabFocusReason)
    top = last.mapTo(scroll, QPoint(0, 0)).y()
    assert 0 <= top <= scroll.height() - last.height()


def test_the_body_is_never_wider_than_its_view(scroll: Scroll) -> None:
    scroll.box.insertWidget(0, Label(verbatim("这句话很长，" * 30)))
    QApplication.processEvents()
    assert scroll._inner.width() <= scroll.viewport().width()


def test_the_ring_is_cut_where_the_body_ends(scroll: Scroll) -> None:
    ring = FocusRing(scroll)
    second = scroll.findChildren(QLineEdit)[1]
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert ring.geometry().bottom() < 0 or ring._view.top() > ring.height()


def test_a_banner_says_something_else_in_its_place(qtbot) -> None:
    banner = Banner("warn", A, B)
    qtbot.addWidget(banner)
    banner.resize(500, banner.heightForWidth(500))
    assert (banner.accessibleName(), banner.accessibleDescription()) == ("填写身份信息", "第 3 步，共 10 步")
    assert banner.grab().toImage().pixelColor(250, 8) == theme().colour("warnTint")
    banner.show_words("bad", B)
    assert (banner.accessibleName(), banner.accessibleDescription()) == ("第 3 步，共 10 步", "")
    assert not banner.message.isVisibleTo(banner)
    assert banner.grab().toImage().pixelColor(250, 8) == theme().colour("badTint")


def test_places_and_names_on_fact_cards_are_plain(qtbot) -> None:
    card = FactCard("where", "<b>信息学院</b>", ["<i>许老师</i>", A])
    qtbot.addWidget(card)
    said = [label.text() for label in card.findChildren(Label.__mro__[1])]
    assert said == ["去哪里", "<b>信息学院</b>", "<i>许老师</i>", "填写身份信息"]


@pytest.mark.parametrize("kind", ["bring", "where", "when"])
def test_only_the_deadline_is_ochre(qtbot, kind) -> None:
    card = FactCard(kind, A)
    qtbot.addWidget(card)
    card.resize(300, 200)
    wanted = "warnTint" if kind == "when" else "surface"
    assert card.grab().toImage().pixelColor(150, 190) == theme().colour(wanted)


def test_a_full_row_goes_on_below(qtbot) -> None:
    row = WrappingRow(Button(A), Button(B), Button(C))
    qtbot.addWidget(row)
    wide = row.sizeHint()
    row.resize(wide)
    row.show()
    QApplication.processEvents()
    tops = [button.y() for button in row._parts]
    assert tops == [0, 0, 0]
    narrow = wide.width() * 2 // 3
    row.resize(narrow, row.heightForWidth(narrow))
    assert row._parts[2].y() == row._parts[0].height() + 10
    assert row.heightForWidth(narrow) == 2 * wide.height() + 10
    row._parts[1].hide()
    QApplication.processEvents()
    assert row._parts[2].y() == 0


def test_a_row_makes_room_for_longer_words(app, qtbot) -> None:
    first, second = Button(A), Button(B)
    row = WrappingRow(first, second)
    qtbot.addWidget(row)
    row.resize(600, 48)
    row.show()
    QApplication.processEvents()
    before = second.x()
    first.set_text(verbatim("这一个按钮上的话长了许多"))
    QApplication.processEvents()
    assert second.x() > before
    assert first.width() == first.sizeHint().width()
