"""A fault at every step: the window lives, nothing typed is lost, and one registration stays one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.flow.memory import Typed
from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import End, Move
from app.widgets.language import set_language
from harness.faults import Fault, Service
from harness.window import Window

SUNNY = scenarios()["sunny-path"]
ASKING = (Step.IDENTITY, Step.PHONE, Step.SMS_CODE, Step.CHECK, Step.REGISTERED, Step.RECORD)
"""Steps of the sunny path whose main button asks the service."""


def up_to(window: Window, step: Step) -> Move:
    """Walk to `step` and fill it in; gives the move that leaves it."""
    for move in SUNNY.script:
        if window.step is step:
            window.fill(move)
            return move
        window.move(move, SUNNY)
    raise AssertionError(f"{step} is not on the sunny path")


def walk_on(window: Window) -> None:
    """From wherever the sunny path stands to its end."""
    for move in SUNNY.script:
        if window.step == move.step:
            window.move(move, SUNNY)


def typed_on(window: Window) -> Typed:
    return window.page.apply().typed


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("step", ASKING)
def test_the_window_lives_and_goes_on(step: Step, fault: Fault, qapp: object) -> None:
    service = Service()
    window = Window(wrap=service.wrap, deadline=0.4 if fault is Fault.SILENT else None)
    try:
        up_to(window, step)
        before = typed_on(window)
        service.arm(fault)
        window.press_main()
        if fault is Fault.SLOW:
            assert not window.shell.bar.forward_button.isEnabled(), "the main button is shut while it waits"
            assert not window.shell.bar.back_button.isEnabled(), "so is Back"
        window.settle()
        assert service.struck, "the fault has not struck"
        if fault is Fault.SLOW:
            assert window.step is not step
        else:
            assert window.step is step
            # A picture code counts for one try: after a refusal there is another picture.
            after = replace(typed_on(window), picture=before.picture)
            assert after == before, "something typed was lost"
            _get_over(window, fault)
        walk_on(window)
        assert window.step is Step.LAST
        assert window.end is End.RECORD_CONFIRMED
        assert len(set(service.attempts_at("accounts.register"))) == 1, "registered once, by one attempt"
    finally:
        window.close()


def _get_over(window: Window, fault: Fault) -> None:
    """What a person would press: retry where it is offered, else back to the page and the main button."""
    shell = window.shell
    if fault is Fault.REFUSED:
        assert window.has_errors
    else:
        assert shell.no_answer.isVisible()
        again = shell.no_answer.retry_button
        button = again if again.isVisible() else shell.no_answer.leave_button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not shell.no_answer.isVisible()
        if button is again:
            window.settle()
            return
    if window.step is Step.PHONE:
        window.fill(Move("phone"))
    window.press_main()
    window.settle()


@pytest.mark.parametrize("step", ASKING)
def test_stopping_to_wait_leaves_everything_as_it_was(step: Step, qapp: object) -> None:
    service = Service()
    window = Window(wrap=service.wrap)
    try:
        up_to(window, step)
        before = typed_on(window)
        service.arm(Fault.SILENT)
        window.press_main()
        window.wait_for(lambda: bool(service.struck))
        assert window.journey.busy
        window.shell.waiting.cancelled.emit()
        window.settle()
        assert window.step is step
        assert typed_on(window) == before
        walk_on(window)
        assert window.end is End.RECORD_CONFIRMED
    finally:
        window.close()


def test_closing_while_something_is_under_way_leaves_nothing_behind(qapp: object) -> None:
    service = Service()
    window = Window(wrap=service.wrap)
    up_to(window, Step.IDENTITY)
    service.arm(Fault.SILENT)
    window.press_main()
    window.wait_for(lambda: bool(service.struck))
    window.close()


@pytest.mark.parametrize("step", [Step.BEFORE, *ASKING, Step.PASSWORD])
def test_another_language_in_the_middle_of_a_step_keeps_what_is_typed(step: Step, qapp: QApplication) -> None:
    window = Window(language="zh_CN")
    try:
        up_to(window, step)
        before, title = typed_on(window), window.page.head.accessibleName()
        window.shell.choose_language("en")
        assert typed_on(window) == before
        assert window.page.head.accessibleName() != title
        window.shell.choose_size("large")
        window.shell.choose_palette("dark")
        assert typed_on(window) == before
        walk_on(window)
        assert window.step is Step.LAST
    finally:
        window.shell.choose_size("standard")
        window.shell.choose_palette("light")
        set_language(qapp, "zh_CN")
        window.close()


@pytest.mark.parametrize("step", [Step.PHONE, Step.SMS_CODE, Step.PASSWORD, Step.CHECK])
def test_back_keeps_what_was_typed_on_both_pages(step: Step, qapp: object) -> None:
    window = Window()
    try:
        up_to(window, step)
        before, here = typed_on(window), window.step
        window.back()
        assert window.step is not here
        there = typed_on(window)
        assert (there.name, there.number, there.phone) == (before.name, before.number, before.phone)
        assert there.password == before.password
        walk_on(window)
        assert window.end is End.RECORD_CONFIRMED
    finally:
        window.close()


def test_what_is_typed_while_a_picture_comes_is_still_there(qapp: object) -> None:
    service = Service()
    window = Window(wrap=service.wrap)
    try:
        up_to(window, Step.PHONE)
        service.arm(Fault.SLOW)
        window.shell.leave_by(Exit.NEW_PICTURE)
        window.type_into("phone", "13900139000")
        window.settle()
        assert service.struck
        assert typed_on(window).phone == "13900139000"
    finally:
        window.close()


def test_enter_in_a_field_is_the_main_button(qapp: object) -> None:
    window = Window()
    try:
        up_to(window, Step.IDENTITY)
        QTest.keyClick(window.page.fields["number"].input, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        window.settle()
        assert window.step is Step.PHONE
    finally:
        window.close()


def test_a_wrong_entry_is_named_in_the_summary_and_at_the_field(qapp: object) -> None:
    window = Window()
    try:
        up_to(window, Step.IDENTITY)
        window.type_into("number", "990000200702290010")
        window.press_main()
        assert window.step is Step.IDENTITY
        assert window.has_errors
        assert window.shell.focusWidget() is window.page.errors
        said = window.page.errors.links[0].text()
        at_field = window.page.fields["number"].error_line.label.text()  # type: ignore[attr-defined]
        assert at_field
        assert at_field in said
    finally:
        window.close()
