"""How Chinese sounds: syllables without tones, with the pairs that many people do not tell apart made one."""

from __future__ import annotations

import re
from functools import cache

_SYLLABLE = re.compile(
    "(?:[bpmf]?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|in|ian|ing|u|iu)"
    "|[dtnl]?(?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|ui|uan|un|v|ve|ue)"
    "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[jqxy](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un|a|e|ao|ou|an|ang|ong|uo)"
    "|(?:[zcs]h?|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|w(?:a|o|ai|ei|an|en|ang|eng|u)|er)"
)
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


def blurred(letters: str) -> str:
    """Letters of pinyin with zh/z, ch/c, sh/s and ng/n made one."""
    for sharp, dull in _ALIKE:
        letters = letters.replace(sharp, dull)
    return letters


def syllables(han: str) -> tuple[str, ...]:
    """One blurred syllable for each character of a run of Chinese characters."""
    from pypinyin import lazy_pinyin

    return tuple(blurred(part) for part in lazy_pinyin(han))


@cache
def is_pinyin(letters: str) -> bool:
    """Whether the letters can be read as whole syllables of pinyin."""
    reach = {0}
    for position in range(len(letters)):
        if position in reach:
            reach.update(position + n for n in range(1, 7) if _is_syllable(letters[position : position + n]))
    return len(letters) in reach


@cache
def _is_syllable(letters: str) -> bool:
    return _SYLLABLE.fullmatch(letters) is not None
