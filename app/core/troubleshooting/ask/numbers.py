"""Takes personal numbers out of what a person typed, before anything else looks at it."""

from __future__ import annotations

import re
import unicodedata

_SEPARATOR = r"[\s\-\u2010-\u2015.·_]?"
_PATTERNS = (
    # Addresses first: the part before @ is often a phone number.
    re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}", re.ASCII),
    # Identity numbers and phone numbers, masked or not, in groups or not.
    re.compile(rf"(?<!\d)\d(?:{_SEPARATOR}[\d*]){{13,17}}(?:{_SEPARATOR}[\dXx*])?(?!\d)"),
    re.compile(rf"(?:\+|00)?(?:86{_SEPARATOR})?(?<!\d)1[3-9]\d?(?:{_SEPARATOR}[\d*]){{8,9}}(?!\d)"),
    re.compile(rf"(?<!\d)\d{{3,4}}{_SEPARATOR}\d{{4}}{_SEPARATOR}\d{{3,4}}(?!\d)"),
    re.compile(r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)"),
    re.compile(r"(?<![A-Za-z])[A-Za-z]{1,2}\d{6}\(?[0-9A]\)?(?!\d)"),
    # Codes of letters and digits, passports, and every other run of five digits or more.
    re.compile(r"(?<![A-Za-z0-9])(?=[A-Z]*\d)[A-Z0-9]{12,18}(?![A-Za-z0-9])"),
    re.compile(r"[A-Za-z]{0,3}\d{5,}(?:\(\d\)|[A-Za-z](?![A-Za-z]))?"),
    re.compile(r"\*{2,}[\dXx*]*"),
    re.compile("[零〇一二三四五六七八九幺]{7,}[Xx]?"),
)
MOST_CHARACTERS = 2_000
"""What is longer is cut before anything looks at it."""


_REST = re.compile(r"[\s\d*\-]*")


class Typing:
    """Words as they are typed, without numbers: digits after those taken out go with them."""

    def __init__(self) -> None:
        self._left: str | None = None

    @property
    def took_a_number(self) -> bool:
        """A number was taken out, and nothing else has been typed since."""
        return self._left is not None

    def clean(self, words: str) -> str:
        """`words` as they may stay on view."""
        if (
            self._left is not None
            and words.startswith(self._left)
            and _REST.fullmatch(words[len(self._left) :])
        ):
            return self._left
        left = strip_numbers(words)
        self._left = left if left != " ".join(unicodedata.normalize("NFKC", words).split()) else None
        return words if self._left is None else left


def strip_numbers(words: str) -> str:
    """`words` without identity numbers, phone numbers, addresses and codes; small numbers (300K, 24) stay."""
    plain = unicodedata.normalize("NFKC", words[:MOST_CHARACTERS])
    for pattern in _PATTERNS:
        plain = pattern.sub(" ", plain)
    return " ".join(plain.split())
