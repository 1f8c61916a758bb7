"""Characters as they arrive from Chinese keyboards, web pages and chat windows."""

from __future__ import annotations

import unicodedata

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(value: str) -> str:
    """Full-width digits, letters and signs and the wide blank as plain ASCII; nothing else changes.

    Not NFKC: that would also turn circled and raised digits into digits nobody meant.
    """
    return value.translate(_HALF_WIDTH)


def without_blanks(value: str) -> str:
    """Without blanks anywhere, and without the invisible marks that contact lists and chats paste."""
    return "".join(c for c in value if not c.isspace() and not is_invisible(c))


def trimmed(value: str) -> str:
    """Without blanks and invisible marks at both ends."""
    start, end = 0, len(value)
    while start < end and _is_nothing(value[start]):
        start += 1
    while end > start and _is_nothing(value[end - 1]):
        end -= 1
    return value[start:end]


def is_invisible(character: str) -> bool:
    """Zero-width and direction marks (Unicode category Cf)."""
    return unicodedata.category(character) == "Cf"


def is_digits(value: str) -> bool:
    """Only 0-9, at least one; `str.isdigit` would take digits of every script."""
    return value.isascii() and value.isdigit()


def _is_nothing(character: str) -> bool:
    return character.isspace() or is_invisible(character)
