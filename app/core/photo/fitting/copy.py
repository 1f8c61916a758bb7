"""The smaller copy as it is told to the person."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.text import Text, text


@dataclass(frozen=True)
class Made:
    """Facts of the copy, from the picture process. `quality` is None when no pixel was changed."""

    extension: str
    width: int
    height: int
    quality: int | None
    scale: float
    turned: bool
    flattened: bool
    had_metadata: bool
    side: str
    number_before: bool
    number_readable: bool
    fields_before: int
    fields_read: int
    fields_total: int


@dataclass(frozen=True)
class FittedPhoto:
    """A copy to save. `number_readable` is None where no number is printed (emblem side)."""

    content: bytes
    extension: str
    width: int
    height: int
    quality: int | None
    number_readable: bool | None
    fields_read: int
    fields_total: int
    steps: tuple[Text, ...]
    advice: Text | None


def told(content: bytes, made: Made) -> FittedPhoto:
    """With the list of what was done, and what to do when too little can be read."""
    return FittedPhoto(
        content,
        made.extension,
        made.width,
        made.height,
        made.quality,
        None if made.side == "emblem" else made.number_readable,
        made.fields_read,
        made.fields_total,
        _steps(made),
        _advice(made),
    )


def _steps(made: Made) -> tuple[Text, ...]:
    steps = []
    if made.turned:
        steps.append(text("Turned upright, as the camera noted."))
    if made.flattened:
        steps.append(text("Transparent or moving parts made one still picture."))
    if made.scale < 1:
        steps.append(
            text(
                "Made smaller to {width} x {height} pixels ({percent} % of the length).",
                width=made.width,
                height=made.height,
                percent=round(100 * made.scale),
            )
        )
    if made.quality is None:
        steps.append(text("The pixels were left as they are."))
    else:
        steps.append(text("Stored again as JPEG, quality {quality}.", quality=made.quality))
    if made.had_metadata:
        steps.append(text("Place, time and device notes taken out."))
    steps.append(text("Nothing was cropped, sharpened or painted; your original is unchanged."))
    return tuple(steps)


def _advice(made: Made) -> Text | None:
    if made.side == "portrait" and not made.number_readable:
        return text(
            "The ID number cannot be read in the copy. Please hold the card closer to the camera "
            "and take the photo again."
        )
    if not made.side:
        return text(
            "No card was found in the photo, so it is not known whether it can be read. Please "
            "hold the card closer and take the photo again."
        )
    if made.fields_read < made.fields_before:
        return text(
            "Some print is harder to read in the copy. Holding the card closer to the camera "
            "gives a better one."
        )
    return None
