"""Documents other than the resident ID: what looks odd is said, and nothing is ever blocked.

No source gives the site's own rules for them (E3), so a person with such a document must get through.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from app.core.identity.characters import half_width, without_blanks
from app.core.identity.document_type import DocumentType
from app.core.identity.id_number import CountyOf, check_id_number
from app.core.identity.result import Problem, Result, Severity, error, warning
from app.core.text import text

_HONG_KONG = re.compile(r"[A-Z]{1,2}[0-9]{6}[0-9A]")

_SHAPES = {
    DocumentType.MACAU_ID: re.compile(r"[157][0-9]{7}"),
    DocumentType.TAIWAN_PERMIT: re.compile(r"[0-9]{8}"),
    DocumentType.FOREIGN_RESIDENT: re.compile(r"[A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X]"),
    DocumentType.PASSPORT: re.compile(r"[A-Z0-9]{5,17}"),
    DocumentType.OTHER: re.compile(r"[^\W_][\w()/.\-]{0,29}|[\w()/.\-]{1,30}"),
}


def check_document(
    value: str, document: DocumentType, *, today: date, county_of: CountyOf | None = None
) -> Result:
    """Check a document number. Only an empty one, or a wrong resident ID, is an error.

    Normalised: no blanks, capitals; for Hong Kong and Macau without the brackets around the last character.
    Codes: `EMPTY`, and the warnings `FORMAT` and `CHECK`; for a residence permit the codes of a resident
    number, as warnings.
    """
    if document is DocumentType.RESIDENT_ID:
        return replace(check_id_number(value, today=today, county_of=county_of), kind="document")
    number = without_blanks(half_width(value)).upper()
    if document in (DocumentType.HONG_KONG_ID, DocumentType.MACAU_ID):
        number = number.replace("(", "").replace(")", "")
    if not number:
        return Result("document", "", (error("EMPTY", text("Please fill in the document number.")),))
    if document is DocumentType.RESIDENCE_PERMIT:
        found = check_id_number(number, today=today, county_of=county_of)
        milder = tuple(replace(problem, severity=Severity.WARNING) for problem in found.problems)
        return replace(found, kind="document", problems=milder)
    return Result("document", number, _oddities(number, document))


def hong_kong_check_character(stem: str) -> str:
    """The last character that belongs to one or two letters and six digits."""
    values = [36 if c == " " else int(c, 36) for c in f"{stem:>8}"]
    remainder = -sum(weight * value for weight, value in zip(range(9, 1, -1), values, strict=True)) % 11
    return "A" if remainder == 10 else str(remainder)


def _oddities(number: str, document: DocumentType) -> tuple[Problem, ...]:
    if document is DocumentType.HONG_KONG_ID and _HONG_KONG.fullmatch(number):
        if number[-1] == hong_kong_check_character(number[:-1]):
            return ()
        words = text("The last character does not fit the others. Please compare the number with your card.")
        return (warning("CHECK", words),)
    shape = _SHAPES.get(document)
    if shape is not None and shape.fullmatch(number):
        return ()
    words = text("This does not look like the usual number of such a document. Please compare it once more.")
    return (warning("FORMAT", words),)
