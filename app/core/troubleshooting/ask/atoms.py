"""Cuts what a person typed into atoms: a Chinese character, a word of letters, or a number with its unit."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

_ATOM = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af·]|\d+[a-z]*|[a-z]+")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
MOST_CHARACTERS = 400
"""A screenshot of a page has less; what follows is not looked at."""


def atoms(words: str) -> tuple[str, ...]:
    """Width, case and traditional characters made one; punctuation dropped."""
    plain = unicodedata.normalize("NFKC", words[:MOST_CHARACTERS]).casefold()
    if _HAN.search(plain):
        plain = _simplifier().convert(plain)
    return tuple(_ATOM.findall(plain))


def is_han(atom: str) -> bool:
    return _HAN.fullmatch(atom) is not None


def stem(word: str) -> str:
    """An English word without its ending; the same for vocabulary and query, so crude is enough."""
    if not word.isascii():
        return word
    for ending in ("ations", "ation", "ing", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _simplifier() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
