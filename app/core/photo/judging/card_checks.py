"""Checks of the card: there, whole, large, the right side, sharp, readable, nothing in front of it."""

from __future__ import annotations

from app.core.photo import limits
from app.core.photo.findings import CardFound, FieldFound, Findings
from app.core.photo.report import Check, Outcome, Side
from app.core.text import Text, listed, text, text_in

FIELD_NAMES = {
    "name": text_in("card field", "name"),
    "sex": text_in("card field", "sex"),
    "nation": text_in("card field", "ethnic group"),
    "birth": text_in("card field", "date of birth"),
    "address": text_in("card field", "address"),
    "number": text_in("card field", "ID number"),
    "portrait": text_in("card field", "printed portrait"),
    "title": text_in("card field", "card title"),
    "authority": text_in("card field", "issuing authority"),
    "valid": text_in("card field", "validity"),
}
SIDE_NAMES = {
    Side.PORTRAIT: text_in("card side", "portrait side"),
    Side.EMBLEM: text_in("card side", "emblem side"),
}


def check_card(found: Findings) -> Check:
    """The card was found and lies wholly in the picture."""
    card = found.card
    if card is None:
        return Check(
            "card",
            Outcome.FAIL,
            None,
            "whole",
            text(
                "The print of an ID card could not be found. Please hold the card flat towards "
                "the camera, closer and still."
            ),
        )
    if card.outside > limits.CARD_OUTSIDE:
        return Check(
            "card",
            Outcome.FAIL,
            card.outside,
            limits.CARD_OUTSIDE,
            text("Part of the card lies outside the picture. Please hold it wholly inside."),
            (card.corners,),
        )
    return Check("card", Outcome.PASS, "whole", "whole", text("The card lies wholly in the picture."))


def check_card_size(found: Findings) -> Check:
    """Wide enough that small print can be read: 130 px for the number, 200 px for the rest."""
    card = found.card
    if card is None:
        return Check(
            "card_size", Outcome.SKIPPED, None, limits.CARD_WIDTH, text("There is no card to measure.")
        )
    width = round(card.width * found.scale)
    share = card.width / found.shown_size[0]
    if width < limits.CARD_WIDTH or share < limits.CARD_SHARE:
        return Check(
            "card_size",
            Outcome.FAIL,
            width,
            limits.CARD_WIDTH,
            text("The card is only {width} pixels wide. Please hold it closer to the camera.", width=width),
            (card.corners,),
        )
    if width < limits.CARD_WIDTH_SAFE:
        return Check(
            "card_size",
            Outcome.WARN,
            width,
            limits.CARD_WIDTH_SAFE,
            text(
                "The card is only {width} pixels wide, so small print is hard to read. Please "
                "hold it a little closer.",
                width=width,
            ),
            (card.corners,),
        )
    return Check(
        "card_size",
        Outcome.PASS,
        width,
        limits.CARD_WIDTH,
        text("The card is {width} pixels wide.", width=width),
    )


def check_card_side(found: Findings, claimed: Side | None) -> Check:
    """The side that this slot is for (A106)."""
    limit = claimed.value if claimed else None
    if found.card is None:
        return Check("card_side", Outcome.SKIPPED, None, limit, text("There is no card to tell the side of."))
    seen = Side(found.card.side)
    if claimed is not None and seen is not claimed:
        return Check(
            "card_side",
            Outcome.FAIL,
            seen.value,
            limit,
            text(
                "This photo shows the {seen}; the {claimed} belongs here.",
                seen=SIDE_NAMES[seen],
                claimed=SIDE_NAMES[claimed],
            ),
            (found.card.corners,),
        )
    return Check(
        "card_side",
        Outcome.PASS,
        seen.value,
        limit,
        text("The photo shows the {seen}.", seen=SIDE_NAMES[seen]),
    )


