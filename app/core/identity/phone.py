"""A mobile number of mainland China: A020 (the user name is the student's own phone)."""

from __future__ import annotations

import re

from app.core.identity.characters import half_width, is_digits, without_blanks
from app.core.identity.result import Problem, Result, error, warning
from app.core.text import text, text_n

LENGTH = 11

_DASHES = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc()"))
_COUNTRY = re.compile(r"(?:\+|00)86")
_KNOWN = re.compile(r"1(?:3[0-9]|4[5-79]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-9])")
"""Ranges in use. New ones are opened every few years, so anything else is only unusual."""


def check_phone(value: str) -> Result:
    """Check a phone number; normalised to its eleven digits, without +86, blanks and hyphens."""
    written = without_blanks(half_width(value)).translate(_DASHES)
    number = _COUNTRY.sub("", written, count=1) if _COUNTRY.match(written) else written
    if len(number) == LENGTH + 2 and number.startswith("861"):
        number = number[2:]
    if not number:
        return Result("phone", "", (error("EMPTY", text("Please fill in the phone number.")),))
    if number == "0" or number.startswith(("+", "00")):
        return Result("phone", number, (_foreign(number),))
    if not is_digits(number):
        return Result("phone", number, (error("CHAR", text("A phone number has digits only.")),))
    problems = []
    if len(number) != LENGTH:
        problems.append(_wrong_length(len(number)))
    if not re.match(r"1(?:[3-9]|$)", number):
        words = text("A mobile number of mainland China begins with 13 to 19.")
        problems.append(error("PREFIX", words))
    if not problems and not _KNOWN.match(number):
        words = text("Numbers beginning like this are unusual. Please compare it once more.")
        problems.append(warning("UNUSUAL", words))
    return Result("phone", number, tuple(problems))


def _foreign(number: str) -> Problem:
    """A number of another country, or +86 half typed."""
    is_beginning = "+86".startswith(number) or "0086".startswith(number)
    words = text("Only mobile numbers of mainland China (+86) can be used.")
    return error("PREFIX", words, unfinished=is_beginning)


def _wrong_length(length: int) -> Problem:
    if length < LENGTH:
        missing = LENGTH - length
        words = text_n("One of the 11 digits is missing.", "{n} of the 11 digits are missing.", missing)
        return error("LEN", words, unfinished=True)
    over = length - LENGTH
    return error("LEN", text_n("There is one digit too many.", "There are {n} digits too many.", over))
