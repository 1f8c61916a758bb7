"""Picture codes: drawn here, good for one answer (A130, B1)."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from app.campus.service.work import CountedRefusal, Work
from app.campus.store.rows import PictureRow
from app.core.backend.data.codes import PictureAnswer, PictureCode, PictureCodeRequest
from app.core.backend.refusal import RefusalCode
from app.core.identity.characters import half_width, without_blanks

_ALPHABET = "ACDEFHJKLMNPRTUVWXY34679"
"""Without characters that look alike."""
_CELL = 36
_HEIGHT = 52
_PAPER, _INK, _LINE = 250, 40, 150


def picture_code(work: Work, request: PictureCodeRequest) -> PictureCode:
    """Draw a new picture; its answer is good for one try, until `valid_until`."""
    answer = work.entropy.letters(work.rules.picture_code_length, _ALPHABET)
    row = PictureRow(
        id=work.entropy.token(),
        purpose=request.purpose,
        valid_until=work.after(work.rules.picture_code_life),
        answer=answer,
    )
    work.rows(PictureRow).add(row)
    return PictureCode(row.id, _draw(answer, work.entropy.digits(3 * len(answer))), row.valid_until)


def check_picture(work: Work, given: PictureAnswer | None, field: str = "picture") -> None:
    """Use up a picture code. Capitals do not matter; a wrong or old answer needs a new picture."""
    row = work.rows(PictureRow).get(given.challenge) if given else None
    if given is None or row is None:
        raise CountedRefusal(RefusalCode.PICTURE_CODE_WRONG, field=field)
    work.rows(PictureRow).remove(id=row.id)
    typed = without_blanks(half_width(given.answer)).upper()
    if typed != row.answer or row.valid_until <= work.now:
        raise CountedRefusal(RefusalCode.PICTURE_CODE_WRONG, field=field)


def _draw(answer: str, chance: str) -> bytes:
    """A grey PNG: every character turned and moved a little, two lines across."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (_CELL * len(answer) + 16, _HEIGHT), _PAPER)
    for place, character in enumerate(answer):
        turn, right, down = (int(digit) for digit in chance[3 * place : 3 * place + 3])
        glyph = _glyph(character, 5 * (turn - 4))
        image.paste(_INK, (8 + place * _CELL + right // 2, down - 2), glyph)
    pen = ImageDraw.Draw(image)
    for step in range(2):
        left, right = (4 * int(digit) + 8 for digit in chance[step : step + 2])
        pen.line((0, left, image.width, right), fill=_LINE, width=2)
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=1)
    return written.getvalue()


@lru_cache(maxsize=512)
def _glyph(character: str, degrees: int) -> Any:
    from PIL import Image, ImageDraw, ImageFont

    mask = Image.new("L", (_CELL, _HEIGHT), 0)
    ImageDraw.Draw(mask).text(
        (_CELL / 2, _HEIGHT / 2), character, fill=255, font=ImageFont.load_default(34), anchor="mm"
    )
    return mask.rotate(degrees, resample=Image.Resampling.BICUBIC)