def check_sharpness(found: Findings) -> Check:
    """Explains unread print; print that was read is sharp enough whatever the measure says."""
    card = found.card
    if card is None:
        return Check(
            "sharpness",
            Outcome.SKIPPED,
            None,
            limits.SHARP,
            text("There is no card to judge the sharpness of."),
        )
    unread = sum(not field.read for field in card.fields)
    measured = round(card.sharpness, 2)
    again = text(
        "The print on the card is blurred. Please hold still, wait until the camera has focused, "
        "and take the photo again."
    )
    if measured < limits.BLURRED or (measured < limits.SHARP and unread >= 2):
        return Check("sharpness", Outcome.FAIL, measured, limits.SHARP, again, (card.corners,))
    if measured < limits.SHARP and unread:
        return Check("sharpness", Outcome.WARN, measured, limits.SHARP, again, (card.corners,))
    return Check("sharpness", Outcome.PASS, measured, limits.SHARP, text("The print on the card is sharp."))


def check_glare(found: Findings) -> Check:
    """Light reflected from the card burns print out."""
    card = found.card
    if card is None:
        return Check(
            "glare", Outcome.SKIPPED, None, limits.GLARE_CARD, text("There is no card to look for glare on.")
        )
    hit = [field for field in card.fields if glared(card, field)]
    share = round(card.glare, 3)
    if hit:
        outcome = Outcome.FAIL if any(not field.read for field in hit) else Outcome.WARN
        return Check(
            "glare",
            outcome,
            share,
            limits.GLARE_CARD,
            text(
                "Light is reflected from the card onto: {fields}. Please tilt the card a little "
                "and take the photo again.",
                fields=named(hit),
            ),
            tuple(field.place for field in hit),
        )
    return Check("glare", Outcome.PASS, share, limits.GLARE_CARD, text("No glare was found on the print."))


def glared(card: CardFound, field: FieldFound) -> bool:
    """Burnt out while the paper around is not."""
    if card.paper >= limits.PAPER_FULL:
        return field.glare > 0.5 and not field.read
    return field.glare > limits.GLARE_FIELD


def covered(field: FieldFound) -> bool:
    """Something lies on it that is neither paper nor print."""
    if field.field == "portrait":
        return field.foreign > limits.PORTRAIT_FRAME_COVERED or field.certainty < limits.PORTRAIT_FACE_SURE
    most = limits.COVERED_DENSE if field.field in ("name", "address") else limits.COVERED
    return field.foreign > (most if field.read else most / 2)


def check_fields_uncovered(found: Findings) -> Check:
    """A101: everything printed can be seen, nothing lies under a finger."""
    card = found.card
    if card is None:
        return Check("fields_uncovered", Outcome.SKIPPED, None, None, text("There is no card to read."))
    hidden = [field for field in card.fields if covered(field)]
    unread = [field for field in card.fields if not field.read and field not in hidden]
    total = len(card.fields)
    seen = total - len(hidden) - len(unread)
    if hidden:
        sure = any(not field.read or field.foreign > limits.SURELY_COVERED for field in hidden)
        return Check(
            "fields_uncovered",
            Outcome.FAIL if sure else Outcome.WARN,
            seen,
            total,
            text(
                "Something covers: {fields}. Please hold the card by its edge so that all print can be seen.",
                fields=named(hidden),
            ),
            tuple(field.place for field in (*hidden, *unread)),
        )
    if unread:
        outcome = Outcome.FAIL if len(unread) > 1 or unread[0].field == "number" else Outcome.WARN
        return Check(
            "fields_uncovered",
            outcome,
            seen,
            total,
            text(
                "This could not be read: {fields}. Please look whether it is sharp and free of "
                "fingers and glare.",
                fields=named(unread),
            ),
            tuple(field.place for field in unread),
        )
    return Check(
        "fields_uncovered",
        Outcome.PASS,
        seen,
        total,
        text("All {total} printed fields were read.", total=total),
    )


def named(fields: list[FieldFound]) -> Text:
    """Names of fields as one text."""
    return listed(FIELD_NAMES[field.field] for field in fields)
