"""Checks of the file itself: type, name, size, wholeness, traces of editing."""

from __future__ import annotations

from pathlib import PurePath

from app.core.photo import limits
from app.core.photo.files.header import ALLOWED, Fault, Header, Kind
from app.core.photo.files.hidden import second_nature
from app.core.photo.files.traces import programs_in
from app.core.photo.report import Check, Outcome
from app.core.text import Text, listed, text, verbatim

NAMES = {
    Kind.JPEG: "JPEG",
    Kind.PNG: "PNG",
    Kind.GIF: "GIF",
    Kind.WEBP: "WebP",
    Kind.HEIC: "HEIC",
    Kind.BMP: "BMP",
    Kind.TIFF: "TIFF",
    Kind.PDF: "PDF",
}
SUFFIXES = {Kind.JPEG: (".jpg", ".jpeg"), Kind.PNG: (".png",), Kind.GIF: (".gif",)}
TAKEN = "JPEG, PNG, GIF"


def type_name(kind: Kind) -> str:
    """As it is told: `JPEG`, or `unknown`."""
    return NAMES.get(kind, "unknown")


def check_format(data: bytes, header: Header) -> Check:
    """A103: content is JPEG, PNG or GIF, and nothing else besides."""
    name = type_name(header.kind)
    if header.kind is Kind.EMPTY:
        return Check(
            "format", Outcome.FAIL, "empty", TAKEN, text("The file is empty. Please choose the photo again.")
        )
    if header.kind is Kind.HEIC:
        return Check(
            "format",
            Outcome.FAIL,
            name,
            TAKEN,
            text(
                "This is a HEIC photo, which the site does not take. Please set the phone's "
                "camera to 'most compatible' (JPEG) and take the photo again."
            ),
        )
    if header.kind not in ALLOWED:
        return Check(
            "format",
            Outcome.FAIL,
            name,
            TAKEN,
            text(
                "The content is not a JPEG, PNG or GIF picture. Please choose the photo as the "
                "phone saved it."
            ),
        )
    other = second_nature(data, header.after_end, header.metadata)
    if other:
        return Check(
            "format",
            Outcome.FAIL,
            f"{name} + {other}",
            TAKEN,
            text(
                "Something that is not a picture ({other}) is hidden in this file. Please choose "
                "the photo as the phone saved it.",
                other=other,
            ),
        )
    return Check("format", Outcome.PASS, name, TAKEN, text("The content is a {name} picture.", name=name))


def check_extension(name: str, header: Header) -> Check:
    """A103: the name ends in .jpg, .jpeg, .png or .gif, and says what the content is."""
    limit = " ".join(limits.EXTENSIONS)
    if not name:
        return Check("extension", Outcome.SKIPPED, None, limit, text("A pasted picture has no file name."))
    suffix = PurePath(name).suffix.lower()
    if suffix not in limits.EXTENSIONS:
        return Check(
            "extension",
            Outcome.FAIL,
            suffix,
            limit,
            text(
                "The file name must end in .jpg, .jpeg, .png or .gif. Please save the photo "
                "under such a name."
            ),
        )
    wanted = SUFFIXES.get(header.kind)
    if wanted is not None and suffix not in wanted:
        return Check(
            "extension",
            Outcome.FAIL,
            suffix,
            " ".join(wanted),
            text(
                "The name ends in {suffix}, but the content is {kind}. The file made here gets "
                "the right name.",
                suffix=suffix,
                kind=type_name(header.kind),
            ),
        )
    if wanted is None:
        return Check(
            "extension",
            Outcome.FAIL,
            suffix,
            limit,
            text("The name ends in {suffix}, but the content is something else.", suffix=suffix),
        )
    return Check("extension", Outcome.PASS, suffix, limit, text("Name and content agree."))


def check_bytes(size: int) -> Check:
    """A103, A103b: 300K, whichever way it is counted."""
    if size == 0:
        return Check(
            "bytes",
            Outcome.FAIL,
            0,
            limits.BYTES_SAFE,
            text("The file is empty. Please choose the photo again."),
        )
    if size <= limits.BYTES_SAFE:
        return Check("bytes", Outcome.PASS, size, limits.BYTES_SAFE, text("The file is small enough."))
    if size <= limits.BYTES_MOST:
        return Check(
            "bytes",
            Outcome.WARN,
            size,
            limits.BYTES_SAFE,
            text("The file lies just at the limit of 300 K. To be safe, use the smaller copy made here."),
        )
    return Check(
        "bytes",
        Outcome.FAIL,
        size,
        limits.BYTES_SAFE,
        text("The file is larger than 300 K. Use the smaller copy made here; the original stays as it is."),
    )


