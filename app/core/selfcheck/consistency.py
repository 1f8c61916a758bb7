"""What the program can see by itself in a record: lines that contradict each other. Hints, never verdicts.

The rules are choices of this program (`assumed`), no notice names them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.text import Text, text

_DAY = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")
_YEARS = {"本科": (4, 5), "专科": (2, 3)}
_CHINESE_DIGITS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5}


@dataclass(frozen=True)
class Hint:
    """`key` is the line to look at again."""

    key: str
    words: Text


def hints(shown: Mapping[str, str], number: str) -> tuple[Hint, ...]:
    """Contradictions among the lines `shown` (keys of D1) and the resident ID `number`, empty when it is
    none.

    Lines that are missing or unreadable give no hint.
    """
    found = []
    born, entered, leaves = (_day(shown.get(key, "")) for key in ("csrq", "rxrq", "byrq"))
    if len(number) == 18 and number[:17].isdigit():
        if born and f"{born:%Y%m%d}" != number[6:14]:
            found.append(Hint("csrq", text("The date of birth differs from the one in the ID number.")))
        sex = "男" if int(number[16]) % 2 else "女"
        if shown.get("xb", sex) not in (sex, ""):
            found.append(Hint("xb", text("The sex differs from the one in the ID number.")))
    years = _length(shown.get("xz", ""))
    if years and entered and leaves and abs((leaves - entered).days - years * 365) > 270:
        found.append(Hint("byrq", text("Entry and length of study do not lead to this graduation date.")))
    usual = _YEARS.get(shown.get("cc", ""))
    if years and usual and years not in usual and "专升本" not in shown.get("xllb", ""):
        found.append(Hint("xz", text("This length of study is unusual for the level.")))
    status = shown.get("xjzt", "")
    if status and not status.startswith("在籍"):
        found.append(Hint("xjzt", text("The status does not begin with 在籍.")))
    if born and entered and not 14 <= entered.year - born.year <= 60:
        found.append(Hint("rxrq", text("Entry and date of birth do not fit together.")))
    return tuple(found)


def _day(words: str) -> date | None:
    match = _DAY.search(words)
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _length(words: str) -> int:
    match = re.match(r"\s*([0-9二两三四五])", words)
    if not match:
        return 0
    return _CHINESE_DIGITS.get(match[1]) or int(match[1])
