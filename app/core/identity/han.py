"""Which characters a Chinese name may hold, by Unicode block."""

from __future__ import annotations

DOT = "\u00b7"
"""The one dot of names; the others below are what keyboards give for it."""

ZERO = "\u3007"
"""The round zero, a Chinese character of common names though it stands among the signs."""

DOT_VARIANTS = "\u2022\u30fb\uff65\u2027\u22c5\u2219\u0387"


def is_han(character: str) -> bool:
    """A Chinese character: the basic block, extensions A to J, the compatibility blocks, and U+3007."""
    code = ord(character)
    return (
        0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3347F
        or character == ZERO
    )


def is_rare(character: str) -> bool:
    """Outside U+4E00-9FA5 and U+3007: in no keyboard or font of the GBK generation, so often refused."""
    return is_han(character) and not ("\u4e00" <= character <= "\u9fa5" or character == ZERO)


def code_point(character: str) -> str:
    """How to name a character that a font may not draw: ``U+20BB7``."""
    return f"U+{ord(character):04X}"
