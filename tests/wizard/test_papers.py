"""Wherever name and number are asked for, the place of the fault in the number is marked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.flow.step import Step
from app.core.launch import WindowOptions
from app.core.text import text
from app.wizard.papers import PapersPage
from app.wizard.screenshots import stage, take, views
from app.wizard.shell import Shell
from app.wizard.start import application

ASKING = (Step.IDENTITY, Step.FIND_USER, Step.RESET, Step.CLOSE_ACCOUNT, Step.SCHOOL_LOGIN)


@pytest.fixture
def shell(qapp: object) -> Iterator[Shell]:
    application(WindowOptions())
    made = stage()
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("step", ASKING, ids=str)
def test_the_faulty_part_of_the_number_is_marked(step: Step, shell: Shell) -> None:
    take(shell, next(view for view in views() if view.step is step))
    page = shell.page
    assert isinstance(page, PapersPage)
    number = page.papers.number
    number.set_value("990000200713320010")  # the thirteenth month
    page.point("number", text("Document number"))
    assert number.input.faulty == (6, 14)
    page.point("number", None)
    assert number.input.faulty is None
