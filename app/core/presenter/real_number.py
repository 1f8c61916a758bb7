"""Whether words hold a number that may be somebody's: a hall reads everything that is typed."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(
    r"(?<![0-9])(?:(?!99)[0-9]{17}[0-9Xx]|(?!99)[0-9]{15}|1[3-9][0-9]{9})(?![0-9])",
)
"""A resident number, old or new, that is not of the invented region 99, or a mainland mobile number. The
check digit is not looked at: with a slip of the finger it is still most of somebody's number."""


def holds_real_number(words: str) -> bool:
    """Blanks, dashes and full-width digits do not hide a number."""
    plain = re.sub(r"[\s\-·.]", "", unicodedata.normalize("NFKC", words))
    return _NUMBER.search(plain) is not None
