"""From what was measured to what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.photo.files.header import Header
from app.core.photo.findings import Findings
from app.core.photo.judging import card_checks, file_checks, number_checks, person_checks
from app.core.photo.report import CHECK_IDS, Check, Outcome, PhotoReport, Side, verdict_of
from app.core.text import Text, text


@dataclass(frozen=True)
class Question:
    """A picture and what is known about it. `name` is the file's name, empty when pasted."""

    name: str
    data: bytes
    side: Side | None = None
    number: str | None = None


def file_problem(question: Question, header: Header) -> bool:
    """The file must not or cannot be opened."""
    checks = (
        file_checks.check_format(question.data, header),
        file_checks.check_decodes(header, undecodable=False),
        file_checks.check_pixels(header),
    )
    return any(check.outcome is Outcome.FAIL for check in checks[:2]) or file_checks.too_large(header)


def judge(
    question: Question,
    header: Header,
    found: Findings | None,
    today: date,
    elapsed_ms: int,
    *,
    undecodable: bool = False,
    trouble: Text | None = None,
) -> PhotoReport:
    """The report. Without findings the picture was not looked at: it is no picture, or `trouble` says why."""
    checks = [
        file_checks.check_format(question.data, header),
        file_checks.check_extension(question.name, header),
        file_checks.check_bytes(len(question.data)),
        file_checks.check_decodes(header, undecodable),
        file_checks.check_pixels(header),
        file_checks.check_single_frame(header),
        file_checks.check_edited(header),
    ]
    if found is None:
        why = trouble or text("The picture was not opened.")
        seen = {check.id for check in checks}
        checks = [_untold(check, trouble) for check in checks]
        checks += [Check(name, Outcome.SKIPPED, None, None, why) for name in CHECK_IDS if name not in seen]
    else:
        checks += [
            person_checks.check_orientation(header, found),
            card_checks.check_sharpness(found),
            person_checks.check_exposure(found),
            card_checks.check_glare(found),
            person_checks.check_face(found),
            person_checks.check_face_size(found),
            card_checks.check_card(found),
            card_checks.check_card_size(found),
            card_checks.check_card_side(found, question.side),
            number_checks.check_number_legible(found, today),
            number_checks.check_number_matches(found, question.number, today),
            card_checks.check_fields_uncovered(found),
        ]
    ordered = tuple(sorted(checks, key=lambda check: CHECK_IDS.index(check.id)))
    return _report(question, header, found, ordered, elapsed_ms)


def _untold(check: Check, trouble: Text | None) -> Check:
    """A picture that could not be looked at for another reason than its file is not called whole."""
    if check.id == "decodes" and trouble is not None and check.outcome is Outcome.PASS:
        return Check("decodes", Outcome.FAIL, "not opened", "whole", trouble)
    return check


def _report(
    question: Question, header: Header, found: Findings | None, checks: tuple[Check, ...], elapsed_ms: int
) -> PhotoReport:
    width, height = header.shown_size if found is None else found.shown_size
    card = found.card if found else None
    legible = any(check.id == "number_legible" and check.outcome is Outcome.PASS for check in checks)
    return PhotoReport(
        name=question.name,
        verdict=verdict_of(checks),
        format=file_checks.type_name(header.kind).lower(),
        bytes=len(question.data),
        width=width,
        height=height,
        elapsed_ms=elapsed_ms,
        checks=checks,
        side=Side(card.side) if card else None,
        face=person_checks.outline(found.faces[0]) if found and found.faces else None,
        card=card.corners if card else None,
        number_tail=card.number[-4:] if card and legible else "",
        likeness=found.likeness if found else "",
        quarter_turns=found.quarter_turns if found else 0,
    )
