"""Every pair of colours that parts paint on each other, measured as WCAG 2 does."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app.widgets.theme import theme_of, tokens

PALETTES = ("light", "dark", "contrast")

TEXT = [
    *[
        (ink, ground)
        for ink in ("ink", "ink2", "ink3", "accent")
        for ground in ("paper", "surface", "sunken")
    ],
    *[(state, ground) for state in ("ok", "warn", "bad") for ground in ("paper", "surface", f"{state}Tint")],
    *[(ink, f"{state}Tint") for state in ("ok", "warn", "bad") for ink in ("ink", "ink2")],
    ("ink3", "accentTint"),
    ("ink", "accentTint"),
    ("ink2", "accentTint"),
    ("accent", "accentTint"),
    ("onAccent", "accent"),
    ("onAccent", "accentHover"),
    ("ribbonInk", "ribbon"),
    ("pictureInk", "pictureOk"),
    ("pictureInk", "pictureBad"),
    ("pictureInk", "pictureWarn"),
    ("phoneInk", "phoneScreen"),
    ("phoneInk2", "phoneScreen"),
    *[(ink, "phoneCard") for ink in ("ink", "ink2", "accent")],
    *[(ink, "strip") for ink in ("ink", "ink2")],
]
"""Words on a ground: at least 4.5."""

SHAPES = [
    *[("edge", ground) for ground in ("paper", "surface", "sunken")],
    *[("focus", ground) for ground in ("paper", "surface", "sunken", "strip")],
    ("bad", "surface"),
    ("ok", "surface"),
    ("chartWait", "surface"),
]
"""Borders of controls, rings, marks: at least 3."""


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def ratio(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert ratio(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)
    assert ratio(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_words_can_be_read(palette, words: str, ground: str) -> None:
    worn = theme_of(palette)
    assert ratio(worn.colour(words), worn.colour(ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_controls_can_be_seen(palette, shape: str, ground: str) -> None:
    worn = theme_of(palette)
    assert ratio(worn.colour(shape), worn.colour(ground)) >= 3.0


def test_high_contrast_is_high() -> None:
    worn = theme_of("contrast")
    for ink in ("ink", "ink2", "ink3", "accent", "edge", "line", "ribbonInk"):
        assert ratio(worn.colour(ink), worn.colour("paper")) >= 13


def test_every_palette_has_the_same_tokens() -> None:
    palettes = tokens()["palettes"]
    assert set(palettes["light"]) == set(palettes["dark"]) == set(palettes["contrast"])


def test_every_token_that_carries_words_or_shapes_is_measured() -> None:
    """A new colour must be put in a pair here, or be named as decoration."""
    decoration = {
        *(
            "line",
            "accentLine",
            "okLine",
            "warnLine",
            "badLine",
            "ribbonHatch",
            "hillFar",
            "hillMid",
            "hillNear",
        ),
        *("sun", "phoneBody", "phoneEdge"),
    }
    measured = {token for pair in [*TEXT, *SHAPES] for token in pair}
    assert set(tokens()["palettes"]["light"]) - decoration == measured
