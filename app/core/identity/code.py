"""The codes that are typed: SMS and e-mail codes, picture codes, report codes."""

from __future__ import annotations

import re
from enum import StrEnum

from app.core.identity.characters import half_width, without_blanks
from app.core.identity.result import Result, error
from app.core.text import Text, text, text_in


class CodeKind(StrEnum):
    """Codes are never just called a code: each has its name."""

    SMS = "sms-code"
    EMAIL = "email-code"
    PICTURE = "picture-code"
    REPORT = "report-code"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    CodeKind.SMS: text_in("code", "SMS code"),
    CodeKind.EMAIL: text_in("code", "e-mail code"),
    CodeKind.PICTURE: text_in("code", "picture code"),
    CodeKind.REPORT: text_in("code", "report code"),
}


DIGITS = 6
"""Length of an SMS or e-mail code; seen in public code, in no notice (E7)."""

REPORT_LENGTHS = (12, 16)
"""An online verification report has 16 characters since March 2019, before that 12."""

_PICTURE = re.compile(r"[0-9A-Za-z]{4,6}")
_REPORT = re.compile(r"[0-9A-Z]+")


def check_code(value: str, kind: CodeKind, *, digits: int = DIGITS) -> Result:
    """Check the shape of a code; whether it is the right one only a service knows.

    Normalised: no blanks or hyphens, full-width as plain; a picture code keeps its case.
    Problem codes: `EMPTY`, `FORMAT`.
    """
    code = without_blanks(half_width(value)).replace("-", "")
    if kind is CodeKind.REPORT:
        code = code.upper()
    if not code:
        return Result(kind, "", (error("EMPTY", text("Please fill in the {code}.", code=kind.label)),))
    if kind is CodeKind.PICTURE:
        problem = error(
            "FORMAT",
            text("The picture code has 4 to 6 letters and digits."),
            unfinished=bool(re.fullmatch(r"[0-9A-Za-z]{1,3}", code)),
        )
        return Result(kind, code, () if _PICTURE.fullmatch(code) else (problem,))
    if kind is CodeKind.REPORT:
        fits = bool(_REPORT.fullmatch(code))
        problem = error(
            "FORMAT",
            text("The report code has 16 letters and digits, on old reports 12."),
            unfinished=fits and len(code) < max(REPORT_LENGTHS),
        )
        return Result(kind, code, () if fits and len(code) in REPORT_LENGTHS else (problem,))
    fits = code.isascii() and code.isdigit()
    words = text("The {code} has {digits} digits.", code=kind.label, digits=digits)
    problem = error("FORMAT", words, unfinished=fits and len(code) < digits)
    return Result(kind, code, () if fits and len(code) == digits else (problem,))
