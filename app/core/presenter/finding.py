"""Which situations the presenter means: as written, or as it sounds in pinyin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import accumulate

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LETTERS = re.compile("[a-z]+")


def fitting(asked: str, situations: Mapping[str, str]) -> list[str]:
    """Ids whose words hold every word of `asked`; where none does, those that sound so."""
    wanted = asked.casefold().split()
    written = [name for name, words in situations.items() if _holds(f"{words} {name}".casefold(), wanted)]
    if written or not all(_LETTERS.fullmatch(word) for word in wanted):
        return written
    return [name for name, words in situations.items() if all(_sounds(words, word) for word in wanted)]


def _holds(words: str, wanted: list[str]) -> bool:
    return all(word in words for word in wanted)


def _sounds(words: str, letters: str) -> bool:
    """Whether `letters` are syllables or first letters of a run of Chinese characters in `words`."""
    from app.core.troubleshooting.ask.sound import blurred

    wanted = blurred(letters)
    for run in _HAN.findall(words):
        syllables = _syllables(run)
        spoken, starts = "".join(syllables), [0, *accumulate(map(len, syllables))]
        if any(spoken.startswith(wanted, start) for start in starts):
            return True
        if len(letters) > 1 and letters in "".join(syllable[0] for syllable in syllables):
            return True
    return False


@cache
def _syllables(run: str) -> tuple[str, ...]:
    from app.core.troubleshooting.ask.sound import syllables

    return syllables(run)
