"""The resident ID number (GB 11643-1999): six digits of region, eight of birth, three of sequence, one check.

A053 (18 digits, birth date and sex follow from the number), A153 (numbers that break the rule).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.core.identity.characters import half_width, is_digits, without_blanks
from app.core.identity.region import PROVINCES, SYNTHETIC
from app.core.identity.result import Problem, Result, error, warning
from app.core.text import text, text_n

LENGTH = 18
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
EARLIEST_YEAR = 1900

CountyOf = Callable[[str], str | None]


def check_character(first17: str) -> str:
    """The last character that belongs to seventeen digits."""
    return CHECK_CHARACTERS[sum(w * int(d) for w, d in zip(WEIGHTS, first17, strict=True)) % 11]


def compose(region: str, birth: date, sequence: int) -> str:
    """A whole number from its parts: six digits, a date, and 1 to 999 (odd for men)."""
    first17 = f"{region:0>6}{birth:%Y%m%d}{sequence:03d}"
    return first17 + check_character(first17)


def normalize_id_number(value: str) -> str:
    """Without blanks, full-width characters as plain ones, the letter as `X`."""
    return without_blanks(half_width(value)).replace("x", "X")


def check_id_number(value: str, *, today: date, county_of: CountyOf | None = None) -> Result:
    """Check a resident number; `today` bounds the date of birth.

    With `county_of` (see `region.county_name`) an unknown county is a warning, and the derived region has
    its county. Derived: `birth_date`, `sex` (`male`, `female`), `region`; for a valid old number of 15
    digits `converted`, the new form to offer. Every one-character error and every swap of neighbours
    changes the sum modulo 11, so it is refused.
    """
    number = normalize_id_number(value)
    if not number:
        return Result("id-number", "", (error("EMPTY", text("Please fill in the ID number.")),))
    digits = number[:-1] if len(number) == LENGTH and number.endswith("X") else number
    if not is_digits(digits):
        return Result("id-number", number, (_wrong_character(),))
    problems = _parts(number, today)
    # Fifteen digits that make sense as the beginning of eighteen are somebody typing.
    if len(number) == 15 and problems:
        return _old_form(number, today)
    if len(number) != LENGTH:
        problems.insert(0, _wrong_length(len(number)))
    elif not problems and number[-1] != check_character(number[:-1]):
        problems.append(_wrong_check(number))
    derived = () if problems else _derived(number, county_of)
    return Result("id-number", number, (*problems, *_warnings(number, county_of)), derived)


def _parts(number: str, today: date) -> list[Problem]:
    """What is wrong with the parts that are there already."""
    problems = []
    if len(number) >= 2 and number[:2] not in PROVINCES:
        problems.append(error("REGION", text("The first two digits are not those of any region.")))
    if len(number) >= 14:
        birth = _date(number[6:14])
        if birth is None:
            words = text("Digits 7 to 14 are the date of birth, but there is no such day.")
            problems.append(error("DATE", words))
        elif birth.year < EARLIEST_YEAR or birth > today:
            words = text("Digits 7 to 14 are the date of birth; this one is too long ago or in the future.")
            problems.append(error("DATE_RANGE", words))
    if not problems and len(number) >= 17 and number[14:17] == "000":
        problems.append(error("SEQ", text("Digits 15 to 17 are never 000.")))
    return problems


def _warnings(number: str, county_of: CountyOf | None) -> list[Problem]:
    if number.startswith(SYNTHETIC):
        return [warning("SYNTHETIC", text("This is a made-up number for practice, not that of a person."))]
    is_assigned = len(number) == LENGTH and number[:2] in PROVINCES
    if is_assigned and county_of is not None and county_of(number[:6]) is None:
        words = text(
            "The first six digits are of a county this program does not know. Please compare them once more."
        )
        return [warning("COUNTY", words)]
    return []


def _derived(number: str, county_of: CountyOf | None) -> tuple[tuple[str, str], ...]:
    birth = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    sex = "male" if int(number[16]) % 2 else "female"
    county = county_of(number[:6]) if county_of is not None else None
    return (("birth_date", birth), ("sex", sex), ("region", county or PROVINCES[number[:2]]))


def _old_form(number: str, today: date) -> Result:
    first17 = number[:6] + "19" + number[6:]
    converted = first17 + check_character(first17)
    offer = (("converted", converted),) if not _parts(converted, today) else ()
    words = text("This is the old form of 15 digits. Please use the 18 characters of your present card.")
    hint = (
        text("It is probably {number}; please compare it with your card.", number=converted)
        if offer
        else None
    )
    problem = error("LEN15", words, own_screen=hint)
    return Result("id-number", number, (problem,), offer)


def _wrong_length(length: int) -> Problem:
    if length < LENGTH:
        missing = LENGTH - length
        words = text_n(
            "One of the 18 characters is missing.", "{n} of the 18 characters are missing.", missing
        )
        return error("LEN", words, unfinished=True)
    over = length - LENGTH
    return error(
        "LEN", text_n("There is one character too many.", "There are {n} characters too many.", over)
    )


def _wrong_character() -> Problem:
    words = text("An ID number is 18 digits; only the last place may be the letter X.")
    return error("CHAR", words)


def _wrong_check(number: str) -> Problem:
    words = text(
        "The last character does not fit the others: somewhere a character is different from your card."
    )
    expected = check_character(number[:-1])
    hint = text(
        "If the first 17 digits are right, the last character should be {expected}.", expected=expected
    )
    return error("CHECK", words, own_screen=hint)


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
