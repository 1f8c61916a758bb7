"""Checks of the person and of the light."""

from __future__ import annotations

from app.core.photo import limits
from app.core.photo.files.header import Header
from app.core.photo.findings import FaceFound, Findings, Quad
from app.core.photo.report import Check, Outcome
from app.core.text import text


def outline(face: FaceFound) -> Quad:
    right, bottom = face.left + face.width, face.top + face.height
    return face.left, face.top, right, face.top, right, bottom, face.left, bottom


def check_orientation(header: Header, found: Findings) -> Check:
    """Upright pixels, and writing that runs the right way."""
    if found.mirrored or header.orientation in (2, 4, 5, 7):
        return Check(
            "orientation",
            Outcome.FAIL,
            "mirrored",
            "upright",
            text(
                "The photo is mirrored, so the print on the card runs backwards. Please turn "
                "mirroring off in the camera, or use the rear camera."
            ),
        )
    if found.quarter_turns:
        degrees = 90 * found.quarter_turns
        return Check(
            "orientation",
            Outcome.WARN,
            degrees,
            0,
            text(
                "The photo lies on its side or upside down. Please turn it upright in the "
                "phone's album, then save it."
            ),
        )
    if header.orientation != 1:
        return Check(
            "orientation",
            Outcome.PASS,
            f"EXIF {header.orientation}",
            "upright",
            text("The photo is stored turned and shown upright; the copy made here is turned for good."),
        )
    return Check("orientation", Outcome.PASS, "upright", "upright", text("The photo stands upright."))


def check_exposure(found: Findings) -> Check:
    """Bright enough to read the card, not so bright that its print is washed out."""
    card = found.card
    light = found.brightness if card is None else card.brightness
    measured = round(light)
    limit = f"{limits.DARK_CARD:.0f} – {limits.BRIGHT_FRAME:.0f}"
    too_dark = text("The photo is too dark. Please face a window or a lamp and take it again.")
    if found.brightness < limits.VERY_DARK_FRAME or (card is not None and light < limits.VERY_DARK_CARD):
        return Check("exposure", Outcome.FAIL, measured, limit, too_dark)
    if found.brightness < limits.DARK_FRAME or (card is not None and light < limits.DARK_CARD):
        return Check("exposure", Outcome.WARN, measured, limit, too_dark)
    unread = card is None or any(not field.read for field in card.fields)
    if found.brightness > limits.BRIGHT_FRAME or (
        unread and card is not None and card.paper >= 250 and card.glare > 0.5
    ):
        outcome = Outcome.FAIL if unread else Outcome.WARN
        return Check(
            "exposure",
            outcome,
            measured,
            limit,
            text(
                "The photo is too bright, and print may be washed out. Please turn away from the "
                "light and take it again."
            ),
        )
    return Check("exposure", Outcome.PASS, measured, limit, text("The light is even enough."))


def check_face(found: Findings) -> Check:
    """A100: exactly one person, the face whole and not covered."""
    if not found.faces:
        return Check(
            "face",
            Outcome.FAIL,
            0,
            1,
            text(
                "No face was found. Please keep your whole face in the picture, with nothing in front of it."
            ),
        )
    main = found.faces[0]
    others = [
        face
        for face in found.faces[1:]
        if face.width >= limits.SECOND_FACE * main.width
        and max(face.score, face.score_near) >= limits.FACE_SURE
        and min(face.score, face.score_near) >= 0.3
    ]
    if others:
        return Check(
            "face",
            Outcome.FAIL,
            1 + len(others),
            1,
            text("More than one person can be seen. Please take the photo alone."),
            tuple(outline(face) for face in others),
        )
    width, height = found.shown_size
    margin = limits.FACE_MARGIN
    beyond = max(-main.left, main.left + main.width - width) / main.width
    if main.top < margin * main.height or beyond > margin or main.top + main.height > height:
        return Check(
            "face",
            Outcome.FAIL,
            "cut off",
            "whole",
            text("Part of the face lies outside the picture. Please step back a little."),
            (outline(main),),
        )
    if _seems_covered(main):
        return Check(
            "face",
            Outcome.WARN,
            round(min(main.score, main.score_near, 1 - main.dark_eyes), 2),
            limits.FACE_WHOLE,
            text(
                "Part of the face seems covered. Please take off mask, sunglasses or scarf, and "
                "keep hair and hands away from it."
            ),
            (outline(main),),
        )
    return Check("face", Outcome.PASS, 1, 1, text("One face, whole and uncovered as far as can be told."))


def _seems_covered(face: FaceFound) -> bool:
    whole = limits.FACE_WHOLE_BEARDED if face.bearded else limits.FACE_WHOLE
    return face.score < limits.FACE_SURE or face.score_near < whole or face.dark_eyes > limits.EYES_DARK


def check_face_size(found: Findings) -> Check:
    """The reviewer compares the face with the card, so it must be large enough."""
    if not found.faces:
        return Check(
            "face_size", Outcome.SKIPPED, None, limits.FACE_SHARE, text("There is no face to measure.")
        )
    main = found.faces[0]
    share = round(main.width / min(found.shown_size), 3)
    if share < limits.FACE_SHARE:
        return Check(
            "face_size",
            Outcome.FAIL,
            share,
            limits.FACE_SHARE,
            text("The face is too small. Please come closer, with your upper body filling the picture."),
            (outline(main),),
        )
    if share < limits.FACE_SHARE_SAFE:
        return Check(
            "face_size",
            Outcome.WARN,
            share,
            limits.FACE_SHARE_SAFE,
            text("The face is rather small. Please come a little closer."),
            (outline(main),),
        )
    return Check("face_size", Outcome.PASS, share, limits.FACE_SHARE, text("The face is large enough."))
