"""A photo report as the window shows it: few rows, boxes on the picture, one banner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.core.photo.report import Check, Outcome, PhotoReport, Verdict
from app.core.text import Text, text, verbatim
from app.widgets import check_row
from app.widgets.picture_view import PictureBox

GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (text("File type and name"), ("format", "extension", "decodes", "single_frame", "pixels")),
    (text("Upright, not mirrored"), ("orientation",)),
    (text("Sharpness and light"), ("sharpness", "exposure", "glare")),
    (text("Face whole and uncovered"), ("face", "face_size")),
    (text("Card whole and large enough"), ("card", "card_size", "card_side")),
    (text("ID number"), ("number_legible", "number_matches")),
    (text("All print can be seen"), ("fields_uncovered",)),
    (text("No trace of editing"), ("edited",)),
)
"""Rows of the list, each for some checks; `bytes` has a meter of its own."""

_ORDER = (Outcome.FAIL, Outcome.WARN, Outcome.PASS, Outcome.SKIPPED)
_STATES: dict[Outcome, check_row.State] = {
    Outcome.FAIL: "bad",
    Outcome.WARN: "warn",
    Outcome.PASS: "ok",
    Outcome.SKIPPED: "none",
}


@dataclass(frozen=True)
class Told:
    """What to show of one report."""

    kind: Literal["ok", "warn", "bad"]
    title: Text
    message: Text
    rows: tuple[check_row.Check, ...]
    boxes: tuple[PictureBox, ...]


def told(report: PhotoReport) -> Told:
    """The size of the file is no fault here: the copy that is made is small enough."""
    troubled = _troubles(report)
    rows = tuple(_row(report, name, ids) for name, ids in GROUPS)
    boxes = _boxes(report, troubled)
    if not troubled:
        return Told(
            "ok",
            text("No problem was found"),
            text("Please look at the four points yourself before you use the photo."),
            rows,
            boxes,
        )
    worst = troubled[0]
    if worst.outcome is Outcome.FAIL:
        return Told("bad", text("Better take it again"), worst.message, rows, boxes)
    return Told("warn", text("Please look at this yourself"), worst.message, rows, boxes)


def usable(report: PhotoReport) -> bool:
    """A copy can be made of it."""
    return report.check("decodes").outcome is Outcome.PASS and report.check("format").outcome is Outcome.PASS


def verdict_without_size(report: PhotoReport) -> Verdict:
    troubled = _troubles(report)
    if not troubled:
        return Verdict.OK
    return Verdict.FAIL if troubled[0].outcome is Outcome.FAIL else Verdict.WARN


def _troubles(report: PhotoReport) -> list[Check]:
    """Checks with something to say, the worst first."""
    found = [
        check
        for check in report.checks
        if check.outcome in (Outcome.FAIL, Outcome.WARN) and check.id not in ("bytes", "extension")
    ]
    return sorted(found, key=lambda check: _ORDER.index(check.outcome))


def _row(report: PhotoReport, name: Text, ids: Sequence[str]) -> check_row.Check:
    checks = [report.check(check_id) for check_id in ids]
    worst = min(checks, key=lambda check: _ORDER.index(check.outcome))
    return check_row.Check(_STATES[worst.outcome], name, _value(report, worst))


def _value(report: PhotoReport, check: Check) -> Text | None:
    if check.places and check.outcome in (Outcome.FAIL, Outcome.WARN):
        return text("see the box")
    if check.id == "format":
        return verbatim(str(check.measured))
    if check.id == "number_legible" and report.number_tail:
        return verbatim(f"…{report.number_tail}")
    if check.id == "edited" and check.measured:
        return verbatim(str(check.measured))
    return None


def _boxes(report: PhotoReport, troubled: Sequence[Check]) -> tuple[PictureBox, ...]:
    """Trouble where it lies; with none, the face and the card that were found."""
    if report.preview is None or not report.width:
        return ()
    longest = max(report.preview.width, report.preview.height) / max(report.width, report.height)

    def box(
        place: tuple[float, ...], label: Text, state: Literal["ok", "bad", "warn"], *, named: bool = True
    ) -> PictureBox:
        corners = tuple((place[i] * longest, place[i + 1] * longest) for i in range(0, 8, 2))
        return PictureBox(corners, label, state, named=named)

    placed = [check for check in troubled if check.places]
    if placed:
        check = placed[0]
        state: Literal["bad", "warn"] = "bad" if check.outcome is Outcome.FAIL else "warn"
        return tuple(box(place, text("Look here"), state, named=False) for place in check.places[:3])
    boxes = []
    if report.face is not None:
        boxes.append(box(report.face, text("Face"), "ok"))
    if report.card is not None:
        boxes.append(box(report.card, text("Card"), "ok"))
    return tuple(boxes)
