"""Fields, the number ruler, the document type, the error summary, code boxes and the number pad."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.core.text import text, verbatim
from app.widgets.code_boxes import CodeBoxes, code_digits
from app.widgets.document_type import DocumentTypeField
from app.widgets.error_summary import ErrorSummary
from app.widgets.field import Field
from app.widgets.focus_ring import FocusRing
from app.widgets.id_number import GROUPS, IdNumberField
from app.widgets.number_pad import NumberPad

LABEL, HINT, WRONG = verbatim("姓名"), verbatim("与身份证逐字一致"), verbatim("请填写姓名")


@pytest.fixture
def window(qtbot) -> QWidget:
    """A shown window with a column; parts are added by ``window.layout().addWidget``."""
    shown = QWidget()
    QVBoxLayout(shown)
    qtbot.addWidget(shown)
    shown.resize(700, 600)
    shown.show()
    shown.activateWindow()
    return shown


def add(window: QWidget, *parts: QWidget) -> None:
    for part in parts:
        window.layout().addWidget(part)
    QApplication.processEvents()


def compose(box: QWidget, pre: str = "", commit: str = "") -> None:
    event = QInputMethodEvent(pre, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def test_a_field_says_its_error_and_takes_it_back(window: QWidget) -> None:
    field = Field(LABEL, HINT)
    add(window, field)
    assert field.input.accessibleName() == "姓名"
    assert field.input.accessibleDescription() == "与身份证逐字一致"
    assert not field.error_line.isVisible()
    field.set_error(WRONG)
    assert field.error_line.isVisible()
    assert field.input.accessibleDescription() == "请填写姓名 与身份证逐字一致"
    field.set_error(None)
    assert not field.error_line.isVisible()
    assert field.input.state == "plain"


def test_typing_is_reported_and_setting_is_not(window: QWidget, qtbot) -> None:
    field = Field(LABEL)
    add(window, field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.set_value("林")
    field.input.setFocus()
    QTest.keyClicks(field.input, "ab")
    assert heard == ["林a", "林ab"]


def test_a_field_never_eats_what_is_composed(window: QWidget) -> None:
    field = Field(LABEL)
    add(window, field)
    field.input.setFocus()
    compose(field.input, pre="lin")
    field.set_error(WRONG)
    compose(field.input, commit="林")
    assert field.value() == "林"


def test_a_shut_field_cannot_be_changed(window: QWidget) -> None:
    field = Field(LABEL)
    add(window, field)
    field.set_value("x")
    field.set_shut(True)
    QTest.keyClicks(field.input, "y")
    assert field.value() == "x"
    field.set_shut(False)
    QTest.keyClicks(field.input, "y")
    assert field.value() == "xy"


def test_a_secret_is_not_shown(window: QWidget) -> None:
    field = Field(LABEL, secret=True)
    add(window, field)
    field.set_value("secret")
    assert field.input.echoMode() == QLineEdit.EchoMode.Password
    assert "secret" not in field.input.displayText()


def test_the_ruler_stands_under_the_digits(window: QWidget) -> None:
    field = IdNumberField(LABEL, HINT)
    add(window, field)
    field.set_value("990000200703150028")
    xs, slots = field.input.positions(), field.input.slots()
    assert len(xs) == 19
    start = 0
    for count, slot in zip(GROUPS, slots, strict=True):
        assert slot.left() <= xs[start]
        assert xs[start + count - 1] < slot.right()
        start += count
    assert xs == sorted(xs)


def test_the_faulty_group_is_the_one_that_holds_the_fault(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    field.set_value("990000200702290010")
    field.set_error(WRONG, (6, 14))
    assert field.ruler.faulty_groups() == [1]
    field.set_error(WRONG, (17, 18))
    assert field.ruler.faulty_groups() == [3]
    field.set_error(WRONG, (5, 7))
    assert field.ruler.faulty_groups() == [0, 1]
    field.set_error(None)
    assert field.ruler.faulty_groups() == []


def test_a_click_puts_the_cursor_where_it_points(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    field.set_value("990000200703150028")
    for place in (0, 5, 6, 9, 14, 17, 18):
        x = round(field.input.positions()[place])
        QTest.mouseClick(field.input, Qt.MouseButton.LeftButton, pos=QPoint(x, 24))
        assert field.input.cursorPosition() == place


def test_a_double_click_selects_one_group(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    field.set_value("990000200703150028")
    QTest.mouseDClick(
        field.input, Qt.MouseButton.LeftButton, pos=QPoint(round(field.input.positions()[9]), 24)
    )
    QTest.mouseRelease(field.input, Qt.MouseButton.LeftButton)
    assert field.input.selectedText() == "20070315"


def test_a_number_may_be_too_long_or_not_a_number_at_all(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    for words in ("", "9", "护照E12345", "990000200703150028123", "９９００００"):
        field.set_value(words)
        assert len(field.input.positions()) == len(words) + 1
        window.grab()


def test_other_documents_have_no_ruler(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    field.set_grouped(False)
    assert not field.ruler.isVisible()
    window.grab()
    field.set_grouped(True)
    assert field.ruler.isVisible()


def test_a_document_type_is_chosen_by_keyboard(window: QWidget, qtbot) -> None:
    field = DocumentTypeField(LABEL, [("id", verbatim("居民身份证")), ("pass", verbatim("护照"))], HINT)
    add(window, field)
    field.set_value("id")
    assert field.input.accessibleName() == "姓名 居民身份证"
    field.input.setFocus()
    QTest.keyClick(field.input, Qt.Key.Key_Down)
    menu = field.input.menu
    assert [action.text() for action in menu.actions()] == ["居民身份证", "护照"]
    with qtbot.waitSignal(field.chosen) as heard:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert heard.args == ["pass"]
    assert field.value() == "pass"
    assert field.input.accessibleName() == "姓名 护照"


def test_an_unknown_document_type_chooses_none(window: QWidget) -> None:
    field = DocumentTypeField(LABEL, [("id", verbatim("居民身份证"))])
    add(window, field)
    field.set_value("other")
    assert field.value() == ""


def test_the_summary_takes_the_focus_and_leads_to_the_field(window: QWidget) -> None:
    summary, field = ErrorSummary(), Field(LABEL)
    add(window, summary, field)
    assert not summary.isVisible()
    summary.show_errors([(WRONG, field)])
    assert summary.hasFocus()
    assert summary.accessibleName() == "有 1 处需要改一下"
    assert summary.accessibleDescription() == "请填写姓名"
    QTest.mouseClick(summary.links[0], Qt.MouseButton.LeftButton)
    assert field.input.hasFocus()
    summary.show_errors([])
    assert not summary.isVisible()


@pytest.mark.parametrize(
    ("pasted", "digits"),
    [
        ("471902", "471902"),
        (" 471 902 ", "471902"),
        ("471-902", "471902"),
        ("４７１９０２", "471902"),
        ("验证码：471902。", "471902"),
        ("", ""),
        ("四七一", ""),
    ],
)
def test_a_code_is_read_as_it_comes(pasted: str, digits: str) -> None:
    assert code_digits(pasted) == digits


def test_a_paste_fills_all_boxes(window: QWidget, qtbot) -> None:
    boxes = CodeBoxes(text("SMS code"))
    add(window, boxes)
    boxes.setFocus()
    QApplication.clipboard().setText("４７１ 902")
    with qtbot.waitSignal(boxes.complete) as heard:
        QTest.keyClick(boxes, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["471902"]
    assert boxes.value() == "471902"
    QApplication.clipboard().clear()


def test_typing_fills_one_box_after_another(window: QWidget) -> None:
    boxes = CodeBoxes(text("SMS code"))
    add(window, boxes)
    boxes.setFocus()
    whole: list[str] = []
    boxes.complete.connect(whole.append)
    for i, digit in enumerate("47190"):
        assert boxes.current() == i
        QTest.keyClicks(boxes, digit)
    assert whole == []
    QTest.keyClicks(boxes, "2")
    QTest.keyClicks(boxes, "7")
    assert boxes.value() == "471902"


def test_a_letter_is_not_taken_and_moves_nothing(window: QWidget) -> None:
    boxes = CodeBoxes(text("SMS code"))
    add(window, boxes)
    boxes.setFocus()
    QTest.keyClicks(boxes, "4a7")
    assert boxes.value() == "47"
    assert boxes.cursorPosition() == 2


def test_a_click_on_a_box_replaces_its_digit(window: QWidget) -> None:
    boxes = CodeBoxes(text("SMS code"))
    add(window, boxes)
    boxes.fill("471902")
    QTest.mouseClick(boxes, Qt.MouseButton.LeftButton, pos=boxes.boxes()[2].center().toPoint())
    QTest.keyClicks(boxes, "5")
    assert boxes.value() == "475902"


def test_an_edit_takes_the_error_away(window: QWidget) -> None:
    boxes = CodeBoxes(text("SMS code"))
    add(window, boxes)
    boxes.fill("471902")
    boxes.set_state("error")
    boxes.setFocus()
    QTest.keyClick(boxes, Qt.Key.Key_Backspace)
    assert boxes.state == "plain"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=20))
def test_whatever_is_pasted_only_digits_stay(words: str) -> None:
    boxes = CodeBoxes(text("SMS code"))
    boxes.fill(words)
    assert len(boxes.value()) <= 6
    assert set(boxes.value()) <= set("0123456789")
    boxes.deleteLater()


def test_the_pad_types_where_the_focus_is(window: QWidget) -> None:
    field, pad = IdNumberField(LABEL), NumberPad("x")
    add(window, field, pad)
    field.input.setFocus()
    keys = {key.text(): key for key in pad.keys}
    for name in ("9", "9", "0", "X"):
        QTest.mouseClick(keys[name], Qt.MouseButton.LeftButton)
    assert field.value() == "990X"
    assert field.input.hasFocus()
    QTest.mouseClick(pad.keys[-1], Qt.MouseButton.LeftButton)
    assert field.value() == "990"
    QTest.qWait(0)
    for key in pad.keys:
        key._lit.stop()


def test_the_pad_empties_the_field(window: QWidget) -> None:
    field, pad = Field(LABEL), NumberPad()
    add(window, field, pad)
    field.set_value("138")
    field.input.setFocus()
    clear = next(key for key in pad.keys if key.text() == "清空")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert field.value() == ""
    clear._lit.stop()


def test_the_ring_follows_the_focus_and_the_current_box(window: QWidget) -> None:
    field, boxes = Field(LABEL), CodeBoxes(text("SMS code"))
    add(window, field, boxes)
    ring = FocusRing(window)
    field.input.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    inner = ring.geometry().adjusted(5, 5, -5, -5)
    assert inner.topLeft() == field.input.mapTo(window, QPoint(0, 0))
    boxes.setFocus(Qt.FocusReason.TabFocusReason)
    first = ring.geometry()
    QTest.keyClicks(boxes, "4")
    assert ring.geometry().left() > first.left()
    assert ring.geometry().size() == first.size()


def test_the_ring_moves_with_its_part(window: QWidget) -> None:
    field, other = Field(LABEL), Field(HINT)
    add(window, other, field)
    window.layout().addStretch(1)
    QApplication.processEvents()
    ring = FocusRing(window)
    field.input.setFocus(Qt.FocusReason.TabFocusReason)
    before = ring.y()
    other.set_error(WRONG)
    QApplication.processEvents()
    assert ring.y() > before
    assert ring.y() + 5 == field.input.mapTo(window, QPoint(0, 0)).y()


def test_the_ring_hides_with_its_part(window: QWidget) -> None:
    field = Field(LABEL)
    add(window, field)
    ring = FocusRing(window)
    field.input.setFocus(Qt.FocusReason.TabFocusReason)
    field.hide()
    QApplication.processEvents()
    assert not ring.isVisible()


def test_a_drag_selects_characters_of_the_number(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    field.set_value("990000200703150028")
    xs = field.input.positions()
    QTest.mousePress(field.input, Qt.MouseButton.LeftButton, pos=QPoint(round(xs[6]), 24))
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(xs[14], 24),
        field.input.mapToGlobal(QPointF(xs[14], 24)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(field.input, move)
    QTest.mouseRelease(field.input, Qt.MouseButton.LeftButton)
    assert field.input.selectedText() == "20070315"


def test_an_input_method_is_told_where_the_cursor_is(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    field.set_value("990000200703150028")
    field.input.setCursorPosition(6)
    place = field.input.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert abs(place.x() - field.input.positions()[6]) <= 1


def test_composing_in_the_number_field_shows_the_plain_line(window: QWidget) -> None:
    field = IdNumberField(LABEL)
    add(window, field)
    field.set_value("99")
    field.input.setFocus()
    compose(field.input, pre="ｘ")
    before = field.input.grab().toImage()
    compose(field.input, commit="X")
    assert field.value() == "99X"
    assert field.input.grab().toImage() != before


def test_composing_in_the_code_boxes_is_left_alone_until_it_is_done(window: QWidget) -> None:
    boxes = CodeBoxes(text("SMS code"))
    add(window, boxes)
    boxes.setFocus()
    compose(boxes, pre="４７")
    assert boxes.value() == ""
    compose(boxes, commit="４７")
    assert boxes.value() == "47"
