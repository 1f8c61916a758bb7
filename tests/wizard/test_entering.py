"""What is typed on a page: where it stays, how it is sent, and how it is told what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.backend.backend import Backend
from app.core.backend.failure import Unreachable
from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios
from harness.faults import Fault, Service
from harness.window import Window

SUNNY = scenarios()["sunny-path"]


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def window(service: Service, qapp: object) -> Iterator[Window]:
    made = Window(wrap=service.wrap)
    yield made
    made.close()


def up_to(window: Window, step: Step) -> None:
    """Walk to `step` and fill it in."""
    for move in SUNNY.script:
        if window.step is step:
            window.fill(move)
            return
        window.move(move, SUNNY)


def test_what_is_typed_while_a_picture_comes_is_still_there(window: Window, service: Service) -> None:
    up_to(window, Step.PHONE)
    service.arm(Fault.HELD)
    window.shell.leave_by(Exit.NEW_PICTURE)
    window.wait_for(lambda: service.held)
    window.type_into("phone", "13900139000")
    service.release()
    window.settle()
    assert window.page.apply().typed.phone == "13900139000"


def test_another_look_in_the_middle_keeps_what_is_typed(window: Window) -> None:
    up_to(window, Step.IDENTITY)
    before = window.page.apply().typed
    try:
        window.shell.choose_size("large")
        window.shell.choose_palette("dark")
        assert window.page.apply().typed == before
    finally:
        window.shell.choose_size("standard")
        window.shell.choose_palette("light")


def test_enter_in_a_field_is_the_main_button(window: Window) -> None:
    up_to(window, Step.IDENTITY)
    number: Any = window.page.fields["number"]
    QTest.keyClick(number.input, Qt.Key.Key_Return)
    window.settle()
    assert window.step is Step.PHONE


def test_a_wrong_entry_is_named_in_the_summary_and_at_the_field(window: Window) -> None:
    up_to(window, Step.IDENTITY)
    window.type_into("number", "990000200702290010")
    window.press_main()
    assert window.step is Step.IDENTITY
    assert window.has_errors
    assert window.shell.focusWidget() is window.page.errors
    said = window.page.errors.links[0].text()
    number: Any = window.page.fields["number"]
    at_field = number.error_line.label.text()
    assert at_field
    assert at_field in said


def test_a_service_that_does_not_open_is_tried_again(qapp: object) -> None:
    fails = [True, True]

    def wrap(backend: Backend) -> Backend:
        if fails:
            fails.pop()
            backend.close()
            raise Unreachable
        return backend

    window = Window(wrap=wrap)
    try:
        window.press(Exit.PRACTISE)
        while fails or window.shell.no_answer.isVisible():
            if window.shell.no_answer.isVisible():
                QTest.mouseClick(window.shell.no_answer.retry_button, Qt.MouseButton.LeftButton)
            else:
                window.press(Exit.NEXT)
            window.settle()
        window.wait_for(lambda: window.flow.memory.known.persona is not None)
        assert window.step in (Step.BEFORE, Step.IDENTITY)
    finally:
        window.close()
