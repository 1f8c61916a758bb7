"""Checks of the ID number on the card.

A misread number can satisfy the check character by chance (three of 361 marginal crops did), so a
number counts as read only when check character, date and the printed date of birth agree.
"""

from __future__ import annotations

from datetime import date

from app.core.identity.id_number import check_id_number, normalize_id_number
from app.core.mask import mask_id_number
from app.core.photo.findings import CardFound, Findings
from app.core.photo.report import Check, Outcome
from app.core.text import Text, text

LIMIT = 18


def check_number_legible(found: Findings, today: date) -> Check:
    """All 18 characters read, and in agreement with what else the card says."""
    card = found.card
    if card is None or card.side != "portrait":
        return Check(
            "number_legible", Outcome.SKIPPED, None, LIMIT, text("The number stands on the portrait side.")
        )
    measured = mask_id_number(card.number) if len(card.number) == LIMIT else len(card.number)
    place = tuple(field.place for field in card.fields if field.field == "number")
    if len(card.number) != LIMIT:
        return Check(
            "number_legible",
            Outcome.FAIL,
            measured,
            LIMIT,
            text(
                "Only {n} of the 18 characters of the ID number could be read. Please keep "
                "fingers and glare away from it and hold the card closer.",
                n=len(card.number),
            ),
            place,
        )
    if not check_id_number(card.number, today=today).valid:
        return Check(
            "number_legible",
            Outcome.FAIL,
            measured,
            LIMIT,
            text(
                "The ID number as read is not a possible one, so the reviewer may misread it "
                "too. Please hold the card closer and still."
            ),
            place,
        )
    doubt = _doubt(card)
    if doubt is not None:
        return Check("number_legible", Outcome.WARN, measured, LIMIT, doubt, place)
    return Check(
        "number_legible",
        Outcome.PASS,
        measured,
        LIMIT,
        text("The ID number was read, and its date agrees with the printed date of birth."),
    )


def _doubt(card: CardFound) -> Text | None:
    """Why a possible number is not certain, or None."""
    number = card.number
    if not card.birth:
        return text(
            "The ID number was read, but the date of birth was not, so the two could not be compared."
        )
    if card.birth.replace("-", "") != number[6:14]:
        return text(
            "The ID number as read and the date of birth as read disagree. Please look whether "
            "both are clear."
        )
    if card.sex and (card.sex == "男") != (int(number[16]) % 2 == 1):
        return text("The ID number as read and the sex as read disagree. Please look whether both are clear.")
    if not card.number_certain:
        return text("The ID number is hard to read. Please look whether each digit is clear.")
    return None


def check_number_matches(found: Findings, typed: str | None, today: date) -> Check:
    """Equal to the number that was typed."""
    if not typed:
        return Check(
            "number_matches", Outcome.SKIPPED, None, None, text("No number was given to compare with.")
        )
    wanted = normalize_id_number(typed)
    limit = mask_id_number(wanted)
    legible = check_number_legible(found, today)
    if found.card is None or found.card.side != "portrait" or len(found.card.number) != LIMIT:
        return Check(
            "number_matches",
            Outcome.SKIPPED,
            None,
            limit,
            text("The number on the card was not read, so it could not be compared."),
        )
    measured = mask_id_number(found.card.number)
    if legible.outcome is Outcome.PASS:
        if found.card.number == wanted:
            return Check(
                "number_matches",
                Outcome.PASS,
                measured,
                limit,
                text("The number on the card is the one you filled in."),
            )
        return Check(
            "number_matches",
            Outcome.FAIL,
            measured,
            limit,
            text("The number on the card differs from the one you filled in. Please compare the two."),
            legible.places,
        )
    return Check(
        "number_matches",
        Outcome.WARN,
        measured,
        limit,
        text("The number could not be read surely enough to compare it. Please compare it yourself."),
        legible.places,
    )
