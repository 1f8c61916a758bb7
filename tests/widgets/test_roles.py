"""What a reader is told about parts that paint themselves."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from app.core.backend.data.records import Owner
from app.core.text import verbatim
from app.widgets.badges import OwnerBadge
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.qr import QrPanel
from app.widgets.radio_row import RadioGroup
from app.widgets.ribbon import Ribbon
from app.widgets.roles import announce, install_roles

A = verbatim("证件号码")


@pytest.fixture(autouse=True)
def roles() -> None:
    install_roles()


@pytest.mark.parametrize(
    ("make", "role", "name"),
    [
        (Ribbon, QAccessible.Role.StaticText, "演示数据。"),
        (lambda: OwnerBadge(Owner.SCHOOL), QAccessible.Role.StaticText, "学校"),
        (lambda: QrPanel("https://www.chsi.com.cn/", A), QAccessible.Role.Graphic, "证件号码"),
        (lambda: Banner("warn", A), QAccessible.Role.AlertMessage, "证件号码"),
        (lambda: RadioGroup(A, [("a", A)]), QAccessible.Role.Grouping, "证件号码"),
        (lambda: Button(A), QAccessible.Role.Button, "证件号码"),
    ],
)
def test_a_part_is_told_as_what_it_is(qtbot, make, role, name: str) -> None:
    part = make()
    qtbot.addWidget(part)
    heard = QAccessible.queryAccessibleInterface(part)
    assert heard.role() == role
    assert heard.text(QAccessible.Text.Name)[:2] == name[:2]
    assert heard.object() is part


def test_every_painted_part_has_a_role() -> None:
    """A new part that paints and names itself must say what it is."""
    import importlib
    from pathlib import Path

    import app.widgets
    from app.widgets.part import Part

    for path in Path(app.widgets.__file__).parent.glob("[a-z]*.py"):
        importlib.import_module(f"app.widgets.{path.stem}")
    told_by_qt = (QAbstractButton, QLabel, QLineEdit)
    silent = {"Hills", "Mark", "Ring", "NumberRuler", "Panel", "SideNote", "RecordRow", "DatedLine"}
    mute, todo = [], [Part]
    while todo:
        kind = todo.pop()
        todo += kind.__subclasses__()
        paints = "paintEvent" in vars(kind) and kind.__module__.startswith("app.widgets")
        known = issubclass(kind, told_by_qt) or kind.__name__ in silent or kind.__name__.startswith("_")
        if paints and not known and not hasattr(kind, "accessible_role"):
            mute.append(kind.__name__)
    assert mute == []


def test_parts_that_come_and_go_leave_no_dead_interface(app: QApplication) -> None:
    for _ in range(50):
        part: QObject = Ribbon()
        assert QAccessible.queryAccessibleInterface(part).isValid()
        part.deleteLater()
        del part
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    holder = QWidget()
    Ribbon().setParent(holder)
    assert QAccessible.queryAccessibleInterface(holder).childCount() == 1
    holder.deleteLater()


@pytest.mark.parametrize("urgent", [True, False])
def test_an_announcement_disturbs_nobody_without_a_reader(qtbot, urgent: bool) -> None:
    part = Ribbon()
    qtbot.addWidget(part)
    announce(part, "还有 30 秒", urgent=urgent)
