"""A person's name: A150 (two characters), A052 (exact characters, no pinyin), A151 (rare characters)."""

from __future__ import annotations

import unicodedata

from app.core.identity.characters import is_invisible, trimmed
from app.core.identity.document_type import DocumentType
from app.core.identity.han import DOT, DOT_VARIANTS, code_point, is_han, is_rare
from app.core.identity.result import Problem, Result, error, warning
from app.core.text import text

_DOTS = dict.fromkeys(map(ord, DOT_VARIANTS), DOT)
_LATIN_MARKS = " -'’.,"

RARE_ADVICE = (
    text("First paste the exact character, as it is printed on your ID card."),
    text("If the site refuses it, ask the service of the site."),
    text(
        "Only when both fail: register with a look-alike character or without it, then ask the service "
        "to correct it. Until that is done your record will not be found."
    ),
)
"""A151 with its price, milder ways first."""


def check_name(value: str, document: DocumentType = DocumentType.RESIDENT_ID) -> Result:
    """A name as it goes with a document of the given type; lengths count characters, not UTF-16 units.

    Normalised: trimmed, NFC, every dot as U+00B7. Pinyin is refused for holders of a resident ID only;
    with other documents letters, blanks and hyphens are names like any other.
    """
    name = unicodedata.normalize("NFC", trimmed(value)).translate(_DOTS)
    if not name:
        return Result("name", "", (error("EMPTY", text("Please fill in the name.")),))
    strict = document is DocumentType.RESIDENT_ID
    problems = _wrong_characters(name, strict)
    if len(name) < 2 and not problems:
        problems.append(
            error("SHORT", text("A name has at least two characters."), unfinished=True),
        )
    rare = [character for character in dict.fromkeys(name) if is_rare(character)]
    if rare:
        problems.append(
            warning(
                "RARE", text("“{characters}” is a rare character.", characters="".join(rare)), RARE_ADVICE
            )
        )
    derived = (("rare", " ".join(code_point(character) for character in rare)),) if rare else ()
    return Result("name", name, tuple(problems), derived)


def _wrong_characters(name: str, strict: bool) -> list[Problem]:
    """The kinds of wrong characters, one problem a kind."""
    kinds = {_kind(character, strict) for character in name}
    problems = []
    if "space" in kinds:
        words = text("Please take out the blanks: there are none inside a name.")
        problems.append(error("SPACE", words))
    if "digit" in kinds:
        problems.append(error("DIGIT", text("A name holds no digits.")))
    if name.startswith(DOT) or DOT * 2 in name:
        problems.append(error("DOT", text("The dot stands between two parts of a name, one at a time.")))
    elif name.endswith(DOT):
        problems.append(error("DOT", text("The dot stands between two parts of a name."), unfinished=True))
    if "latin" in kinds:
        words = text("Please write the Chinese characters of your ID card, not pinyin.")
        problems.append(error("LATIN", words))
    if "stop" in kinds:
        problems.append(error("CHAR", text("Please write the dot inside a name as “·”.")))
    elif "other" in kinds:
        problems.append(error("CHAR", text("There is a character that cannot be part of a name.")))
    return problems


def _kind(character: str, strict: bool) -> str:
    if is_han(character) or character == DOT:
        return "fine"
    category = unicodedata.category(character)
    if not strict and (character in _LATIN_MARKS or category[0] in "LM"):
        return "fine"
    if character.isspace() or is_invisible(character):
        return "space"
    if category == "Nd":
        return "digit"
    if "LATIN" in unicodedata.name(character, ""):
        return "latin"
    return "stop" if character in ".\uff0e\u3002\uff61" else "other"
