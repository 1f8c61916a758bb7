from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.core.flow.step import Exit, Step
from app.widgets.code_boxes import CodeBoxes
from app.wizard.pages.identity import IdentityPage
from app.wizard.pages.phone import PhonePage
from app.wizard.touch_pad import TouchPad, pad_for
from harness.window import Window


@pytest.fixture
def window(qapp: object) -> Iterator[Window]:
    made = Window(size=(1024, 600))
    yield made
    made.close()


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def touch(window: Window, part: QWidget, finger: QPointingDevice) -> None:
    """A short tap in the middle of `part`, as the screen reports it."""
    window.shell.area.bring_into_view(part)
    handle = window.shell.windowHandle()
    spot = part.mapTo(window.shell, part.rect().center())
    QTest.touchEvent(handle, finger).press(0, spot, handle)
    QTest.touchEvent(handle, finger).release(0, spot, handle)
    window.settle()


def at_identity(window: Window) -> IdentityPage:
    window.press(Exit.PRACTISE)
    window.settle()
    window.page.used.row("never").click()  # type: ignore[attr-defined]
    window.press(Exit.NEXT)
    assert isinstance(window.page, IdentityPage)
    window.shell.activateWindow()
    assert QTest.qWaitForWindowActive(window.shell, 5000)
    return window.page


def pad_of(window: Window) -> TouchPad:
    return window.shell.pad


def covers(pad: TouchPad, part: QWidget) -> bool:
    return (
        part.rect()
        .translated(part.mapTo(part.window(), QPoint()))
        .intersects(pad.rect().translated(pad.mapTo(pad.window(), QPoint())))
    )


def test_a_finger_on_the_number_brings_the_pad_with_x_beside_it(
    window: Window, finger: QPointingDevice
) -> None:
    page = at_identity(window)
    assert not pad_of(window).isVisible()
    touch(window, page.number.input, finger)
    assert page.number.input.hasFocus()
    assert pad_of(window).isVisible()
    assert pad_of(window).pads["x"].isVisible()
    assert not pad_of(window).pads["clear"].isVisible()
    assert not covers(pad_of(window), page.number.input)
    for key in pad_of(window).pads["x"].keys[:3]:
        key.click()
    assert page.number.value() == "123"


def test_a_field_for_words_has_no_pad(window: Window, finger: QPointingDevice) -> None:
    page = at_identity(window)
    touch(window, page.number.input, finger)
    touch(window, page.name.input, finger)
    assert not pad_of(window).isVisible()


def test_a_mouse_or_a_real_key_needs_no_pad(window: Window, finger: QPointingDevice) -> None:
    page = at_identity(window)
    QTest.mouseClick(page.number.input, Qt.MouseButton.LeftButton)
    window.settle()
    assert not pad_of(window).isVisible()
    touch(window, page.number.input, finger)
    assert pad_of(window).isVisible()
    QTest.keyClick(window.shell.windowHandle(), Qt.Key.Key_5)
    window.settle()
    assert not pad_of(window).isVisible()


def test_put_away_it_stays_away_until_another_field_is_touched(
    window: Window, finger: QPointingDevice
) -> None:
    page = at_identity(window)
    touch(window, page.number.input, finger)
    pad_of(window).pads["x"].folded.emit()
    touch(window, page.number.input, finger)
    assert not pad_of(window).isVisible()
    touch(window, page.name.input, finger)
    touch(window, page.number.input, finger)
    assert pad_of(window).isVisible()


def test_documents_with_letters_are_no_matter_of_the_pad(window: Window) -> None:
    page = at_identity(window)
    assert pad_for(page.number.input) == "x"
    page.number.set_grouped(False)
    assert pad_for(page.number.input) is None
    assert pad_for(page.name.input) is None
    assert pad_for(None) is None


def test_phone_and_code_are_for_the_pad(window: Window, qapp: object) -> None:
    page = PhonePage(window.shell.scene)
    assert pad_for(page.number.input) == "clear"
    assert pad_for(page.picture.field.input) is None  # letters, too
    assert pad_for(CodeBoxes(page.title)) == "clear"
    page.deleteLater()
    assert page.step is Step.PHONE
    QCoreApplication.processEvents()
