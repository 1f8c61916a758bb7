"""Every page as a screen reader gets it, in both languages. Over the bus: tests/harness/screen_reader.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.widgets.language import set_language, speaker
from app.widgets.roles import install_roles
from app.widgets.theme import apply_theme, theme_of
from app.wizard.screenshots import stage, take, views
from app.wizard.shell import Shell
from harness.heard import Heard, faults

ROLE = {
    QAccessible.Role.Button: "push button",
    QAccessible.Role.CheckBox: "check box",
    QAccessible.Role.RadioButton: "radio button",
    QAccessible.Role.ComboBox: "combo box",
    QAccessible.Role.EditableText: "text",
    QAccessible.Role.Link: "link",
    QAccessible.Role.List: "list",
    QAccessible.Role.ListItem: "list item",
    QAccessible.Role.Heading: "heading",
    QAccessible.Role.StaticText: "label",
    QAccessible.Role.AlertMessage: "notification",
    QAccessible.Role.Document: "document frame",
}
MOST_STOPS = 120


@pytest.fixture(params=["zh_CN", "en"])
def shell(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Shell]:
    install_roles()
    set_language(qapp, request.param)
    apply_theme(qapp, theme_of("light", "standard", True))
    made = stage()
    made.resize(1024, 600)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    set_language(qapp, "zh_CN")
    apply_theme(qapp, theme_of())


def heard(shell: Shell) -> list[Heard]:
    return [_part(i) for i in _showing(QAccessible.queryAccessibleInterface(shell))]


def _showing(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for i in range(interface.childCount()):
        child = interface.child(i)
        if child is None or child.state().invisible:
            continue
        yield child
        yield from _showing(child)


def _part(interface: QAccessibleInterface) -> Heard:
    state, kind = interface.state(), QAccessible.Text
    return Heard(
        ROLE.get(interface.role(), str(interface.role())),
        interface.text(kind.Name),
        interface.text(kind.Description),
        bool(state.focusable),
        not state.disabled,
    )


def test_every_page_as_a_reader_gets_it(shell: Shell) -> None:
    wrong = []
    for view in views():
        take(shell, view)
        wrong += [f"{view.name}: {fault}" for fault in faults(heard(shell), speaker().language)]
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_tab_reaches_all_of_every_page_and_comes_round(shell: Shell) -> None:
    wrong = []
    for view in views():
        if view.name != view.step:
            continue
        take(shell, view)
        wrong += [f"{view.name}: {fault}" for fault in _where_tab_fails(shell)]
    assert not wrong, "\n".join(wrong)


def _where_tab_fails(shell: Shell) -> Iterator[str]:
    """Tab reaches every part that takes it, is held nowhere, and Shift+Tab goes the same way back."""
    stops, back = _stops(shell, Qt.Key.Key_Tab), _stops(shell, Qt.Key.Key_Backtab)
    if len(stops) >= MOST_STOPS:
        yield "it never comes round"
    for part in shell.findChildren(QWidget):
        takes = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
        if not (takes and part.isVisible() and part.isEnabled()) or _beneath(part, shell):
            continue
        if part not in stops and not _in_a_group(part):
            yield f"it does not reach {type(part).__name__} {part.accessibleName()}"
    if set(back) != set(stops):
        yield f"backwards it stops at {len(back)} parts instead of {len(stops)}"


def _stops(shell: Shell, key: Qt.Key) -> list[QWidget]:
    """Where the focus stands, one key after the other, until it comes to a part again."""
    found: list[QWidget] = []
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        if now is not None and now in found:
            return found[found.index(now) :]
        if now is not None:
            found.append(now)
        QTest.keyClick(now or shell, key)
    return found


def _in_a_group(part: QWidget) -> bool:
    """One of several answers, which the arrows choose among, or one box of a code."""
    return hasattr(part, "group") and part.group() is not None and part.group().exclusive()


def _beneath(part: QWidget, shell: Shell) -> bool:
    """Covered by what lies over the page."""
    for name in ("waiting", "no_answer", "idle_screen", "leaving"):
        over = getattr(shell, name) if shell.is_built(name) else None
        if over is not None and over.isVisible() and not over.isAncestorOf(part) and part is not over:
            return True
    return False


def test_what_must_be_corrected_is_told_at_the_field_and_above(shell: Shell) -> None:
    take(shell, next(one for one in views() if one.name == "identity-wrong"))
    parts = heard(shell)
    told = [part for part in parts if part.role == "notification" and part.description]
    assert told, "the summary says nothing"
    box = shell.page.fields["number"].findChild(QLineEdit)
    at_field = QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Description)
    assert told[0].description.split("：")[-1].split(": ")[-1] in at_field
