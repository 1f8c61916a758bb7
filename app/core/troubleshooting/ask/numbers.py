"""Takes personal numbers out of what a person typed, before anything else looks at it."""

from __future__ import annotations

import re
import unicodedata

_SEPARATOR = r"[\s\-‐-―.·_]?"
_PATTERNS = (
    # Addresses first: the part before @ is often a phone number.
    re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}", re.ASCII),
    # Identity numbers, masked or not, in groups or not; then every run of five digits or more, with the letters
    # that belong to it (passports, report codes).
    re.compile(rf"(?<![0-9A-Za-z])\d(?:{_SEPARATOR}[\d*]){{13,17}}(?:{_SEPARATOR}[\dXx*])?(?![0-9])"),
    re.compile(rf"(?:\+|00)?(?:86{_SEPARATOR})?(?<!\d)1[3-9]\d?(?:{_SEPARATOR}[\d*]){{8,9}}(?!\d)"),
    re.compile(r"(?=[A-Za-z0-9*]*\d)[A-Z0-9]{12,18}(?![A-Za-z0-9])"),
    re.compile(r"[A-Za-z]{0,3}(?<!\d)\d{5,}(?:\(\d\)|[A-Za-z](?![A-Za-z]))?"),
    re.compile(rf"\d{{2,4}}(?:{_SEPARATOR}\d{{3,8}}){{1,4}}(?!\d)"),
    re.compile("[零〇一二三四五六七八九幺]{7,}[Xx]?"),
)


def strip_numbers(words: str) -> str:
    """`words` without identity numbers, phone numbers, addresses and codes; small numbers (300K, 24) stay."""
    plain = unicodedata.normalize("NFKC", words)
    for pattern in _PATTERNS:
        plain = pattern.sub(" ", plain)
    return " ".join(plain.split())
