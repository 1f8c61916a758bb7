"""The phone before one goes to the official site: a missing digit is said at once, the number comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.flow.step import Step
from app.core.launch import WindowOptions
from app.wizard.screenshots import stage, take, views
from app.wizard.shell import Shell
from app.wizard.start import application
from harness.window import input_of


@pytest.fixture
def shell(qapp: object) -> Iterator[Shell]:
    application(WindowOptions())
    made = stage()
    made.show()
    take(made, next(view for view in views() if view.step is Step.OWN_PHONE))
    yield made
    made.close()
    made.deleteLater()


def test_ten_digits_are_too_few_as_soon_as_the_field_is_left(shell: Shell) -> None:
    field = shell.page.fields["phone"]
    box = input_of(field)
    box.setFocus()
    box.setText("1380013800")
    box.textEdited.emit(box.text())
    box.clearFocus()
    assert field.error is not None  # type: ignore[attr-defined]


def test_the_number_is_asked_for_before_the_tick(shell: Shell) -> None:
    page = shell.page
    input_of(page.fields["phone"]).setText("")
    page.own.setChecked(False)  # type: ignore[attr-defined]
    empty = page.reason()
    input_of(page.fields["phone"]).setText("13800138000")
    assert empty is not None
    assert page.reason() not in (None, empty)
    page.own.setChecked(True)  # type: ignore[attr-defined]
    assert page.reason() is None
