"""What the photo helper says about a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.photo.findings import Quad
from app.core.text import Text


class Outcome(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict
    WARN = "warn"
    FAIL = "fail"
    SKIPPED = "skipped"


class Verdict(StrEnum):
    """`fail`: the reviewer or the site would refuse it. `warn`: look at it yourself."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Side(StrEnum):
    PORTRAIT = "portrait"
    EMBLEM = "emblem"


CHECK_IDS = (
    "format",
    "extension",
    "bytes",
    "decodes",
    "pixels",
    "orientation",
    "single_frame",
    "sharpness",
    "exposure",
    "glare",
    "face",
    "face_size",
    "card",
    "card_size",
    "card_side",
    "number_legible",
    "number_matches",
    "fields_uncovered",
    "edited",
)
"""In the order in which they are told."""

SAME_BITS = 10
"""Of 256: two pictures of one pose differ by more."""

Measure = str | int | float | None


@dataclass(frozen=True)
class Check:
    """One check. `message` says what was found and what to do; it is never praise.

    `places` are outlines of the trouble in pixels of the report's `width` x `height`.
    """

    id: str
    outcome: Outcome
    measured: Measure
    limit: Measure
    message: Text
    places: tuple[Quad, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The picture as plain pixels, made in the picture process: the window decodes nothing itself.

    `rgb` has 3 bytes a pixel, rows without gaps; the size is at most PREVIEW_SIDE on the longer side.
    """

    width: int
    height: int
    rgb: bytes


PREVIEW_SIDE = 1000


@dataclass(frozen=True)
class PhotoReport:
    """All checks of one picture, in the order of CHECK_IDS.

    `width` and `height` are those of the picture as it is shown (EXIF rotation applied); when
    `quarter_turns` is not 0, places are told in the picture after that many turns to the left.
    """

    name: str
    verdict: Verdict
    format: str
    bytes: int
    width: int
    height: int
    elapsed_ms: int
    checks: tuple[Check, ...]
    side: Side | None = None
    face: Quad | None = None
    card: Quad | None = None
    number_tail: str = ""
    """The last four characters of the number that was read, when it was read surely."""
    likeness: str = ""
    quarter_turns: int = 0
    preview: Preview | None = None

    def check(self, check_id: str) -> Check:
        return next(check for check in self.checks if check.id == check_id)


def verdict_of(checks: tuple[Check, ...]) -> Verdict:
    outcomes = {check.outcome for check in checks}
    if Outcome.FAIL in outcomes:
        return Verdict.FAIL
    return Verdict.WARN if Outcome.WARN in outcomes else Verdict.OK


def same_picture(one: PhotoReport, other: PhotoReport) -> bool:
    """Nearly equal light and dark: the same picture twice, whatever its size and quality."""
    if not one.likeness or not other.likeness:
        return False
    return (int(one.likeness, 16) ^ int(other.likeness, 16)).bit_count() <= SAME_BITS
