from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from app.core.text import verbatim
from app.widgets.buttons import Button
from app.widgets.field import Field
from app.widgets.theme import apply_theme, style_sheet, theme, theme_of, tokens


def test_a_colour_is_the_callers_own() -> None:
    theme().colour("ink").setAlpha(0)
    assert theme().colour("ink") == QColor("#1C2026")


def test_an_unknown_token_is_refused() -> None:
    with pytest.raises(KeyError):
        theme().colour("azure")


@pytest.mark.parametrize("palette", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", ["standard", "large", "projector"])
def test_the_style_sheet_has_no_hole(palette, size) -> None:
    sheet = style_sheet(theme_of(palette, size))
    assert "$" not in sheet
    assert tokens()["palettes"][palette]["paper"] in sheet


def test_large_is_larger_by_the_same_share() -> None:
    standard, large = theme_of("light", "standard"), theme_of("light", "large")
    for role in tokens()["type"]:
        assert large.font(role).pixelSize() == round(standard.font(role).pixelSize() * 1.3)
        assert large.line(role) >= large.font(role).pixelSize() * 1.2
    assert (standard.target, large.target) == (44, 60)


def test_the_projector_has_its_own_type() -> None:
    assert theme_of("dark", "projector").font("title").pixelSize() == 88
    assert set(tokens()["projectorType"]) == set(tokens()["type"])


def test_nothing_is_smaller_than_fourteen_pixels() -> None:
    assert min(size for size, _, _ in tokens()["type"].values()) >= 14


@pytest.mark.parametrize("role", ["body", "title"])
def test_the_bundled_face_is_used(role: str) -> None:
    info = QFontInfo(theme().font(role))
    assert info.family().startswith("Noto Sans SC")  # Qt may add the foundry in brackets
    assert info.bold() == (role == "title")


def test_reduced_motion_takes_no_time() -> None:
    assert theme_of("light", calm=True).duration(240) == 0
    assert theme_of("light", calm=False).duration(240) == 240


def test_a_window_changes_its_dress_while_it_runs(app: QApplication, qtbot) -> None:
    window = QWidget()
    window.setProperty("role", "window")
    qtbot.addWidget(window)
    field, button = Field(verbatim("姓名"), verbatim("与身份证一致")), Button(verbatim("继续"))
    for part in (field, button):
        part.setParent(window)
    window.show()
    before = field.input.height(), button.sizeHint().height(), button.font().pixelSize()
    apply_theme(app, theme_of("dark", "large"))
    after = field.input.height(), button.sizeHint().height(), button.font().pixelSize()
    assert before == (48, 48, 17)
    assert after == (62, 62, 22)
    corner = window.grab().toImage().pixelColor(2, window.height() - 2)
    assert corner == theme_of("dark").colour("paper")


def test_the_same_names_give_the_same_theme() -> None:
    assert theme_of("dark", "large") is theme_of("dark", "large")