def check_decodes(header: Header, undecodable: bool) -> Check:
    """The file is whole from its first to its last byte."""
    if header.kind not in ALLOWED:
        return Check("decodes", Outcome.SKIPPED, None, None, text("Not a picture, so it was not opened."))
    again = text("The file is damaged. Please copy it from the phone once more.")
    told: dict[Fault, tuple[str, Text]] = {
        Fault.CUT_OFF: (
            "cut off",
            text("The end of the file is missing. Please copy it from the phone once more."),
        ),
        Fault.DAMAGED: ("damaged", again),
        Fault.BOMB: (
            "refused",
            text(
                "The file is built in a way that could bring a computer to a halt, so it was not "
                "opened. Please choose the photo as the phone saved it."
            ),
        ),
    }
    if header.fault is not None:
        measured, message = told[header.fault]
        return Check("decodes", Outcome.FAIL, measured, "whole", message)
    if undecodable:
        return Check("decodes", Outcome.FAIL, "damaged", "whole", again)
    return Check("decodes", Outcome.PASS, "whole", "whole", text("The file is whole."))


def check_pixels(header: Header) -> Check:
    """E8: large enough to be read, and not so large that opening it would hurt."""
    width, height = header.shown_size
    measured = f"{width} x {height}"
    shorter, longer = min(width, height), max(width, height)
    if header.kind not in ALLOWED or longer == 0:
        return Check("pixels", Outcome.SKIPPED, None, None, text("The size in pixels is not known."))
    if too_large(header):
        return Check(
            "pixels",
            Outcome.FAIL,
            measured,
            f"{limits.PIXELS_MOST // 1_000_000} MP",
            text(
                "{size} pixels are more than any phone takes, so the file was not opened. Please "
                "choose the photo as the phone saved it.",
                size=measured,
            ),
        )
    if shorter < limits.SIDE_LEAST:
        return Check(
            "pixels",
            Outcome.FAIL,
            measured,
            f"{limits.SIDES_GOOD[1]} x {limits.SIDES_GOOD[0]}",
            text(
                "The picture is only {size} pixels. Please use the photo itself, not a preview of it.",
                size=measured,
            ),
        )
    if shorter < limits.SIDES_GOOD[0] or longer < limits.SIDES_GOOD[1]:
        return Check(
            "pixels",
            Outcome.WARN,
            measured,
            f"{limits.SIDES_GOOD[1]} x {limits.SIDES_GOOD[0]}",
            text(
                "The picture is small ({size} pixels). Please use the photo itself, not a preview of it.",
                size=measured,
            ),
        )
    return Check(
        "pixels",
        Outcome.PASS,
        measured,
        f"{limits.SIDES_GOOD[1]} x {limits.SIDES_GOOD[0]}",
        text("The picture has {size} pixels.", size=measured),
    )


def too_large(header: Header) -> bool:
    """More pixels than may be decoded."""
    most = limits.PIXELS_MOST if header.kind is Kind.JPEG else limits.PIXELS_MOST_UNSCALED
    return header.width * header.height * min(header.frames, 1 if header.kind is Kind.JPEG else 4) > most


def check_single_frame(header: Header) -> Check:
    """A picture that moves has no one look."""
    if header.kind in (Kind.PNG, Kind.GIF) and header.frames > 1:
        return Check(
            "single_frame",
            Outcome.WARN,
            header.frames,
            1,
            text(
                "This is a moving picture. Only its first image is looked at; please use an ordinary photo."
            ),
        )
    return Check("single_frame", Outcome.PASS, 1, 1, text("The file holds one picture."))


def check_edited(header: Header) -> Check:
    """A102: nothing may be modified. Traces can be found; that there are none proves nothing."""
    programs = programs_in(header)
    if not programs:
        return Check(
            "edited",
            Outcome.PASS,
            None,
            None,
            text("No trace of an editing program was found. Only you know whether it was edited."),
        )
    names = listed(verbatim(program) for program in programs)
    return Check(
        "edited",
        Outcome.WARN,
        ", ".join(programs),
        None,
        text(
            "The file carries the trace of an editing program ({names}). Please use the photo as "
            "the camera took it, without filter or watermark.",
            names=names,
        ),
    )
