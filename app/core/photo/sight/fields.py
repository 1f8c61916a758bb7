"""Reads the printed fields of a straightened card, each in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from app.core.photo.findings import FieldFound, Quad
from app.core.photo.sight import layout
from app.core.photo.sight.card import MARGIN, PORTRAIT, SCALE, Card, to_millimetres
from app.core.photo.sight.layout import Area
from app.core.photo.sight.reading import Points, Reader
from app.core.photo.sight.surface import Surface

DOUBTFUL = 0.5
"""A character below this certainty is not taken as read."""
DIGITS = "0123456789X"
MISREAD = str.maketrans("OoDQIl|x", "0000111X")
BIRTH = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?")
VALIDITY = re.compile(r"(19|20)\d\d\.?[01]\d\.?[0-3]\d[-—一~至]+((19|20)\d\d\.?[01]\d\.?[0-3]\d|长期)")


LINES = {
    "name": Area(13.2, 5.4, 34, 11.0),
    "sex": Area(13.2, 12.4, 18.4, 17.6),
    "nation": Area(30.8, 12.4, 44, 17.6),
    "birth": Area(13.2, 19.6, 44.4, 24.6),
    "number": Area(29.2, 44.0, 76.6, 50.4),
    "authority": Area(35.2, 37.6, 70, 43.0),
    "valid": Area(35.2, 44.6, 72, 50.0),
}
"""Where a field is looked at once more when the found lines do not give it."""


@dataclass(frozen=True)
class Sign:
    """A character at a place on the card, millimetres."""

    sign: str
    certainty: float
    x: float
    y: float


@dataclass(frozen=True)
class Reading:
    """All fields of a card, and the values that are checked against each other."""

    fields: tuple[FieldFound, ...]
    number: str = ""
    number_certain: bool = False
    birth: str = ""
    sex: str = ""


def read(reader: Reader, card: Card, surface: Surface) -> Reading:
    """Reads a card of either side."""
    signs = _signs(card)
    if card.side == PORTRAIT:
        return _portrait_side(reader, card, surface, signs)
    return _emblem_side(reader, card, surface, signs)


def _signs(card: Card) -> list[Sign]:
    found = []
    for line in card.lines:
        for character in line.characters:
            x, y = to_millimetres(line.point(character))
            found.append(Sign(character.sign, character.certainty, x, y))
    return found


def _portrait_side(reader: Reader, card: Card, surface: Surface, signs: Sequence[Sign]) -> Reading:
    places = layout.PORTRAIT_SIDE
    fields = []

    def take(field: str, valid: Callable[[Sequence[Sign]], bool], keep: Callable[[str], bool]) -> list[Sign]:
        return _take(reader, card, signs, field, valid, keep)

    def note(field: str, found: Sequence[Sign], read: bool, place: Area) -> None:
        fields.append(_field(card, surface, field, found, read, place))

    name = take("name", lambda found: len(found) >= 2, lambda sign: _is_han(sign) or sign == "·")
    note("name", name, len(name) >= 2, _extent(name, places["name"], Area(13.6, 5.6, 21, 10.4)))
    sex = take("sex", lambda found: len(found) == 1, lambda sign: sign in "男女")
    note("sex", sex, len(sex) == 1, Area(13.6, 12.6, 17.4, 17.2))
    nation = take("nation", lambda found: bool(found), lambda sign: _is_han(sign) and sign not in "民族")
    note("nation", nation, bool(nation), Area(31.4, 12.6, 35.4, 17.2))
    birth = take("birth", lambda found: _birth(found) is not None, lambda sign: True)
    born = _birth(birth)
    note("birth", birth, born is not None, Area(13.6, 19.8, 43, 24.2))
    rows = _rows(_inside(signs, places["address"]))
    lowest = layout.ADDRESS_Y + layout.ADDRESS_LINE * max(1.6, len(rows) - 0.5)
    address = [sign for row in rows for sign in row]
    note("address", address, _is_address(rows), Area(13.6, 26.8, 49.4, lowest))
    number, certain, number_signs = _number(reader, card, _inside(signs, places["number"]))
    note("number", number_signs, len(number) == 18, Area(29.6, 44.6, 75.6, 49.6))
    return Reading(
        tuple(fields),
        number,
        certain,
        born.isoformat() if born else "",
        sex[0].sign if len(sex) == 1 and sex[0].certainty >= DOUBTFUL else "",
    )


def _emblem_side(reader: Reader, card: Card, surface: Surface, signs: Sequence[Sign]) -> Reading:
    places = layout.EMBLEM_SIDE
    title = sorted(_inside(signs, places["title"]), key=lambda sign: (sign.y > 15.2, sign.x))
    words = _words(title)
    complete = sum(character in words for character in "中华人民共和国居身份证") >= 10
    authority = _take(reader, card, signs, "authority", _is_authority, _is_han)
    valid = _take(reader, card, signs, "valid", _is_validity, lambda sign: True)
    return Reading(
        (
            _field(card, surface, "title", title, complete, Area(27, 6.6, 77.6, 23.6)),
            _field(
                card,
                surface,
                "authority",
                authority,
                _is_authority(authority),
                _extent(authority, places["authority"], Area(35.6, 37.8, 60, 42.6)),
            ),
            _field(card, surface, "valid", valid, _is_validity(valid), Area(35.6, 44.6, 68, 49.6)),
        )
    )


def _take(
    reader: Reader,
    card: Card,
    signs: Sequence[Sign],
    field: str,
    valid: Callable[[Sequence[Sign]], bool],
    keep: Callable[[str], bool],
) -> list[Sign]:
    """The characters of a field; when they do not have its form, its place is read once more alone.

    The finder sometimes parts a line inside a character, which is then read twice.
    """
    place = (layout.PORTRAIT_SIDE | layout.EMBLEM_SIDE)[field]
    found = [sign for sign in _inside(signs, place) if keep(sign.sign)]
    if valid(found):
        return found
    again = [sign for sign in _read_place(reader, card, LINES[field]) if keep(sign.sign)]
    return again if valid(again) else found


def _read_place(reader: Reader, card: Card, place: Area) -> list[Sign]:
    """Reads a place of the card as one line."""
    corners = [
        (place.left, place.top),
        (place.right, place.top),
        (place.right, place.bottom),
        (place.left, place.bottom),
    ]
    (line,) = reader.read(card.face, [((np.array(corners) + MARGIN) * SCALE).astype(np.float32)])
    return [
        Sign(character.sign, character.certainty, *to_millimetres(line.point(character)))
        for character in line.characters
    ]


def _words(found: Sequence[Sign]) -> str:
    return "".join(sign.sign for sign in found)


def _is_authority(found: Sequence[Sign]) -> bool:
    """At least four characters without a hole, and the name of an office."""
    words = _words(found)
    named = "公安" in words or words.endswith("局") or "出入境" in words
    return len(found) >= 4 and named and _unbroken(found, 36, 6.0)


def _is_validity(found: Sequence[Sign]) -> bool:
    """Two dates, or a date and 长期."""
    return bool(VALIDITY.search(re.sub(r"[,，。·:：、]", ".", _words(found))))


def _field(
    card: Card, surface: Surface, field: str, found: Sequence[Sign], read: bool, place: Area
) -> FieldFound:
    certainty = min((sign.certainty for sign in found), default=0.0)
    return FieldFound(
        field,
        _words(found),
        round(certainty, 3),
        read,
        round(surface.share(surface.foreign, place), 3),
        round(surface.share(surface.burnt, place), 3),
        quad(card.area(place)),
    )


def quad(points: Points) -> Quad:
    a, b, c, d = ((round(float(x), 1), round(float(y), 1)) for x, y in points)
    return (*a, *b, *c, *d)


def _inside(signs: Sequence[Sign], place: Area) -> list[Sign]:
    """The characters in a place, in reading order (rows of about 3 mm)."""
    inside = [sign for sign in signs if place.holds(sign.x, sign.y)]
    return sorted(inside, key=lambda sign: sign.x)


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or sign >= "\U00020000"


def _extent(found: Sequence[Sign], most: Area, least: Area) -> Area:
    """`least`, stretched to the right as far as print was found."""
    right = max((sign.x + 1.8 for sign in found), default=least.right)
    return Area(least.left, least.top, min(max(right, least.right), most.right), least.bottom)


def _unbroken(found: Sequence[Sign], start: float, gap: float) -> bool:
    """Characters follow each other from the left edge without a hole."""
    edges = [start, *(sign.x for sign in found)]
    return all(after - before <= gap for before, after in pairwise(edges))


def _birth(found: Sequence[Sign]) -> date | None:
    """The date beside 出生: by its words, else by the zones between 年, 月 and 日."""
    sure = [sign for sign in found if sign.certainty >= DOUBTFUL]
    match = BIRTH.fullmatch(_words(sure))
    if match:
        year, month, day = match.groups()
    else:
        digits = [Sign(sign.sign.translate(MISREAD), sign.certainty, sign.x, sign.y) for sign in sure]
        digits = [sign for sign in digits if sign.sign.isdecimal()]
        year = _words([sign for sign in digits if sign.x < 23.2])
        month = _words([sign for sign in digits if 23.2 <= sign.x < 32.2])
        day = _words([sign for sign in digits if sign.x >= 32.2])
    try:
        return date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _rows(found: Sequence[Sign]) -> list[list[Sign]]:
    """Address characters by printed line; a line that lies empty between others is an empty list."""
    rows: dict[int, list[Sign]] = {}
    for sign in found:
        rows.setdefault(round((sign.y - layout.ADDRESS_Y) / layout.ADDRESS_LINE), []).append(sign)
    if not rows:
        return []
    top = min(0, *rows)
    return [sorted(rows.get(i, []), key=lambda sign: sign.x) for i in range(top, max(0, *rows) + 1)]


def _is_address(rows: Sequence[Sequence[Sign]]) -> bool:
    """At least nine signs; every line begins at the left, has no hole, and all but the last are full."""
    if sum(len(row) for row in rows) < 9:
        return False
    for i, row in enumerate(rows):
        if not row or not _unbroken(row, layout.ADDRESS_X - 1.5, 5.2):
            return False
        if i + 1 < len(rows) and row[-1].x < 37:
            return False
    return True


def _number(reader: Reader, card: Card, found: Sequence[Sign]) -> tuple[str, bool, list[Sign]]:
    """The number as found among the lines, and whether a second look at its place agrees."""
    first = [Sign(sign.sign.translate(MISREAD), sign.certainty, sign.x, sign.y) for sign in found]
    first = [sign for sign in first if sign.sign in DIGITS]
    second = [
        Sign(sign.sign.translate(MISREAD), sign.certainty, sign.x, sign.y)
        for sign in _read_place(reader, card, LINES["number"])
    ]
    second = [sign for sign in second if sign.sign in DIGITS]
    chosen = max((first, second), key=lambda signs: (len(signs) == 18, _least(signs)))
    words = _words(chosen)
    agree = words == _words(first) == _words(second)
    steady = len(chosen) == 18 and _evenly_spaced(chosen)
    return words, agree and steady and _least(chosen) >= DOUBTFUL, chosen


def _least(signs: Sequence[Sign]) -> float:
    return min((sign.certainty for sign in signs), default=0.0)


def _evenly_spaced(signs: Sequence[Sign]) -> bool:
    """No hole and no crowding: the number is printed at a fixed pitch."""
    steps = np.diff([sign.x for sign in signs])
    return bool(steps.max() < 2 * layout.NUMBER_STEP and steps.min() > 0.2 * layout.NUMBER_STEP)
