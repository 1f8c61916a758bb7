"""Every page, in both languages and sizes: nothing overflows, all has a name, targets are large enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.core.flow.step import Step
from app.core.flow.table import TABLE
from app.widgets.labels import Label, PlainLabel
from app.widgets.language import set_language, speaker
from app.widgets.theme import apply_theme, theme, theme_of
from app.wizard.page_table import PAGES
from app.wizard.screenshots import View, stage, take, views
from app.wizard.shell import Shell
from harness.stray_windows import only_window


@pytest.fixture(params=["zh_CN-standard", "en-standard", "zh_CN-large", "en-large"])
def shell(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Shell]:
    language, _, size = request.param.partition("-")
    set_language(qapp, language)
    apply_theme(qapp, theme_of("light", size, True))
    made = stage()
    made.resize(1024, 600)
    made.show()
    yield made
    gone(made)
    set_language(qapp, "zh_CN")
    apply_theme(qapp, theme_of())


def gone(shell: Shell) -> None:
    """Closed and deleted: one that lives on hears the next change of language, and begins to watch again."""
    shell.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def each_view(name: str) -> View:
    return next(view for view in views() if view.name == name)


def reachable_by_tab(shell: Shell) -> list[QWidget]:
    parts = shell.findChildren(QWidget)
    return [
        part
        for part in parts
        if part.isVisibleTo(shell)
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
    ]


def test_every_step_of_the_table_has_a_page() -> None:
    assert set(PAGES) == set(TABLE)


@pytest.mark.parametrize("step", PAGES, ids=str)
def test_a_page_fits_the_smallest_window_and_all_of_it_has_a_name(step: Step, shell: Shell) -> None:
    take(shell, each_view(step.value))
    page = shell.page
    assert page.step is step
    fits(page)
    for part in reachable_by_tab(shell):
        said = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
        assert said.strip(), f"{type(part).__name__} has no name"
        if isinstance(part, QAbstractButton) and getattr(part, "_kind", "") != "link":
            assert min(part.width(), part.height()) >= theme().target - 1, f"“{said}” is too small"
    chinese = any("\u4e00" <= character <= "\u9fff" for character in page.head.accessibleName())
    assert chinese is (speaker().language == "zh_CN"), "the title is in the other language"


def test_no_part_of_a_page_is_a_window_of_its_own_for_a_moment(qapp: QApplication) -> None:
    made = stage()
    made.show()
    with only_window(made, qapp):
        for step in PAGES:
            take(made, each_view(step.value))
    gone(made)


def test_whoever_has_no_resident_id_card_can_say_so_wherever_the_number_is_asked_for(
    qapp: QApplication,
) -> None:
    made = stage()
    for step in PAGES:
        take(made, each_view(step.value))
        if "number" in made.page.fields:
            assert "document_type" in made.page.fields, step
    gone(made)


def fits(page: QWidget) -> None:
    assert page.minimumSizeHint().width() <= page.width(), "it is cut off at the right"
    for label in page.findChildren(QWidget):
        if isinstance(label, Label | PlainLabel) and label.isVisibleTo(page) and label.width() > 0:
            assert label.height() >= label.heightForWidth(label.width()) - 1, f"“{label.lines()}” is cut off"


def test_what_was_refused_fits_the_smallest_window_however_long_it_is(shell: Shell) -> None:
    take(shell, each_view("school-slip-refused"))
    assert shell.page.errors.isVisible()
    fits(shell.page)
    (link,) = shell.page.errors.links
    assert link.height() >= link.heightForWidth(link.width())


def test_what_is_said_when_no_answer_came_fits_the_smallest_window(shell: Shell) -> None:
    take(shell, each_view("no-answer"))
    fits(shell.no_answer)
