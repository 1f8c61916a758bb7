"""Where things are printed on a second-generation resident ID card, in millimetres.

The card is 85.6 mm wide and 54 mm high (ISO/IEC 7810 ID-1); the origin is its top left corner.
Centres are of single printed characters; areas hold a whole field.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 85.6
HEIGHT = 54.0

NUMBER_X = 30.95
NUMBER_STEP = 2.52
NUMBER_Y = 47.5
ADDRESS_X = 15.6
ADDRESS_STEP = 3.1
ADDRESS_Y = 29.1
ADDRESS_LINE = 4.4
ADDRESS_PER_LINE = 11


@dataclass(frozen=True)
class Area:
    """A rectangle on the card, millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


PORTRAIT_SIDE = {
    "name": Area(13, 5, 34, 11.6),
    "sex": Area(12.6, 12.4, 20, 17.6),
    "nation": Area(30.6, 12.4, 50, 17.6),
    "birth": Area(12.6, 19.2, 45, 24.8),
    "address": Area(12.6, 26.2, 52, 41.6),
    "number": Area(28, 43.4, 78.5, 51),
    "portrait": Area(55, 7, 79, 38),
}
EMBLEM_SIDE = {
    "title": Area(25.5, 5, 80, 25),
    "authority": Area(34.8, 37, 82, 43.6),
    "valid": Area(34.8, 44, 80, 50.6),
}


def _row(words: str, x: float, y: float, step: float) -> tuple[tuple[str, float, float], ...]:
    return tuple((sign, x + step * i, y) for i, sign in enumerate(words))


LABELS = {
    "姓名": _row("姓名", 7.35, 8.2, 2.7),
    "性别": _row("性别", 7.35, 15.1, 2.7),
    "民族": _row("民族", 25.35, 15.1, 2.7),
    "出生": _row("出生", 7.35, 22.1, 2.7),
    "住址": _row("住址", 7.35, 29.1, 2.7),
    "公民身份号码": _row("公民身份号码", 7.35, 47.2, 2.7),
}
DATE_SIGNS = (("年", 23.85, 22.1), ("月", 32.85, 22.1), ("日", 41.35, 22.1))
TITLES = {
    "中华人民共和国": _row("中华人民共和国", 30.5, 9.9, 6.9),
    "居民身份证": _row("居民身份证", 30.4, 20.3, 10.2),
    "签发机关": _row("签发机关", 21.45, 40.3, 2.9),
    "有效期限": _row("有效期限", 21.45, 47.3, 2.9),
}
"""Printed words that are the same on every card, with the centre of each character."""
